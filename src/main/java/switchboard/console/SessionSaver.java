package switchboard.console;

import java.nio.file.Path;
import switchboard.record.SessionException;

/**
 * Saves the messages in memory of a session that is not recorded.
 *
 * <p>Called by the console's thread.
 */
@FunctionalInterface
public interface SessionSaver {
    /**
     * Writes the messages into a new session file; waits for the disk.
     *
     * @throws SessionException if the file cannot be written
     */
    void saveTo(Path file) throws SessionException;
}
