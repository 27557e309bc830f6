package switchboard.cli;

import switchboard.text.CodedException;
import switchboard.text.CodedText;

/** Thrown if the command line is wrong; the message is one sentence with the reason. */
final class UsageException extends CodedException {
    private static final long serialVersionUID = 1L;

    UsageException(CodedText text) {
        super(text);
    }
}
