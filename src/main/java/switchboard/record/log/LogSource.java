package switchboard.record.log;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import switchboard.filter.Filter;
import switchboard.record.Gap;
import switchboard.record.LogRow;
import switchboard.record.LoggedClient;
import switchboard.record.LoggedMessage;
import switchboard.record.Matches;
import switchboard.record.SessionLog;

/** The source of the answers of a {@link QueuedLog}: a session file or memory. Used by the log's thread. */
public interface LogSource extends AutoCloseable {
    /** Like {@link SessionLog#rows(long, int)}. */
    List<LogRow> rows(long first, int count) throws SQLException;

    /** Like {@link SessionLog#rows(long[])}. */
    List<LogRow> rows(long[] numbers) throws SQLException;

    /** Like {@link SessionLog#message}. */
    Optional<LoggedMessage> message(long number) throws SQLException;

    /** Like {@link SessionLog#newest}. */
    long newest() throws SQLException;

    /** Like {@link SessionLog#firstAt}. */
    long firstAt(long micros) throws SQLException;

    /** Like {@link SessionLog#gaps}. */
    long[] gaps() throws SQLException;

    /** Like {@link SessionLog#lastGap}. */
    Optional<Gap> lastGap() throws SQLException;

    /** Like {@link SessionLog#clients}. */
    List<LoggedClient> clients() throws SQLException;

    /**
     * Searches for messages that match a filter, for a bounded time.
     *
     * @param after searches only numbers larger than this
     * @param last searches only numbers up to and including this, which is not beyond the newest
     */
    Matches search(Filter filter, long after, long last) throws SQLException;

    @Override
    void close() throws SQLException;
}
