package switchboard.ui.window;

import switchboard.record.SessionException;

/** Begins another session while the server goes on. Called on background threads. */
@FunctionalInterface
public interface SessionBeginner {
    /**
     * Finishes the running session and begins another one; may wait for the disk.
     *
     * @throws SessionException with a sentence, if another one can't be begun; then the running one goes on
     */
    void begin() throws SessionException;
}
