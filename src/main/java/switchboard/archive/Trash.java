package switchboard.archive;

import java.io.IOException;
import java.nio.file.Path;
import switchboard.text.ArchiveText;

/** A trash from which removed files can be restored. Thread-safe; waits for the disk. */
public interface Trash {
    /** The absence of a trash: it takes no file. */
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
     * Moves a file to the trash.
     *
     * @throws TrashException if the trash does not take it, with the reason; then the file has not moved
     * @throws IOException if the system can't move it; then the file has not moved
     */
    void put(Path file) throws IOException;

    /** Returns the trash of this user's desktop if it consists of files, as on Linux; otherwise {@link #NONE}. */
    static Trash ofSystem() {
        return FreedesktopTrash.ofUser().map(Trash.class::cast).orElse(NONE);
    }
}
