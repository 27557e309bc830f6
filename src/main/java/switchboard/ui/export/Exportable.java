package switchboard.ui.export;

import java.nio.file.Path;
import switchboard.ui.log.Shown;

/**
 * A session to export from. Immutable.
 *
 * @param file the session's file
 * @param name the session's name
 * @param shown the state of the session's log view
 */
public record Exportable(Path file, String name, Shown shown) {}
