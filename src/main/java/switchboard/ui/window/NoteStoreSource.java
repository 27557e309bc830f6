package switchboard.ui.window;

import java.nio.file.Path;
import switchboard.record.NoteStore;
import switchboard.record.SessionException;

/** Opens the note store of a session's file. Called on background threads. */
@FunctionalInterface
public interface NoteStoreSource {
    /**
     * Returns the note store of a file; may wait for the disk.
     *
     * @throws SessionException with a sentence, if the file's location cannot be determined
     */
    NoteStore of(Path file) throws SessionException;
}
