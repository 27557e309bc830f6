package switchboard.console;

import java.nio.file.Path;
import switchboard.record.SessionException;

/** Writes what memory keeps of a session that is not recorded. */
@FunctionalInterface
public interface SessionSaver {
    /**
     * Writes it into a new session file; waits for the disk.
     *
     * @throws SessionException if that can't be done, in a sentence
     */
    void saveTo(Path file) throws SessionException;
}
