package switchboard.app;

import java.nio.file.Path;
import java.util.Optional;
import switchboard.export.ExportFormat;

/**
 * What {@code export} is to do. Immutable.
 *
 * @param session a name of the list, {@code latest}, or a path
 * @param format as what
 * @param out the file; empty for standard output
 * @param filter which messages, as it is typed; empty for all
 * @param replace whether a file that is there is replaced
 */
record ExportOptions(String session, ExportFormat format, Optional<Path> out, String filter, boolean replace) {}
