package switchboard.ui.window;

import java.nio.file.Path;
import switchboard.record.NoteStore;
import switchboard.record.SessionException;

/** Where to get what puts notes into a session's file. */
@FunctionalInterface
public interface NoteStoreSource {
    /**
     * Returns it; may wait for the disk.
     *
     * @throws SessionException if the file's place can't be found, in a sentence
     */
    NoteStore of(Path file) throws SessionException;
}
