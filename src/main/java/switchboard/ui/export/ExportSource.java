package switchboard.ui.export;

import java.nio.file.Path;
import switchboard.ui.log.LogViewState;

/**
 * A session to export from. Immutable.
 *
 * @param file the session's file
 * @param name the session's name
 * @param shown the state of the session's log view
 */
public record ExportSource(Path file, String name, LogViewState shown) {}
