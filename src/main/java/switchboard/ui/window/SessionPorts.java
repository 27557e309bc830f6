package switchboard.ui.window;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;
import switchboard.ui.sessions.Shelf;

/**
 * What the window needs of sessions, this one and earlier ones.
 *
 * @param file returns the file into which is recorded now, without waiting
 * @param temporary whether that is deleted at the end
 * @param notice what a person should know about the session as it was opened, in a sentence
 * @param shelf the recorded sessions
 */
public record SessionPorts(Supplier<Path> file, boolean temporary, Optional<String> notice, Shelf shelf) {}
