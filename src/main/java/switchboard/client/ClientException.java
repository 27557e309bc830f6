package switchboard.client;

import switchboard.text.CodedException;
import switchboard.text.CodedText;

/** Thrown if the client cannot continue; the message is one sentence with the reason. */
public final class ClientException extends CodedException {
    private static final long serialVersionUID = 1L;

    /** Creates an exception with this text. */
    public ClientException(CodedText text) {
        super(text);
    }

    ClientException(CodedText text, Throwable cause) {
        super(text, cause);
    }
}
