package switchboard.record.reader;

import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import switchboard.filter.Filter;
import switchboard.model.ConnectionId;
import switchboard.record.Gap;
import switchboard.record.LoggedClient;
import switchboard.record.LoggedListener;
import switchboard.record.LoggedMessage;
import switchboard.record.LoggedRun;
import switchboard.record.Matches;
import switchboard.record.MessagePage;
import switchboard.record.SessionContent;
import switchboard.record.SessionException;
import switchboard.record.SessionLog;
import switchboard.record.file.MessageColumns;
import switchboard.record.file.Sqlite;
import switchboard.record.file.SqliteFailure;
import switchboard.wire.Direction;

/**
 * Reads a recorded session sequentially, on the calling thread. Created, used and closed on one thread, which waits for
 * the disk.
 *
 * <p>Exports and replays use it; the window uses {@link SessionLog}. The session may be finished, left by a crash, of
 * an older format, or still being recorded. Each call is a short transaction, so no writer has to wait, and memory is
 * bounded by a page. A failure is a {@link SessionException} whose message is a sentence for people.
 */
public final class SessionReader implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SessionReader.class);

    /** The most messages and bytes in a page; the last message may exceed the bytes. */
    private static final int PAGE_MESSAGES = 1_000;

    private static final long PAGE_BYTES = 4 << 20;

    private interface Question<T> {
        T ask() throws SQLException;
    }

    private final Path file;
    private final LogReader reader;

    private SessionReader(Path file, LogReader reader) {
        this.file = file;
        this.reader = reader;
    }

    /**
     * Opens a session for reading.
     *
     * <p>An interrupt of the thread ends a call with a failure.
     *
     * @throws SessionException if it is missing, damaged, changed, of another program or of a newer Switchboard
     */
    public static SessionReader open(Path session) throws SessionException {
        return open(session, Thread.currentThread()::isInterrupted);
    }

    /**
     * Opens a session for reading like {@link #open(Path)}.
     *
     * @param stopped whether to give up, which is then a failure; asked again and again on the calling thread
     */
    public static SessionReader open(Path session, BooleanSupplier stopped) throws SessionException {
        Path file = RecordedFile.checked(session, stopped);
        try {
            return new SessionReader(file, new LogReader(file, stopped));
        } catch (SQLException failure) {
            throw new SessionException(SqliteFailure.openingToRead(file, failure), failure);
        }
    }

    /** Returns the file's real path. */
    public Path file() {
        return file;
    }

    /** Returns the number of the newest message on disk, 0 if there is none. */
    public long newest() throws SessionException {
        return answer(reader::newest);
    }

    /** Returns whether messages were read again in another framing. */
    public boolean hasReadAgain() throws SessionException {
        return answer(() -> number("SELECT EXISTS(SELECT 1 FROM superseded)") != 0);
    }

    /** Returns all clients, by number. */
    public List<LoggedClient> clients() throws SessionException {
        return answer(reader::clients);
    }

    /** Returns the counts of the session's content; the time does not depend on the number of messages. */
    public SessionContent content() throws SessionException {
        return answer(() -> {
            List<LoggedRun> runs = runs();
            return new SessionContent(
                    runs,
                    // SQLite counts rows without a condition in one step, which nothing can end.
                    number("SELECT sum(1) FROM client"),
                    reader.newest(),
                    runs.stream().mapToLong(LoggedRun::bytes).sum(),
                    number("SELECT count(*) FROM message_note WHERE marked <> 0")
                            + number("SELECT count(*) FROM client_note WHERE marked <> 0"),
                    number("SELECT count(*) FROM message_note WHERE text <> ''")
                            + number("SELECT count(*) FROM client_note WHERE text <> ''"),
                    number("SELECT at FROM message ORDER BY number DESC LIMIT 1"));
        });
    }

    private long number(String sql) throws SQLException {
        return Sqlite.number(reader.connection(), sql);
    }

    private List<LoggedRun> runs() throws SQLException {
        List<LoggedRun> found = new ArrayList<>();
        try (Statement statement = reader.connection().createStatement();
                ResultSet row = statement.executeQuery(
                        "SELECT id, started_at, messages, bytes, ended_at FROM run ORDER BY id")) {
            long id = Long.MIN_VALUE;
            while (row.next()) {
                id = Sqlite.larger(row, 1, id);
                long ended = row.getLong(5);
                OptionalLong endedAt = row.wasNull() ? OptionalLong.empty() : OptionalLong.of(ended);
                found.add(new LoggedRun(id, row.getLong(2), endedAt, row.getLong(3), row.getLong(4)));
            }
        }
        return found;
    }

    /** Returns all listeners, by run and number. */
    public List<LoggedListener> listeners() throws SessionException {
        return answer(() -> {
            List<LoggedListener> found = new ArrayList<>();
            try (Statement statement = reader.connection().createStatement();
                    ResultSet row = statement.executeQuery("SELECT run, id, family, address, framing, reply_as, strict,"
                            + " framing_description FROM listener ORDER BY run, id")) {
                long run = Long.MIN_VALUE;
                long id = Long.MIN_VALUE;
                while (row.next()) {
                    if (row.getLong(1) == run) {
                        id = Sqlite.larger(row, 2, id);
                    } else {
                        run = Sqlite.larger(row, 1, run);
                        id = row.getLong(2);
                    }
                    found.add(new LoggedListener(
                            run,
                            row.getInt(2),
                            Sqlite.text(row, 3),
                            Sqlite.text(row, 4),
                            MessageColumns.framing(Sqlite.text(row, 5), Sqlite.textOrNull(row, 8)),
                            MessageColumns.replyFormat(Sqlite.text(row, 6)),
                            row.getInt(7) != 0));
                }
            }
            return found;
        });
    }

    /**
     * A gap at its place. Immutable.
     *
     * @param before the number of the message after it; that message may not exist yet
     * @param step the place of the last step of a client before it; empty in sessions of older programs
     * @param gap the gap
     */
    public record PlacedGap(long before, OptionalLong step, Gap gap) {}

    /** Returns the gaps in order. */
    public List<PlacedGap> gaps() throws SessionException {
        return answer(() -> {
            List<PlacedGap> found = new ArrayList<>();
            try (Statement statement = reader.connection().createStatement();
                    ResultSet row = statement.executeQuery(
                            "SELECT before, from_at, to_at, messages, bytes, reason, code, arguments, step FROM gap"
                                    + " ORDER BY before")) {
                long before = Long.MIN_VALUE;
                while (row.next()) {
                    before = Sqlite.larger(row, 1, before);
                    Gap gap = LogReader.gap(row, 2);
                    long step = row.getLong(9);
                    found.add(new PlacedGap(before, row.wasNull() ? OptionalLong.empty() : OptionalLong.of(step), gap));
                }
            }
            return found;
        });
    }

    /**
     * Returns the next messages that match a filter, in order. The page may be empty although further messages match.
     *
     * @param after searches only numbers larger than this; to continue, {@link MessagePage#lookedUpTo} of the previous
     *     page
     * @param upTo searches only numbers up to and including this
     */
    public MessagePage messages(Filter filter, long after, long upTo) throws SessionException {
        return answer(() -> {
            long last = Math.min(upTo, reader.newest());
            if (after >= last) {
                return new MessagePage(List.of(), upTo);
            }
            return filter.isAll() ? next(after, last) : matching(filter, after, last);
        });
    }

    /**
     * Returns the number of messages that match a filter, without reading more of them than the filter needs.
     *
     * @param upTo counts only numbers up to and including this
     */
    public long count(Filter filter, long upTo) throws SessionException {
        return answer(() -> {
            long last = Math.min(upTo, reader.newest());
            if (filter.isAll()) {
                return last;
            }
            long count = 0;
            for (long after = 0; after < last; ) {
                Matches matches = reader.search(filter, after, last);
                count += matches.numbers().length;
                after = matches.lookedUpTo();
            }
            return count;
        });
    }

    private MessagePage next(long after, long last) throws SQLException {
        long end = Math.min(last, after + PAGE_MESSAGES);
        List<LoggedMessage> page = reader.messages(after + 1, end, PAGE_BYTES);
        boolean full = page.stream().mapToLong(one -> one.message().size()).sum() >= PAGE_BYTES;
        return new MessagePage(page, full ? page.getLast().number() : end);
    }

    private MessagePage matching(Filter filter, long after, long last) throws SQLException {
        Matches matches = reader.search(filter, after, last);
        List<LoggedMessage> page = new ArrayList<>();
        long bytes = 0;
        for (long number : matches.numbers()) {
            if (bytes >= PAGE_BYTES || page.size() == PAGE_MESSAGES) {
                return new MessagePage(page, number - 1);
            }
            for (LoggedMessage message : reader.messages(number, number, 1)) {
                page.add(message);
                bytes += message.message().size();
            }
        }
        return new MessagePage(page, matches.lookedUpTo());
    }

    /** Receives the number of the last message of each client in each direction. */
    @FunctionalInterface
    public interface LastMessages {
        /** Receives the largest number of a client's messages in one direction, in a part of the session. */
        void last(ConnectionId client, Direction direction, long number);
    }

    /**
     * Passes the last message of each client in each direction, among the numbers above {@code after} up to and
     * including {@code upTo}.
     */
    public void lastMessages(long after, long upTo, LastMessages receiver) throws SessionException {
        answer(() -> {
            try (Statement statement = reader.connection().createStatement();
                    ResultSet row = statement.executeQuery("SELECT client, direction, max(number) FROM message"
                            + " WHERE number > " + after + " AND number <= " + upTo + " GROUP BY client, direction")) {
                while (row.next()) {
                    receiver.last(
                            new ConnectionId(row.getLong(1)), MessageColumns.direction(row.getInt(2)), row.getLong(3));
                }
            }
            return true;
        });
    }

    private <T> T answer(Question<T> question) throws SessionException {
        try {
            return question.ask();
        } catch (SQLException | RuntimeException | OutOfMemoryError failure) {
            // A file that another program wrote may contain any values, which can cause any of these exceptions.
            throw new SessionException(SqliteFailure.reading(file, failure), failure);
        }
    }

    @Override
    public void close() {
        try {
            reader.close();
        } catch (SQLException failure) {
            LOG.debug("Closing {} failed", file, failure);
        }
    }
}
