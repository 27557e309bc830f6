package switchboard.record;

import switchboard.text.CodedException;
import switchboard.text.CodedText;

/** Thrown when an operation on a session fails. The message is one clear sentence for people. Immutable. */
public sealed class SessionException extends CodedException permits FileGoneException, LogHeldException {
    private static final long serialVersionUID = 1L;

    /** Creates an exception with this message. */
    public SessionException(CodedText text) {
        super(text);
    }

    /** Creates an exception with this message and cause. */
    public SessionException(CodedText text, Throwable cause) {
        super(text, cause);
    }
}
