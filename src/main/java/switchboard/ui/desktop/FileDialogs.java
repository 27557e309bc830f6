package switchboard.ui.desktop;

import java.awt.Component;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.swing.JFileChooser;
import javax.swing.filechooser.FileNameExtensionFilter;

/**
 * Opens dialogs to choose files. Event dispatch thread only; the dialogs are modal, and events go on being dispatched.
 */
public final class FileDialogs {
    private FileDialogs() {}

    /**
     * Opens a dialog to choose existing files.
     *
     * @param kind the description of files with this ending
     * @param ending the file name extension without a dot
     * @return the chosen files, empty if the dialog was cancelled
     */
    public static List<Path> open(Component owner, Path folder, String kind, String ending) {
        JFileChooser chooser = new JFileChooser(folder.toFile());
        chooser.setMultiSelectionEnabled(true);
        chooser.addChoosableFileFilter(new FileNameExtensionFilter(kind, ending));
        chooser.setFileFilter(chooser.getChoosableFileFilters()[chooser.getChoosableFileFilters().length - 1]);
        return chooser.showOpenDialog(owner) == JFileChooser.APPROVE_OPTION
                ? Stream.of(chooser.getSelectedFiles())
                        .map(file -> file.toPath().toAbsolutePath())
                        .toList()
                : List.of();
    }

    /** Opens a dialog to choose one existing file of any kind; empty if the dialog was cancelled. */
    public static Optional<Path> open(Component owner) {
        JFileChooser chooser = new JFileChooser();
        return chooser.showOpenDialog(owner) == JFileChooser.APPROVE_OPTION
                ? Optional.of(chooser.getSelectedFile().toPath().toAbsolutePath())
                : Optional.empty();
    }

    /** Opens a dialog to choose a file to write, beginning at {@code first}; does not check whether the file exists. */
    public static Optional<Path> save(Component owner, Path first) {
        JFileChooser chooser = new JFileChooser();
        chooser.setSelectedFile(first.toFile());
        return chooser.showSaveDialog(owner) == JFileChooser.APPROVE_OPTION
                ? Optional.of(chooser.getSelectedFile().toPath().toAbsolutePath())
                : Optional.empty();
    }
}
