package switchboard.record;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import switchboard.filter.Filter;

/**
 * Reads a session that may be growing meanwhile.
 *
 * <p>Thread-safe and never waits: each call is answered later, on the log's own thread, so whoever lives on
 * the event dispatch thread goes back there first. A call that fails ends with a {@link SessionException}
 * whose message is a sentence for people.
 */
public interface SessionLog extends AutoCloseable {
    /**
     * Opens a recorded session for reading only, also one that is still being recorded; close it when done.
     *
     * <p>Waits for the disk, so not on the event dispatch thread.
     *
     * @throws SessionException if it is none, or can't be read, in a sentence
     */
    static SessionLog open(Path file) throws SessionException {
        return RecordedFile.open(file);
    }

    /**
     * Returns rows with numbers {@code first} to {@code first + count - 1}, in order, as many as there are.
     *
     * @param count at most 1,000
     */
    CompletableFuture<List<LogRow>> rows(long first, int count);

    /**
     * Returns the rows with these numbers, in the order given, at most 1,000; those that are not there are left out.
     */
    CompletableFuture<List<LogRow>> rows(long[] numbers);

    /**
     * Looks for messages that a filter lets through, for a bounded time: the first of them come at once, and whoever
     * wants more asks again from where it stopped. Cancel the answer to stop looking.
     *
     * @param after only numbers larger than this
     * @param upTo only numbers up to and with this
     */
    CompletableFuture<Matches> matches(Filter filter, long after, long upTo);

    /**
     * As {@link #matches}, but go on until all of a stretch was looked at; what is found is held in memory meanwhile.
     * Cancel the answer to stop looking.
     */
    default CompletableFuture<long[]> allMatches(Filter filter, long after, long upTo) {
        return AllMatches.of(number -> matches(filter, number, upTo), after, upTo);
    }

    /**
     * Returns the number of the first message that came or went at a time or later, 0 if there is none.
     *
     * @param micros microseconds since 1970, UTC
     */
    CompletableFuture<Long> firstAt(long micros);

    /** Returns the numbers of the messages before which some could not be recorded, in order. */
    default CompletableFuture<long[]> gaps() {
        return CompletableFuture.completedFuture(new long[0]);
    }

    /** Returns every client of the session, by number. */
    CompletableFuture<List<LoggedClient>> clients();

    /** Returns one message in full, or empty if there is none of that number. */
    CompletableFuture<Optional<LoggedMessage>> message(long number);

    /** Returns the number of the newest message on disk, 0 if there is none. */
    CompletableFuture<Long> newest();

    /** Returns what is completed when this was closed and holds its file no longer. */
    default CompletableFuture<Void> closed() {
        return CompletableFuture.allOf();
    }

    /** Stops the thread; calls that wait end with a {@link SessionException}. */
    @Override
    void close();
}
