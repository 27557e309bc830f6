package switchboard.app;

import java.util.List;
import switchboard.archive.Keep;

/** What {@code sessions} is to do. Immutable. */
sealed interface SessionsCommand {
    /** List them. */
    record Table() implements SessionsCommand {}

    /** Give one another name. */
    record Rename(String name, String title) implements SessionsCommand {}

    /**
     * Remove some.
     *
     * @param sure whether not to ask
     */
    record Delete(List<String> names, boolean sure) implements SessionsCommand {}

    /**
     * Remove what is beyond limits.
     *
     * @param sure whether not to ask
     */
    record Prune(Keep keep, boolean sure) implements SessionsCommand {}
}
