package switchboard.export;

import java.io.OutputStream;
import java.nio.file.Path;

/** Where an export goes. */
public sealed interface ExportTarget {
    /**
     * A file, which is there complete or not at all.
     *
     * @param path its folder must exist
     * @param replace whether a file that is there already is replaced; if not, the export fails
     */
    record ToFile(Path path, boolean replace) implements ExportTarget {}

    /**
     * A stream, such as standard output; what has been written when an export fails can't be taken back.
     *
     * @param out stays open
     */
    record ToStream(OutputStream out) implements ExportTarget {}
}
