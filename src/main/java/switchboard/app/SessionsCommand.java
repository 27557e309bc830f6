package switchboard.app;

import java.util.List;
import switchboard.archive.Keep;

/**
 * An action of the command {@code sessions}.
 *
 * <p>Immutable.
 */
sealed interface SessionsCommand {
    /** Lists the sessions. */
    record Table() implements SessionsCommand {}

    /** Renames a session. */
    record Rename(String name, String title) implements SessionsCommand {}

    /**
     * Removes sessions.
     *
     * @param sure whether to skip the confirmation
     */
    record Delete(List<String> names, boolean sure) implements SessionsCommand {}

    /**
     * Removes the sessions beyond the given limits.
     *
     * @param sure whether to skip the confirmation
     */
    record Prune(Keep keep, boolean sure) implements SessionsCommand {}
}
