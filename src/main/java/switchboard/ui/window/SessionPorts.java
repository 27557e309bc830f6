package switchboard.ui.window;

import java.nio.file.Path;
import switchboard.ui.sessions.Shelf;

/**
 * What the window needs of sessions, this one and earlier ones.
 *
 * @param file the file of the session that is recorded now
 * @param temporary whether that is deleted at the end
 * @param shelf the recorded sessions
 */
public record SessionPorts(Path file, boolean temporary, Shelf shelf) {}
