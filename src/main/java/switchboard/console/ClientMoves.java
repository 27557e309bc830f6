package switchboard.console;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import switchboard.console.LogLines.PlacedLine;
import switchboard.event.LiveChanges;
import switchboard.model.ClientState;
import switchboard.model.ClientStep;
import switchboard.model.ClientSummary;
import switchboard.model.ConnectionId;
import switchboard.terminal.TerminalText;
import switchboard.text.CodedText;
import switchboard.wire.Escapes;

/**
 * The clients that came or left, at their places among the messages.
 *
 * <p>The session says the place, shortly after the move. A move whose place does not become known in time is told
 * without one, so that a disk that does not answer hides nobody. Used by the console's thread alone; bounded by the
 * number of clients in the {@link LiveChanges}.
 */
final class ClientMoves {
    /** The time that a move waits for its place. */
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(2);

    /** A client's newest state, and when it was first seen that this is to be told. */
    private record Untold(ClientSummary client, long sinceNanos) {}

    private final LongSupplier nanos;
    private final LineRateLimiter budget;
    private final Map<ConnectionId, ClientState> told = new HashMap<>();
    private final Map<ConnectionId, Untold> untold = new LinkedHashMap<>();
    private final ArrayDeque<ClientStep> steps = new ArrayDeque<>();
    private long skipped;

    /** The place of the last step that was put off. */
    private long putOff;

    /**
     * Moves at their places.
     *
     * @param lines their lines
     * @param upTo the number of the last message that may be told with them
     */
    record MovesUpTo(List<PlacedLine> lines, long upTo) {}

    ClientMoves(LineRateLimiter budget, LongSupplier nanos) {
        this.budget = budget;
        this.nanos = nanos;
    }

    void add(LiveChanges changes) {
        for (ClientSummary client : changes.clients()) {
            Untold before = untold.get(client.id());
            untold.put(client.id(), new Untold(client, before == null ? nanos.getAsLong() : before.sinceNanos()));
        }
        for (ConnectionId id : changes.forgotten()) {
            told.remove(id);
            untold.remove(id);
        }
        untold.values().removeIf(one -> isTold(one.client()));
        steps.addAll(changes.recorded().steps());
    }

    private boolean isTold(ClientSummary client) {
        ClientState before = told.get(client.id());
        return before == client.state() || before == ClientState.LIVE && client.state() == ClientState.HELD;
    }

    /**
     * Returns the lines of the moves that the session has before the message after {@code upTo}.
     *
     * <p>A step may be known a moment before the client's state. Such a step, and all that follows it, is put off once.
     */
    MovesUpTo upTo(long upTo) {
        List<PlacedLine> lines = new ArrayList<>();
        while (!steps.isEmpty() && steps.getFirst().after() <= upTo) {
            ClientStep step = steps.getFirst();
            Untold known = untold.get(step.client());
            if (known == null && !told.containsKey(step.client()) && step.place() > putOff) {
                putOff = steps.getLast().place();
                return new MovesUpTo(lines, step.after());
            }
            steps.removeFirst();
            if (known != null) {
                tell(known.client(), step.kind(), step.after(), lines);
            } else if (!told.containsKey(step.client())) {
                skipped++;
            }
        }
        return new MovesUpTo(lines, upTo);
    }

    /**
     * Returns the lines of the moves that wait for too long, and with {@code last} of all that wait.
     *
     * @param place the number of the last message before them
     */
    List<PlacedLine> late(long place, boolean last) {
        List<PlacedLine> lines = new ArrayList<>();
        long now = nanos.getAsLong();
        for (Untold one : List.copyOf(untold.values())) {
            if (last || now - one.sinceNanos() >= PATIENCE_NANOS) {
                tell(one.client(), ClientStep.Kind.CAME, place, lines);
                tell(one.client(), ClientStep.Kind.FINISHED, place, lines);
                tell(one.client(), ClientStep.Kind.LEFT, place, lines);
            }
        }
        return lines;
    }

    /** Returns the number of moves since the last call that were not told one by one. */
    long skipped() {
        long count = skipped;
        skipped = 0;
        return count;
    }

    /** Tells a step if the client has made it and it is not told yet. */
    private void tell(ClientSummary client, ClientStep.Kind kind, long place, List<PlacedLine> lines) {
        Optional<ClientState> before = Optional.ofNullable(told.get(client.id()));
        ClientState now = client.state();
        switch (kind) {
            case CAME -> {
                if (before.isEmpty()) {
                    told.put(client.id(), ClientState.LIVE);
                    add(
                            lines,
                            place,
                            client,
                            "came from " + Escapes.text(client.info().peer())
                                    + (client.info().encrypted() ? " over TLS" : ""));
                }
            }
            case FINISHED -> {
                if (now == ClientState.FINISHED && !before.equals(Optional.of(now))) {
                    told.put(client.id(), now);
                    add(lines, place, client, "finished sending and can still be answered");
                }
            }
            case LEFT -> {
                if (now == ClientState.LEFT && !before.equals(Optional.of(now))) {
                    told.put(client.id(), now);
                    add(
                            lines,
                            place,
                            client,
                            "left: "
                                    + TerminalText.inert(client.farewell()
                                            .map(CodedText::english)
                                            .orElse("")));
                }
            }
        }
        if (isTold(client)) {
            untold.remove(client.id());
        }
    }

    private void add(List<PlacedLine> lines, long place, ClientSummary client, String what) {
        if (budget.take(1) == 1) {
            lines.add(new PlacedLine(place, client.id() + " " + what));
        } else {
            skipped++;
        }
    }
}
