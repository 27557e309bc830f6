package switchboard.record;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import switchboard.filter.Filter;

/**
 * Reads the answers of a {@link QueuedLog}: from a session file, or from what memory keeps. Used by the log's thread.
 */
public interface LogSource extends AutoCloseable {
    /** Returns as {@link SessionLog#rows(long, int)}. */
    List<LogRow> rows(long first, int count) throws SQLException;

    /** Returns as {@link SessionLog#rows(long[])}. */
    List<LogRow> rows(long[] numbers) throws SQLException;

    /** Returns as {@link SessionLog#message}. */
    Optional<LoggedMessage> message(long number) throws SQLException;

    /** Returns as {@link SessionLog#newest}. */
    long newest() throws SQLException;

    /** Returns as {@link SessionLog#firstAt}. */
    long firstAt(long micros) throws SQLException;

    /** Returns as {@link SessionLog#gaps}. */
    long[] gaps() throws SQLException;

    /** Returns as {@link SessionLog#clients}. */
    List<LoggedClient> clients() throws SQLException;

    /**
     * Looks for messages that a filter lets through, for a short time.
     *
     * @param after only numbers larger than this
     * @param last only numbers up to and with this, which is not beyond the newest
     */
    Matches search(Filter filter, long after, long last) throws SQLException;

    @Override
    void close() throws SQLException;
}
