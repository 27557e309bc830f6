package switchboard.record;

import java.util.Set;
import switchboard.event.ConnectionId;

/**
 * Which messages of a session to show. Immutable.
 *
 * @param clients only those of these clients; empty for all
 * @param part all messages, one direction, or those with a problem
 * @param text only those whose body, finding or client name contains this, upper and lower case alike; empty for all
 */
public record LogFilter(Set<ConnectionId> clients, Part part, String text) {
    /** Everything. */
    public static final LogFilter ALL = new LogFilter(Set.of(), Part.ALL, "");

    /** One of the log's four views. */
    public enum Part {
        /** Everything. */
        ALL,
        /** What came in. */
        IN,
        /** What went out. */
        OUT,
        /** What was not understood. */
        PROBLEMS
    }

    /** Copy the set. */
    public LogFilter {
        clients = Set.copyOf(clients);
    }

    /** Return whether it lets everything through. */
    public boolean isAll() {
        return clients.isEmpty() && part == Part.ALL && text.isEmpty();
    }
}
