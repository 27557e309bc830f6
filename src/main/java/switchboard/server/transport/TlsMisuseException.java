package switchboard.server.transport;

import java.net.SocketException;
import switchboard.text.Coded;
import switchboard.text.CodedText;

/**
 * Thrown if a TLS client sends records that the server refuses to process.
 *
 * <p>Java's TLS passes a {@link SocketException} of the socket below on as it is, and writes no alert, which a client
 * that does not read could block.
 */
public final class TlsMisuseException extends SocketException implements Coded {
    private static final long serialVersionUID = 1L;

    private final transient CodedText text;

    TlsMisuseException(CodedText text) {
        super(text.english());
        this.text = text;
    }

    @Override
    public CodedText text() {
        return text;
    }
}
