package switchboard.replay;

import switchboard.text.CodedException;
import switchboard.text.CodedText;

/** A replay could not begin; one clear sentence says why and what to do. */
final class ReplayException extends CodedException {
    private static final long serialVersionUID = 1L;

    ReplayException(CodedText text, Throwable cause) {
        super(text, cause);
    }
}
