package switchboard.system;

import switchboard.text.CodedException;
import switchboard.text.CodedText;

/** A port can't be listened on; one clear sentence says why and what to do. */
public final class PortException extends CodedException {
    private static final long serialVersionUID = 1L;

    PortException(CodedText text) {
        super(text);
    }

    PortException(CodedText text, Throwable cause) {
        super(text, cause);
    }
}
