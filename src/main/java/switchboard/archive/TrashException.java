package switchboard.archive;

import java.io.IOException;

/** The trash does not take a file; the message says why, as the middle of a sentence. */
public final class TrashException extends IOException {
    private static final long serialVersionUID = 1L;

    /** Keep the reason. */
    public TrashException(String reason) {
        super(reason);
    }
}
