package switchboard.replay;

import switchboard.text.CodedException;
import switchboard.text.CodedText;

/** Thrown if a replay cannot begin; the message is one sentence with the reason and the remedy. */
final class ReplayException extends CodedException {
    private static final long serialVersionUID = 1L;

    ReplayException(CodedText text, Throwable cause) {
        super(text, cause);
    }
}
