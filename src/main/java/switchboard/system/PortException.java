package switchboard.system;

import switchboard.text.CodedException;
import switchboard.text.CodedText;

/** Thrown if a port cannot be listened on. The text says in one sentence why and what to do. */
public final class PortException extends CodedException {
    private static final long serialVersionUID = 1L;

    PortException(CodedText text) {
        super(text);
    }

    PortException(CodedText text, Throwable cause) {
        super(text, cause);
    }
}
