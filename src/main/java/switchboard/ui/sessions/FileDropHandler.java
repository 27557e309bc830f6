package switchboard.ui.sessions;

import java.awt.datatransfer.DataFlavor;
import java.awt.datatransfer.UnsupportedFlavorException;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import javax.swing.TransferHandler;

/** A transfer handler that accepts dropped files. Event dispatch thread only. */
public final class FileDropHandler extends TransferHandler {
    private static final long serialVersionUID = 1L;

    private final transient Consumer<List<Path>> onDrop;

    /**
     * Creates a handler.
     *
     * @param onDrop gets the dropped files
     */
    public FileDropHandler(Consumer<List<Path>> onDrop) {
        this.onDrop = onDrop;
    }

    @Override
    public boolean canImport(TransferSupport support) {
        return support.isDataFlavorSupported(DataFlavor.javaFileListFlavor);
    }

    @Override
    public boolean importData(TransferSupport support) {
        if (!canImport(support)) {
            return false;
        }
        try {
            Object data = support.getTransferable().getTransferData(DataFlavor.javaFileListFlavor);
            List<Path> files = ((List<?>) data)
                    .stream()
                            .filter(File.class::isInstance)
                            .map(file -> ((File) file).toPath())
                            .toList();
            onDrop.accept(files);
            return !files.isEmpty();
        } catch (UnsupportedFlavorException | IOException missingFile) {
            return false;
        }
    }
}
