package switchboard.cli;

import java.util.List;
import switchboard.archive.RetentionPolicy;

/**
 * An action of the command {@code sessions}.
 *
 * <p>Immutable.
 */
public sealed interface SessionsCommand {
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
    record Prune(RetentionPolicy policy, boolean sure) implements SessionsCommand {}
}
