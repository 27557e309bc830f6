package switchboard.record;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import switchboard.filter.Filter;

/** Where a log reads its answers: a session file, or what memory keeps. Used by the log's thread. */
interface LogSource extends AutoCloseable {
    /** Return as {@link SessionLog#rows(long, int)}. */
    List<LogRow> rows(long first, int count) throws SQLException;

    /** Return as {@link SessionLog#rows(long[])}. */
    List<LogRow> rows(long[] numbers) throws SQLException;

    /** Return as {@link SessionLog#message}. */
    Optional<LoggedMessage> message(long number) throws SQLException;

    /** Return as {@link SessionLog#newest}. */
    long newest() throws SQLException;

    /** Return as {@link SessionLog#firstAt}. */
    long firstAt(long micros) throws SQLException;

    /** Return as {@link SessionLog#gaps}. */
    long[] gaps() throws SQLException;

    /** Return as {@link SessionLog#clients}. */
    List<LoggedClient> clients() throws SQLException;

    /** Look for messages that a filter lets through, for a short time. */
    Matches search(Filter filter, long after, long last) throws SQLException;

    @Override
    void close() throws SQLException;
}
