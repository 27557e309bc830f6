package switchboard.cli;

import java.nio.file.Path;
import java.util.Optional;
import switchboard.export.ExportFormat;

/**
 * The options of {@code export}.
 *
 * <p>Immutable.
 *
 * @param session a session's name, {@code latest}, or a path
 * @param format the file format
 * @param out the file; empty for standard output
 * @param filter the filter as typed; empty for all messages
 * @param replace whether an existing file is replaced
 */
public record ExportOptions(String session, ExportFormat format, Optional<Path> out, String filter, boolean replace) {}
