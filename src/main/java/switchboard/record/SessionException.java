package switchboard.record;

import switchboard.text.CodedException;
import switchboard.text.CodedText;

/** Something about a session that a person must know; the message is one clear English sentence. */
public sealed class SessionException extends CodedException permits FileGoneException {
    private static final long serialVersionUID = 1L;

    /** Creates one that says this. */
    public SessionException(CodedText text) {
        super(text);
    }

    /** Creates one that says this, and tells what caused it. */
    public SessionException(CodedText text, Throwable cause) {
        super(text, cause);
    }
}
