package switchboard.record;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import switchboard.filter.Filter;

/**
 * Reads a session, which may still grow. Thread-safe; no method but {@link #open} blocks.
 *
 * <p>Each answer is completed on the log's own thread, so a caller on the event dispatch thread must return there
 * first. A failed call ends with a {@link SessionException} whose message is a sentence for people.
 */
public interface SessionLog extends AutoCloseable {
    /**
     * Returns the existing rows with numbers from {@code first} to {@code first + count - 1}, in order.
     *
     * @param count at most 1,000
     */
    CompletableFuture<List<LogRow>> rows(long first, int count);

    /** Returns the existing rows with these numbers, in the given order; at most 1,000. */
    CompletableFuture<List<LogRow>> rows(long[] numbers);

    /**
     * Searches for messages that match a filter, for a bounded time. To continue, the caller asks again from the number
     * at which the search stopped. Cancelling the answer stops the search.
     *
     * @param after searches only numbers larger than this
     * @param upTo searches only numbers up to and including this
     */
    CompletableFuture<Matches> matches(Filter filter, long after, long upTo);

    /**
     * Searches like {@link #matches}, but until the whole range is searched; all matches are held in memory. Cancelling
     * the answer stops the search.
     */
    default CompletableFuture<long[]> allMatches(Filter filter, long after, long upTo) {
        return MatchCollector.of(number -> matches(filter, number, upTo), after, upTo);
    }

    /**
     * Returns the number of the first message at a time or later, 0 if there is none.
     *
     * @param micros microseconds since 1970, UTC
     */
    CompletableFuture<Long> firstAt(long micros);

    /** Returns the numbers of the messages that follow a gap, in order. */
    default CompletableFuture<long[]> gaps() {
        return CompletableFuture.completedFuture(new long[0]);
    }

    /** Returns the gap behind the newest message, as long as no message follows it; empty if there is none. */
    default CompletableFuture<Optional<Gap>> lastGap() {
        return CompletableFuture.completedFuture(Optional.empty());
    }

    /** Returns all clients of the session, by number. */
    CompletableFuture<List<LoggedClient>> clients();

    /** Returns one message in full; empty if there is none of that number. */
    CompletableFuture<Optional<LoggedMessage>> message(long number);

    /** Returns the number of the newest message on disk, 0 if there is none. */
    CompletableFuture<Long> newest();

    /** Returns a future that completes when this is closed and no longer holds its file. */
    default CompletableFuture<Void> closed() {
        return CompletableFuture.allOf();
    }

    /** Stops the thread; waiting calls end with a {@link SessionException}. */
    @Override
    void close();
}
