package switchboard.event;

import java.util.List;
import switchboard.model.ClientSummary;
import switchboard.model.Counts;

/** The read-only view of the connection registry, for callers that need exact values. Thread-safe. */
public interface Roster {
    /** Returns the current counts. */
    Counts counts();

    /** Returns the rows of all clients that are live or can still be answered, ordered by number. */
    List<ClientSummary> clients();
}
