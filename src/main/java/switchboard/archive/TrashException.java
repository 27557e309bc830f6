package switchboard.archive;

import java.io.IOException;
import switchboard.text.Coded;
import switchboard.text.CodedText;

/**
 * Thrown when the trash does not take a file. The message is the reason, worded as the middle of a sentence. Immutable.
 */
public final class TrashException extends IOException implements Coded {
    private static final long serialVersionUID = 1L;

    private final transient CodedText text;

    /** Creates an exception with this reason. */
    public TrashException(CodedText reason) {
        super(reason.english());
        text = reason;
    }

    @Override
    public CodedText text() {
        return text;
    }
}
