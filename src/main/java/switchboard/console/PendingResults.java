package switchboard.console;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import switchboard.event.Fact;
import switchboard.event.Roster;
import switchboard.model.ClientState;
import switchboard.model.ClientSummary;
import switchboard.model.ConnectionId;

/**
 * The results that the last command still waits for; the next command runs after their lines are printed.
 *
 * <p>Used by the console's thread alone.
 */
final class PendingResults {
    /** The time after which a missing result is reported as failed or waiting. */
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(5);

    /** The effect of a command on a client. */
    enum ClientAction {
        KICK("kicked"),
        BLOCK("blocked"),
        HOLD("held"),
        RELEASE("released");

        private final String done;

        ClientAction(String done) {
            this.done = done;
        }
    }

    private final LongSupplier nanos;
    private final SortedSet<ConnectionId> recipients = new TreeSet<>();
    private final SortedSet<ConnectionId> concerned = new TreeSet<>();
    private long request;
    private ClientAction action = ClientAction.KICK;
    private long sinceNanos;

    PendingResults(LongSupplier nanos) {
        this.nanos = nanos;
    }

    /** Waits for one delivery outcome for each recipient of a reply. */
    void outcomes(long number, List<ConnectionId> to) {
        request = number;
        recipients.addAll(to);
        sinceNanos = nanos.getAsLong();
    }

    /** Waits until the effect has reached each of these clients. */
    void action(ClientAction what, List<ConnectionId> to) {
        action = what;
        concerned.addAll(to);
        sinceNanos = nanos.getAsLong();
    }

    /** Returns whether the next command has to wait. */
    boolean waiting() {
        return !recipients.isEmpty() || !concerned.isEmpty();
    }

    /** Notes a delivery outcome. */
    void seen(Fact.Delivered outcome) {
        if (outcome.request() == request) {
            recipients.remove(outcome.id());
        }
    }

    /** Returns lines about the results that have come, and about those that are too late. */
    List<String> progress(Roster roster) {
        if (!waiting()) {
            return List.of();
        }
        List<String> lines = new ArrayList<>();
        if (!concerned.isEmpty()) {
            Map<ConnectionId, ClientState> states = new HashMap<>();
            for (ClientSummary client : roster.clients()) {
                states.put(client.id(), client.state());
            }
            for (Iterator<ConnectionId> each = concerned.iterator(); each.hasNext(); ) {
                ConnectionId id = each.next();
                String result = result(states.getOrDefault(id, ClientState.LEFT));
                if (!result.isEmpty()) {
                    lines.add(id + " " + result);
                    each.remove();
                }
            }
        }
        if (nanos.getAsLong() - sinceNanos > PATIENCE_NANOS) {
            concerned.forEach(id -> lines.add(id + " failed: the server has not done it yet"));
            recipients.forEach(id -> lines.add(id + " waiting"));
            concerned.clear();
            recipients.clear();
        }
        return lines;
    }

    /** Returns the result for a client in this state; empty while there is none. */
    private String result(ClientState state) {
        return switch (action) {
            case KICK, BLOCK -> state == ClientState.LEFT ? action.done : "";
            case HOLD ->
                switch (state) {
                    case HELD -> action.done;
                    case LIVE -> "";
                    case FINISHED -> "failed: it has finished sending";
                    case LEFT -> "failed: left";
                };
            case RELEASE ->
                switch (state) {
                    case HELD -> "";
                    case LIVE, FINISHED -> action.done;
                    case LEFT -> "failed: left";
                };
        };
    }
}
