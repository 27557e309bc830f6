package switchboard.archive;

import java.io.IOException;
import java.nio.file.Path;
import switchboard.text.ArchiveText;

/** The place from which removed files can be brought back. Thread-safe; waits for the disk. */
public interface Trash {
    /** No trash: what is removed is gone. */
    Trash NONE = new Trash() {
        @Override
        public boolean takes(Path file) {
            return false;
        }

        @Override
        public void put(Path file) throws IOException {
            throw new TrashException(ArchiveText.TRASH_NONE.with());
        }
    };

    /** Returns whether there is a trash for this file. */
    boolean takes(Path file);

    /**
     * Moves a file there.
     *
     * @throws TrashException if the trash does not take it, which says why; then the file is where it was
     * @throws IOException if the system can't move it; then the file is where it was
     */
    void put(Path file) throws IOException;

    /** Returns the trash of this system's desktop where it is a matter of files, as on Linux; else {@link #NONE}. */
    static Trash ofSystem() {
        return FreedesktopTrash.ofUser().map(Trash.class::cast).orElse(NONE);
    }
}
