package switchboard.ui.window;

import java.nio.file.Path;
import switchboard.record.SessionException;

/** Where to get a file that holds this session. */
@FunctionalInterface
public interface SessionFileSource {
    /**
     * Returns the file into which is recorded now, or one that was made of what memory keeps; may wait for the disk.
     *
     * @throws SessionException if there is none, in a sentence
     */
    Path get() throws SessionException;
}
