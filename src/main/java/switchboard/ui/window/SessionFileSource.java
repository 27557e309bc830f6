package switchboard.ui.window;

import java.nio.file.Path;
import switchboard.record.SessionException;

/** Gets a file that holds the running session. Called on background threads. */
@FunctionalInterface
public interface SessionFileSource {
    /**
     * Returns the file that is being recorded, or one written from the messages in memory; may wait for the disk.
     *
     * @throws SessionException with a sentence, if there is none
     */
    Path get() throws SessionException;
}
