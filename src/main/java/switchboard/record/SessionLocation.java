package switchboard.record;

import java.nio.file.Path;
import switchboard.system.UserFolders;

/** The place at which a session is recorded. Immutable. */
public sealed interface SessionLocation {
    /**
     * A new file in a folder of sessions, named after the time at which it begins.
     *
     * @param directory created if it is missing; {@link UserFolders#sessions()} is the usual one
     */
    record NewInDirectory(Path directory) implements SessionLocation {}

    /**
     * A given file, which is continued if it is a session, and created if it does not exist.
     *
     * @param file the file; its directory must exist
     */
    record ChosenFile(Path file) implements SessionLocation {}

    /** A temporary file that is deleted at the end, for a session that is not kept. */
    record Temporary() implements SessionLocation {}
}
