package switchboard.client.swarm;

import switchboard.text.Coded;
import switchboard.text.CodedText;

/**
 * Thrown if a text describes no mix of clients.
 *
 * <p>The message is a part of a sentence that the caller completes.
 */
public final class ClientMixException extends IllegalArgumentException implements Coded {
    private static final long serialVersionUID = 1L;

    private final transient CodedText text;

    ClientMixException(CodedText text) {
        super(text.english());
        this.text = text;
    }

    @Override
    public CodedText text() {
        return text;
    }
}
