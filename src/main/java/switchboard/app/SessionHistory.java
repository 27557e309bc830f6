package switchboard.app;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import switchboard.filter.ClientCondition;
import switchboard.filter.DirectionCondition;
import switchboard.filter.Filter;
import switchboard.filter.Readings;
import switchboard.model.ConnectionId;
import switchboard.record.LoggedMessage;
import switchboard.record.SessionLog;
import switchboard.server.context.ReceivedHistory;
import switchboard.text.ServerText;
import switchboard.wire.Direction;

/**
 * Reads what clients sent from the session's log. Thread-safe; waits for the log, {@value #PATIENCE_SECONDS} seconds at
 * most until the session has a message, and as long for each answer.
 */
final class SessionHistory implements ReceivedHistory {
    private static final Logger LOG = LoggerFactory.getLogger(SessionHistory.class);

    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final long POLL_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

    /** The most messages and bytes that are read again, the newest ones. */
    private static final int MOST_MESSAGES = 10_000;

    private static final long MOST_BYTES = 16L << 20;

    private final SessionLog log;
    private final long patienceNanos;

    SessionHistory(SessionLog log) {
        this(log, PATIENCE);
    }

    /** Creates the history with the time for the session to have a message, and for each of its answers. */
    SessionHistory(SessionLog log, Duration patience) {
        this.log = log;
        patienceNanos = patience.toNanos();
    }

    @Override
    public Found of(ConnectionId client, Last last, BooleanSupplier wanted) {
        try {
            return found(client, last, wanted);
        } catch (ExecutionException | TimeoutException failed) {
            LOG.debug("What client {} said is not read again", client, failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        return wanted.getAsBoolean() ? late(client) : Found.NOTHING;
    }

    private static Found late(ConnectionId client) {
        return new Found(List.of(), Optional.of(ServerText.AGAIN_LATE.with(client.number())));
    }

    private Found found(ConnectionId client, Last last, BooleanSupplier wanted)
            throws ExecutionException, TimeoutException, InterruptedException {
        Filter said =
                Filter.all(new ClientCondition(Set.of(client)), new DirectionCondition(Direction.IN), Readings.LAST);
        long until = System.nanoTime() + patienceNanos;
        List<Long> numbers = new ArrayList<>();
        long searched = 0;
        while (wanted.getAsBoolean() && until - System.nanoTime() > 0) {
            long newest = answer(log.newest());
            for (long number : answer(log.allMatches(said, searched, newest))) {
                numbers.add(number);
            }
            searched = Math.max(searched, newest);
            if (!numbers.isEmpty() && isLast(answer(log.message(numbers.getLast())), last)) {
                return messages(client, numbers, firstWithoutGap());
            }
            LockSupport.parkNanos(POLL_NANOS);
        }
        return wanted.getAsBoolean() ? late(client) : Found.NOTHING;
    }

    private static boolean isLast(Optional<LoggedMessage> message, Last last) {
        return message.isPresent()
                && message.get().at() == last.at()
                && message.get().message().reads().firstRead() == last.read();
    }

    /** Returns the number of the message behind the last gap. */
    private long firstWithoutGap() throws ExecutionException, TimeoutException, InterruptedException {
        long[] gaps = answer(log.gaps());
        return gaps.length == 0 ? 0 : gaps[gaps.length - 1];
    }

    private Found messages(ConnectionId client, List<Long> numbers, long first)
            throws ExecutionException, TimeoutException, InterruptedException {
        ArrayDeque<Kept> found = new ArrayDeque<>();
        long bytes = 0;
        for (long number : numbers.reversed()) {
            if (number < first) {
                return new Found(List.copyOf(found), Optional.of(ServerText.AGAIN_GAP.with(client.number(), number)));
            }
            Optional<LoggedMessage> message = answer(log.message(number));
            bytes += message.map(one -> (long) one.message().size()).orElse(0L);
            if (message.isEmpty() || bytes > MOST_BYTES || found.size() == MOST_MESSAGES) {
                return new Found(
                        List.copyOf(found),
                        Optional.of(
                                ServerText.AGAIN_MUCH.with(client.number(), number, MOST_MESSAGES, MOST_BYTES >> 20)));
            }
            found.addFirst(new Kept(number, message.get().at(), message.get().message()));
        }
        return new Found(List.copyOf(found), Optional.empty());
    }

    private <T> T answer(CompletableFuture<T> future)
            throws ExecutionException, TimeoutException, InterruptedException {
        return future.get(patienceNanos, TimeUnit.NANOSECONDS);
    }
}
