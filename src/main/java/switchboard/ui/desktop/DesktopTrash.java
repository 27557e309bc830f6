package switchboard.ui.desktop;

import java.awt.Desktop;
import java.awt.GraphicsEnvironment;
import java.io.IOException;
import java.nio.file.Path;
import switchboard.archive.Trash;
import switchboard.archive.TrashException;
import switchboard.text.ArchiveText;

/**
 * The trash of a desktop that Java reaches through {@link Desktop}, as on macOS and Windows. Thread-safe; waits for the
 * desktop.
 */
public final class DesktopTrash implements Trash {
    private DesktopTrash() {}

    /** Returns this system's trash: the one that {@link Trash#ofSystem} knows, else the one of the desktop. */
    public static Trash ofSystem() {
        Trash plain = Trash.ofSystem();
        boolean asked = plain == Trash.NONE
                && !GraphicsEnvironment.isHeadless()
                && Desktop.isDesktopSupported()
                && Desktop.getDesktop().isSupported(Desktop.Action.MOVE_TO_TRASH);
        return asked ? new DesktopTrash() : plain;
    }

    @Override
    public boolean takes(Path file) {
        return true;
    }

    @Override
    public void put(Path file) throws IOException {
        if (!Desktop.getDesktop().moveToTrash(file.toFile())) {
            throw new TrashException(ArchiveText.TRASH_REFUSED.with());
        }
    }
}
