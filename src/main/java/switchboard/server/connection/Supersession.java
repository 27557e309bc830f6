package switchboard.server.connection;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import switchboard.event.Fact;
import switchboard.model.ConnectionId;
import switchboard.server.context.Clock;
import switchboard.server.context.ReceivedHistory;
import switchboard.server.context.ReceivedHistory.Kept;
import switchboard.server.context.ReceivedHistory.Last;
import switchboard.wire.Message;
import switchboard.wire.explain.ProtocolSignatures;

/**
 * Supersedes the last messages of a client that were published, when later bytes have proven that they were divided
 * wrongly. The framing stays.
 *
 * <p>Used by the connection's thread only.
 */
final class Supersession {
    /** The most times for one client: a client that goes on with its mistake is not looked up for ever. */
    private static final int MOST_TIMES = 8;

    private final ConnectionId id;
    private final ConnectionState state;
    private final ConnectionFacts facts;
    private final ClassCodeCheck classCode;
    private final Clock clock;
    private final Supplier<ReceivedHistory> history;

    private List<Kept> superseded = List.of();

    /** The message before those that are superseded; empty if they are the first ones that the session keeps. */
    private Optional<Last> before = Optional.empty();

    private int times;

    /**
     * Creates the supersession of a client's messages.
     *
     * @param history returns the messages that clients sent
     */
    Supersession(
            ConnectionId id,
            ConnectionState state,
            ConnectionFacts facts,
            ClassCodeCheck classCode,
            Clock clock,
            Supplier<ReceivedHistory> history) {
        this.id = id;
        this.state = state;
        this.facts = facts;
        this.classCode = classCode;
        this.clock = clock;
        this.history = history;
    }

    /**
     * Looks up the last messages, so that {@link #publish} supersedes them. Waits for the session, for a bounded time.
     *
     * @param count the number of the messages
     * @param bytes the sum of their sizes
     * @return whether they will be superseded; not if the session does not have them as they came
     */
    boolean begin(int count, long bytes) {
        Optional<Last> last = facts.last();
        if (last.isEmpty() || !superseded.isEmpty() || times == MOST_TIMES || !classCode.isPassed()) {
            return false;
        }
        times++;
        List<Kept> all = history.get().of(id, last.get(), state::isLive).messages();
        int from = all.size() - count;
        if (from < 0) {
            return false;
        }
        List<Kept> some = all.subList(from, all.size());
        boolean asTheyCame = some.stream().allMatch(one -> isAsItCame(one.message()))
                && some.stream().mapToLong(one -> one.message().size()).sum() == bytes;
        if (asTheyCame) {
            superseded = List.copyOf(some);
            before = from == 0 ? Optional.empty() : Optional.of(last(all.get(from - 1)));
        }
        return asTheyCame;
    }

    private static boolean isAsItCame(Message message) {
        return Rereading.isWhole(message) && !ProtocolSignatures.isPreamble(message);
    }

    private static Last last(Kept one) {
        return new Last(one.at(), one.message().reads().firstRead());
    }

    /**
     * Publishes what is superseded, and the messages that are nothing but its bytes.
     *
     * @param messages the messages that begin with the bytes that are superseded
     * @return the messages that have newer bytes, too; all messages if nothing is superseded
     */
    List<Message> publish(List<Message> messages) {
        if (superseded.isEmpty()) {
            return messages;
        }
        long bytes = superseded.stream().mapToLong(one -> one.message().size()).sum();
        List<Fact> again = new ArrayList<>();
        Optional<Last> last = before;
        long end = 0;
        for (Message message : messages) {
            end += message.size();
            if (end > bytes) {
                break;
            }
            long at = timeOf(end);
            again.add(
                    new Fact.Received(id, at, classCode.masked(List.of(message)).getFirst()));
            last = Optional.of(new Last(at, message.reads().firstRead()));
        }
        int count = again.size();
        again.addFirst(Fact.ReadAs.better(
                id,
                clock.micros(),
                state.reading().framing(),
                new Fact.Again(superseded.stream().map(Kept::number).toList(), bytes, count)));
        superseded = List.of();
        facts.readAgain(last);
        facts.publish(again);
        return messages.subList(count, messages.size());
    }

    /** Returns the time when the byte before {@code end} came, in microseconds since 1970. */
    private long timeOf(long end) {
        long left = end;
        int at = 0;
        while (left > superseded.get(at).message().size()) {
            left -= superseded.get(at++).message().size();
        }
        return superseded.get(at).at();
    }
}
