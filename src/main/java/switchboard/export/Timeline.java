package switchboard.export;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.PriorityQueue;
import switchboard.filter.Filter;
import switchboard.model.ConnectionId;
import switchboard.record.Gap;
import switchboard.record.LoggedClient;
import switchboard.record.LoggedMessage;
import switchboard.record.SessionException;
import switchboard.record.reader.SessionReader;
import switchboard.wire.Direction;

/**
 * Merges the connects and disconnects of clients, and gaps, into the sequence of messages. Used by one thread.
 *
 * <p>The order follows the clock, but never contradicts the log. The clock may have been set back, so a client connects
 * before its first message and leaves after its last one, whatever the times are.
 */
final class Timeline {
    private static final long STRETCH = 500_000;

    /** Creates the writer for a session. */
    @FunctionalInterface
    interface WriterFactory {
        ExportWriter of(SessionReader reader) throws IOException, SessionException;
    }

    private enum Kind {
        LEFT,
        ENDED
    }

    /**
     * A client's half-close or disconnect.
     *
     * @param at microseconds since 1970, UTC
     * @param client the client
     * @param after the number of the client's last message before this step, 0 if there is none
     */
    private record Step(long at, Kind kind, LoggedClient client, long after) {}

    private static final Comparator<Step> BY_TIME = Comparator.comparingLong(Step::at)
            .thenComparing(step -> step.client().id())
            .thenComparing(Step::kind);

    private final ExportWriter writer;
    private final boolean everybody;
    private final NavigableMap<Long, Gap> gaps;
    private final Map<ConnectionId, LoggedClient> absent = new HashMap<>();

    /** The clients to connect, in the order of their numbers, which is the order of their connections. */
    private final ArrayDeque<LoggedClient> arrivals = new ArrayDeque<>();

    private final PriorityQueue<Step> steps = new PriorityQueue<>(BY_TIME);

    /** The steps whose time has come, but whose last message has not been written yet. */
    private final PriorityQueue<Step> held =
            new PriorityQueue<>(Comparator.comparingLong(Step::after).thenComparing(BY_TIME));

    private final Map<ConnectionId, Long> lastIn = new HashMap<>();
    private final Map<ConnectionId, Long> lastOut = new HashMap<>();

    private Timeline(ExportWriter writer, boolean everybody, NavigableMap<Long, Gap> gaps) {
        this.writer = writer;
        this.everybody = everybody;
        this.gaps = gaps;
    }

    /**
     * Creates the timeline of a session.
     *
     * @param working called repeatedly while loading takes long
     */
    static Timeline of(SessionReader reader, long newest, Filter filter, WriterFactory writers, Runnable working)
            throws IOException, SessionException {
        Timeline timeline = new Timeline(writers.of(reader), filter.isAll(), reader.gaps());
        if (timeline.writer.includesClientEvents()) {
            timeline.load(reader, newest, working);
        }
        return timeline;
    }

    private void load(SessionReader reader, long newest, Runnable working) throws SessionException {
        for (long after = 0; after < newest; after += STRETCH) {
            reader.lastMessages(
                    after,
                    Math.min(newest, after + STRETCH),
                    (client, way, number) -> (way == Direction.IN ? lastIn : lastOut).merge(client, number, Math::max));
            working.run();
        }
        for (LoggedClient client : reader.clients()) {
            absent.put(client.id(), client);
            if (everybody) {
                arrivals.add(client);
            }
        }
    }

    void message(LoggedMessage message) throws IOException {
        while (!gaps.isEmpty() && gaps.firstKey() <= message.number()) {
            writer.gap(gaps.pollFirstEntry().getValue());
        }
        takeSteps(message.at(), message.number());
        LoggedClient late = absent.get(message.client());
        if (late != null) {
            came(late);
        }
        writer.message(message);
    }

    /** Writes the connects, half-closes and disconnects that are due before a message. */
    private void takeSteps(long until, long before) throws IOException {
        while (!held.isEmpty() && held.peek().after() < before) {
            take(held.poll());
        }
        while (true) {
            long departure = steps.isEmpty() ? Long.MAX_VALUE : steps.peek().at();
            long arrival = arrivals.isEmpty() ? Long.MAX_VALUE : arrivals.peek().openedAt();
            if (!arrivals.isEmpty() && arrival <= Math.min(until, departure)) {
                LoggedClient next = arrivals.poll();
                if (absent.containsKey(next.id())) {
                    came(next);
                }
            } else if (!steps.isEmpty() && departure <= until) {
                Step step = steps.poll();
                if (step.after() < before) {
                    take(step);
                } else {
                    held.add(step);
                }
            } else {
                return;
            }
        }
    }

    private void take(Step step) throws IOException {
        switch (step.kind()) {
            case LEFT -> writer.left(step.client());
            case ENDED -> writer.ended(step.client());
        }
    }

    private void came(LoggedClient client) throws IOException {
        absent.remove(client.id());
        writer.came(client);
        if (client.closedAt().isPresent()) {
            long at = client.closedAt().getAsLong();
            long in = lastIn.getOrDefault(client.id(), 0L);
            long out = lastOut.getOrDefault(client.id(), 0L);
            steps.add(new Step(at, Kind.LEFT, client, in));
            steps.add(new Step(at, Kind.ENDED, client, Math.max(in, out)));
        }
    }

    /** Writes the remaining gaps, connects and disconnects in the order of their times, and ends the file. */
    void end() throws IOException {
        while (!gaps.isEmpty()) {
            writer.gap(gaps.pollFirstEntry().getValue());
        }
        takeSteps(Long.MAX_VALUE, Long.MAX_VALUE);
        writer.end();
    }
}
