package switchboard.record;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * Reads a session that may be growing meanwhile.
 *
 * <p>Thread-safe and never waits: each call is answered later, on the log's own thread, so whoever lives on
 * the event dispatch thread goes back there first. A call that fails ends with a {@link SessionException}
 * whose message is a sentence for people.
 */
public interface SessionLog extends AutoCloseable {
    /**
     * Return rows with numbers {@code first} to {@code first + count - 1}, in order, as many as there are.
     *
     * @param count at most 1,000
     */
    CompletableFuture<List<LogRow>> rows(long first, int count);

    /** Return the rows with these numbers, in the order given, at most 1,000; those that are not there are left out. */
    CompletableFuture<List<LogRow>> rows(long[] numbers);

    /**
     * Return the numbers of the messages that a filter lets through, in order.
     *
     * @param after only numbers larger than this
     * @param upTo only numbers up to and with this
     */
    CompletableFuture<long[]> matches(LogFilter filter, long after, long upTo);

    /** Return one message in full, or empty if there is none of that number. */
    CompletableFuture<Optional<LoggedMessage>> message(long number);

    /** Return the number of the newest message on disk, 0 if there is none. */
    CompletableFuture<Long> newest();

    /** Stop the thread; calls that wait end with a {@link SessionException}. */
    @Override
    void close();
}
