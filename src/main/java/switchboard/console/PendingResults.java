package switchboard.console;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import switchboard.event.Fact;
import switchboard.event.Roster;
import switchboard.model.ClientState;
import switchboard.model.ClientSummary;
import switchboard.model.ConnectionId;
import switchboard.model.Delivery;
import switchboard.terminal.TerminalText;

/**
 * The results of earlier commands that are not printed yet, and the order in which they are printed: that of the
 * commands.
 *
 * <p>No command waits for a client. The server tells within a moment that a reply waits; a command waits for that where
 * its answer would tell less otherwise, and replies to other clients do not wait at all. Used by the console's thread
 * alone.
 */
final class PendingResults {
    /** The time after which a missing result is reported as waiting: the server is behind, for example the disk. */
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(1);

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

    /** A reply with recipients that have no outcome yet, and lines that have to wait for earlier replies. */
    private record Reply(long request, long since, Set<ConnectionId> missing, List<String> lines) {}

    private final LongSupplier nanos;
    private final ArrayDeque<Reply> replies = new ArrayDeque<>();
    private final Map<ConnectionId, Long> repeating = new HashMap<>();
    private final Set<ConnectionId> concerned = new TreeSet<>();
    private ClientAction action = ClientAction.KICK;
    private long actedAt;

    PendingResults(LongSupplier nanos) {
        this.nanos = nanos;
    }

    /** Expects one outcome for each recipient of a reply. */
    void outcomes(long request, List<ConnectionId> to) {
        replies.add(new Reply(request, nanos.getAsLong(), new TreeSet<>(to), new ArrayList<>()));
    }

    /** Expects the effect on each of these clients. */
    void action(ClientAction what, List<ConnectionId> to) {
        action = what;
        concerned.addAll(to);
        actedAt = nanos.getAsLong();
    }

    /** Returns whether any result is expected soon. */
    boolean waiting() {
        return !replies.isEmpty() || !concerned.isEmpty();
    }

    /**
     * Returns whether a command has to wait. A reply to one client waits for the outcome of an earlier one to the same
     * client only.
     */
    boolean holdsBack(Command command) {
        return !concerned.isEmpty()
                || (command instanceof Command.Send send
                        ? replies.stream().anyMatch(reply -> reply.missing().contains(send.to()))
                        : !replies.isEmpty());
    }

    /** Returns whether a message is sent to this client on a timer; without a client, to any. */
    boolean isRepeating(Optional<ConnectionId> id) {
        return id.map(repeating::containsKey).orElse(!repeating.isEmpty());
    }

    /** Takes an outcome in; returns the lines to print now. */
    List<String> outcome(Fact.Delivered outcome) {
        String line = line(outcome);
        if (outcome.delivery() == Delivery.REPEATING) {
            repeating.put(outcome.id(), outcome.request());
        } else {
            repeating.remove(outcome.id(), outcome.request());
        }
        for (Reply reply : replies) {
            if (reply.request() == outcome.request()) {
                reply.missing().remove(outcome.id());
                reply.lines().add(line);
                return printable();
            }
        }
        // It has been reported as waiting or repeating already.
        return outcome.delivery() == Delivery.WAITING || outcome.delivery() == Delivery.REPEATING
                ? List.of()
                : List.of(line);
    }

    private static String line(Fact.Delivered outcome) {
        return outcome.id()
                + switch (outcome.delivery()) {
                    case SENT -> " sent";
                    case WAITING -> " waiting";
                    case REPEATING -> " repeating";
                    case FAILED -> " failed";
                }
                + outcome.detail()
                        .map(why -> ": " + TerminalText.inert(why.english()))
                        .orElse("");
    }

    /** Returns the lines of the first reply, and of the next ones after replies that are complete. */
    private List<String> printable() {
        List<String> lines = new ArrayList<>();
        while (!replies.isEmpty()) {
            Reply first = replies.element();
            lines.addAll(first.lines());
            first.lines().clear();
            if (!first.missing().isEmpty()) {
                break;
            }
            replies.remove();
        }
        return lines;
    }

    /** Returns lines about effects that have come, and about results that are late. */
    List<String> progress(Roster roster) {
        long now = nanos.getAsLong();
        for (Reply reply : replies) {
            if (now - reply.since() > PATIENCE_NANOS) {
                reply.missing().forEach(id -> reply.lines().add(id + " waiting"));
                reply.missing().clear();
            }
        }
        List<String> lines = printable();
        if (!concerned.isEmpty()) {
            effects(roster, lines);
            if (now - actedAt > PATIENCE_NANOS) {
                concerned.forEach(id -> lines.add(id + " waiting: the server is busy, see list"));
                concerned.clear();
            }
        }
        return lines;
    }

    private void effects(Roster roster, List<String> lines) {
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
