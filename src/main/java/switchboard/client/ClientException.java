package switchboard.client;

import switchboard.text.CodedException;
import switchboard.text.CodedText;

/** The client could not go on; one clear sentence says why. */
public final class ClientException extends CodedException {
    private static final long serialVersionUID = 1L;

    ClientException(CodedText text) {
        super(text);
    }

    ClientException(CodedText text, Throwable cause) {
        super(text, cause);
    }
}
