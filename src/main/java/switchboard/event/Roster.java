package switchboard.event;

import java.util.List;
import switchboard.model.ClientSummary;
import switchboard.model.ConnectionId;
import switchboard.model.Counts;

/** The read-only view of the connection registry, for callers that need exact values. Thread-safe. */
public interface Roster {
    /** Returns the current counts. */
    Counts counts();

    /** Returns the rows of all clients that are live or can still be answered, ordered by number. */
    List<ClientSummary> clients();

    /** Returns whether a client of this number has come, in this run or earlier in its session. */
    boolean hasCome(ConnectionId id);
}
