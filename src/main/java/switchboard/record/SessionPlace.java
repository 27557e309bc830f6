package switchboard.record;

import java.nio.file.Path;
import switchboard.system.Folders;

/** Where a session is recorded. */
public sealed interface SessionPlace {
    /**
     * A new file of its own in a directory of sessions, named after the time it began.
     *
     * @param directory made when it is missing; {@link Folders#sessions()} is the usual one
     */
    record Usual(Path directory) implements SessionPlace {}

    /**
     * This file: continued when it is a session already, made when there is none.
     *
     * @param file its directory must exist
     */
    record Given(Path file) implements SessionPlace {}

    /** A temporary file that is deleted at the end: for when nothing is to be kept. */
    record Temporary() implements SessionPlace {}
}
