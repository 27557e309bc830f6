package switchboard.event;

import java.util.List;
import switchboard.model.ClientSummary;
import switchboard.model.Counts;

/** What the thread registry knows at this instant, for those who need it exact. Thread-safe. */
public interface Roster {
    /** Returns the counts. */
    Counts counts();

    /** Returns who is live or may still be answered, by number. */
    List<ClientSummary> clients();
}
