package switchboard.export;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import switchboard.filter.Filter;
import switchboard.model.ClientStep;
import switchboard.model.ConnectionId;
import switchboard.record.LoggedClient;
import switchboard.record.LoggedMessage;
import switchboard.record.LoggedReading;
import switchboard.record.SessionException;
import switchboard.record.reader.SessionReader;
import switchboard.wire.Direction;

/**
 * Merges the connects and disconnects of clients, and gaps, into the sequence of messages. Used by one thread.
 *
 * <p>The order is the one that the session recorded. Sessions of older programs recorded none for clients; there the
 * order follows the clock. In both a client connects before its first message and leaves after its last one: the clock
 * may have been set back, and a message that two threads had at hand while the client left may be recorded after its
 * end.
 */
final class Timeline {
    private static final long STRETCH = 500_000;

    /** Creates the writer for a session. */
    @FunctionalInterface
    interface WriterFactory {
        ExportWriter of(SessionReader reader) throws IOException, SessionException;
    }

    private enum Kind {
        CAME,
        READ_AS,
        LEFT,
        ENDED,
        GAP
    }

    @FunctionalInterface
    private interface Action {
        void write() throws IOException;
    }

    /**
     * Something that happened between messages.
     *
     * @param after the number of the message after which it is written
     * @param place its recorded place among others after the same message; the last one if none is recorded
     * @param at microseconds since 1970, UTC, which decides where no place is recorded; 0 otherwise
     * @param client the client's number; 0 for a gap
     */
    private record Step(long after, long place, long at, long client, Kind kind, Action action) {}

    private static final Comparator<Step> BY_TIME =
            Comparator.comparingLong(Step::at).thenComparingLong(Step::client).thenComparing(Step::kind);
    private static final Comparator<Step> BY_PLACE = Comparator.comparingLong(Step::after)
            .thenComparingLong(Step::place)
            // A gap and a choice of a framing have the place of the step that they come after.
            .thenComparing(step -> step.kind() == Kind.GAP || step.kind() == Kind.READ_AS)
            .thenComparing(BY_TIME);

    private final ExportWriter writer;
    private final boolean everybody;
    private final Map<ConnectionId, LoggedClient> absent = new HashMap<>();

    /** The clients without a recorded place, in the order of their numbers, which is the order of their connections. */
    private final ArrayDeque<LoggedClient> arrivals = new ArrayDeque<>();

    /** The disconnects without a recorded place whose time has not come yet. */
    private final PriorityQueue<Step> later = new PriorityQueue<>(BY_TIME);

    /** The steps that are written as soon as the message before them is. */
    private final PriorityQueue<Step> due = new PriorityQueue<>(BY_PLACE);

    private final Map<ConnectionId, Long> lastIn = new HashMap<>();
    private final Map<ConnectionId, Long> lastOut = new HashMap<>();

    private Timeline(ExportWriter writer, boolean everybody) {
        this.writer = writer;
        this.everybody = everybody;
    }

    /**
     * Creates the timeline of a session.
     *
     * @param working called repeatedly while loading takes long
     */
    static Timeline of(SessionReader reader, long newest, Filter filter, WriterFactory writers, Runnable working)
            throws IOException, SessionException {
        Timeline timeline = new Timeline(writers.of(reader), filter.isAll());
        for (SessionReader.PlacedGap gap : reader.gaps()) {
            timeline.due.add(
                    new Step(gap.before() - 1, gap.step().orElse(0), 0, 0, Kind.GAP, () -> timeline.writer.gap(gap)));
        }
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
            Optional<ClientStep> came = client.step(ClientStep.Kind.CAME);
            if (everybody && came.isPresent()) {
                due.add(step(client, came.get().after(), came.get().place(), 0, Kind.CAME, () -> comeOnce(client)));
            } else if (everybody) {
                arrivals.add(client);
            }
        }
    }

    void message(LoggedMessage message) throws IOException {
        takeSteps(message.at(), message.number());
        LoggedClient late = absent.get(message.client());
        if (late != null) {
            came(late);
        }
        writer.message(message);
    }

    /** Writes the gaps, connects, half-closes and disconnects that are due before a message. */
    private void takeSteps(long until, long before) throws IOException {
        takeDue(before);
        while (true) {
            long departure = later.isEmpty() ? Long.MAX_VALUE : later.peek().at();
            long arrival = arrivals.isEmpty() ? Long.MAX_VALUE : arrivals.peek().openedAt();
            if (!arrivals.isEmpty() && arrival <= Math.min(until, departure)) {
                comeOnce(arrivals.poll());
            } else if (!later.isEmpty() && departure <= until) {
                due.add(later.poll());
                takeDue(before);
            } else {
                return;
            }
        }
    }

    private void takeDue(long before) throws IOException {
        while (!due.isEmpty() && due.peek().after() < before) {
            due.poll().action().write();
        }
    }

    private void comeOnce(LoggedClient client) throws IOException {
        if (absent.containsKey(client.id())) {
            came(client);
        }
    }

    private void came(LoggedClient client) throws IOException {
        absent.remove(client.id());
        writer.came(client);
        for (LoggedReading reading : client.readings()) {
            due.add(step(
                    client,
                    reading.after(),
                    reading.step(),
                    reading.at(),
                    Kind.READ_AS,
                    () -> writer.readAs(client, reading)));
        }
        if (client.closedAt().isEmpty()) {
            return;
        }
        long in = lastIn.getOrDefault(client.id(), 0L);
        long out = lastOut.getOrDefault(client.id(), 0L);
        Optional<ClientStep> ended = client.step(ClientStep.Kind.LEFT);
        Optional<ClientStep> left = client.step(ClientStep.Kind.FINISHED).or(() -> ended);
        add(client, left, in, Kind.LEFT, () -> writer.left(client));
        add(client, ended.or(() -> left), Math.max(in, out), Kind.ENDED, () -> writer.ended(client));
    }

    /** Adds an end that is written after a message of the client, at its recorded place or when its time comes. */
    private void add(LoggedClient client, Optional<ClientStep> place, long after, Kind kind, Action action) {
        if (place.isPresent()) {
            due.add(step(
                    client, Math.max(after, place.get().after()), place.get().place(), 0, kind, action));
        } else {
            later.add(step(client, after, Long.MAX_VALUE, client.closedAt().orElseThrow(), kind, action));
        }
    }

    private static Step step(LoggedClient client, long after, long place, long at, Kind kind, Action action) {
        return new Step(after, place, at, client.id().number(), kind, action);
    }

    /** Writes the remaining gaps, connects and disconnects in order, and ends the file. */
    void end() throws IOException {
        takeSteps(Long.MAX_VALUE, Long.MAX_VALUE);
        writer.end();
    }
}
