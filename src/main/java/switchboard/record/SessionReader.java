package switchboard.record;

import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import switchboard.filter.Filter;
import switchboard.model.ConnectionId;
import switchboard.wire.Direction;

/**
 * Reads a recorded session from one end to the other, on the caller's thread.
 *
 * <p>For exports and replays; what a window shows asks {@link SessionLog}. The session may be at rest, left by a
 * crash, of an older format, or being recorded just now: each call is a short transaction of its own, so nobody who
 * writes has to wait, and memory is bounded by a page. Made, used and closed on one thread, which waits for the
 * disk. What fails is a {@link SessionException} whose message is a sentence for people.
 */
public final class SessionReader implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SessionReader.class);

    /** A page has so many messages at most, and so many bytes and the one that goes beyond. */
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
     * @throws SessionException if it is missing, damaged, of another program or of a newer Switchboard
     */
    public static SessionReader open(Path session) throws SessionException {
        Path file = RecordedFile.checked(session);
        try {
            return new SessionReader(file, new LogReader(file));
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

    /** Returns every client, by number. */
    public List<LoggedClient> clients() throws SessionException {
        return answer(reader::clients);
    }

    /** Returns what the session holds, counted; takes the same short time however many messages there are. */
    public SessionContent content() throws SessionException {
        return answer(() -> {
            List<LoggedRun> runs = runs();
            return new SessionContent(
                    runs,
                    number("SELECT count(*) FROM client"),
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
            while (row.next()) {
                long ended = row.getLong(5);
                OptionalLong endedAt = row.wasNull() ? OptionalLong.empty() : OptionalLong.of(ended);
                found.add(new LoggedRun(row.getLong(1), row.getLong(2), endedAt, row.getLong(3), row.getLong(4)));
            }
        }
        return found;
    }

    /** Returns every listener, by run and number. */
    public List<LoggedListener> listeners() throws SessionException {
        return answer(() -> {
            List<LoggedListener> found = new ArrayList<>();
            try (Statement statement = reader.connection().createStatement();
                    ResultSet row = statement.executeQuery("SELECT run, id, family, address, framing, reply_as, strict"
                            + " FROM listener ORDER BY run, id")) {
                while (row.next()) {
                    found.add(new LoggedListener(
                            row.getLong(1),
                            row.getInt(2),
                            Sqlite.text(row, 3),
                            Sqlite.text(row, 4),
                            StoredMessage.framing(Sqlite.text(row, 5)),
                            StoredMessage.replyFormat(Sqlite.text(row, 6)),
                            row.getInt(7) != 0));
                }
            }
            return found;
        });
    }

    /** Returns the gaps by the number of the message that comes after each; that one may not be there yet. */
    public NavigableMap<Long, Gap> gaps() throws SessionException {
        return answer(() -> {
            NavigableMap<Long, Gap> found = new TreeMap<>();
            try (Statement statement = reader.connection().createStatement();
                    ResultSet row = statement.executeQuery(
                            "SELECT before, from_at, to_at, messages, bytes, reason, code, arguments FROM gap")) {
                while (row.next()) {
                    found.put(row.getLong(1), LogReader.gap(row, 2));
                }
            }
            return found;
        });
    }

    /**
     * Returns the next messages that a filter lets through, in order; those may be none although there are more.
     *
     * @param after only numbers larger than this; to go on, {@link MessagePage#lookedUpTo} of the page before
     * @param upTo only numbers up to and with this
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

    /** Is told of each client which way how far its messages go. */
    @FunctionalInterface
    public interface LastMessages {
        /** The largest number of a message of this client that went this way, of a part of the session. */
        void last(ConnectionId client, Direction direction, long number);
    }

    /**
     * Tells the last message of each client, each way, of those with numbers above {@code after} up to {@code upTo}.
     */
    public void lastMessages(long after, long upTo, LastMessages told) throws SessionException {
        answer(() -> {
            try (Statement statement = reader.connection().createStatement();
                    ResultSet row = statement.executeQuery("SELECT client, direction, max(number) FROM message"
                            + " WHERE number > " + after + " AND number <= " + upTo + " GROUP BY client, direction")) {
                while (row.next()) {
                    told.last(new ConnectionId(row.getLong(1)), StoredMessage.direction(row.getInt(2)), row.getLong(3));
                }
            }
            return true;
        });
    }

    private <T> T answer(Question<T> question) throws SessionException {
        try {
            return question.ask();
        } catch (SQLException | RuntimeException | OutOfMemoryError failure) {
            // What no recorder wrote can be anything.
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
