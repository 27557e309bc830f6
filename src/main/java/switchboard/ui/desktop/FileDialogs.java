package switchboard.ui.desktop;

import java.awt.Component;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.swing.JFileChooser;
import javax.swing.filechooser.FileNameExtensionFilter;

/** Asks for files. Event dispatch thread only; everything else goes on while a person chooses. */
public final class FileDialogs {
    private FileDialogs() {}

    /**
     * Asks for files that are there.
     *
     * @param kind what files of this ending are called
     * @param ending without a dot
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

    /** Asks where to write, beginning at {@code first}; whether something is there already is not looked at. */
    public static Optional<Path> save(Component owner, Path first) {
        JFileChooser chooser = new JFileChooser();
        chooser.setSelectedFile(first.toFile());
        return chooser.showSaveDialog(owner) == JFileChooser.APPROVE_OPTION
                ? Optional.of(chooser.getSelectedFile().toPath().toAbsolutePath())
                : Optional.empty();
    }
}
