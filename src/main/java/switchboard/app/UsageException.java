package switchboard.app;

import switchboard.text.CodedException;
import switchboard.text.CodedText;

/** The command line asks for something that is not there; one clear sentence says what. */
final class UsageException extends CodedException {
    private static final long serialVersionUID = 1L;

    UsageException(CodedText text) {
        super(text);
    }
}
