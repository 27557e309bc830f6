package switchboard.export;

import java.io.OutputStream;
import java.nio.file.Path;

/** The target of an export. Immutable. */
public sealed interface ExportTarget {
    /**
     * A file, which is complete or absent.
     *
     * @param path the file; its folder must exist
     * @param replace whether an existing file is replaced; if not, the export fails
     */
    record ToFile(Path path, boolean replace) implements ExportTarget {}

    /**
     * A stream, such as standard output. A failed export leaves what it has written.
     *
     * @param out stays open
     */
    record ToStream(OutputStream out) implements ExportTarget {}
}
