package switchboard.record.reader;

import java.nio.charset.Charset;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.BooleanSupplier;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import switchboard.filter.Filter;
import switchboard.model.ClientStep;
import switchboard.model.ConnectionId;
import switchboard.record.BodyPreview;
import switchboard.record.Gap;
import switchboard.record.LogRow;
import switchboard.record.LoggedClient;
import switchboard.record.LoggedListener;
import switchboard.record.LoggedMessage;
import switchboard.record.LoggedReading;
import switchboard.record.Matches;
import switchboard.record.file.MessageColumns;
import switchboard.record.file.MessageQuery;
import switchboard.record.file.Schema;
import switchboard.record.file.Sqlite;
import switchboard.record.log.LogSource;
import switchboard.record.search.LogSearch;
import switchboard.text.CodedText;
import switchboard.text.TextColumns;
import switchboard.wire.explain.CharsetFindings;

/** Reads a session file in short transactions. Created, used and closed on one thread. */
final class LogReader implements LogSource {
    private static final String ROWS = """
            SELECT m.number, m.at, m.client, c.name, m.direction, length(m.body),
                   substr(CASE WHEN m.preview IS NULL THEN m.body ELSE m.preview END, 1, %d),
                   m.finding, f.sentence, f.code, f.arguments, n.marked, n.text,
                   g.from_at, g.to_at, g.messages, g.bytes, g.reason, g.code, g.arguments,
                   c.charset, s.by IS NOT NULL, f.cause
            FROM message m
            LEFT JOIN client c ON c.id = m.client
            LEFT JOIN finding f ON m.finding > 0 AND f.message = m.number AND f.place = 0
            LEFT JOIN message_note n ON n.message = m.number
            LEFT JOIN superseded s ON s.message = m.number
            LEFT JOIN gap g ON g.before = m.number
            WHERE %s ORDER BY m.number""";

    private static String rows(String where) {
        return String.format(Locale.ROOT, ROWS, LogRow.PREVIEW_BYTES, where);
    }

    private final Connection connection;
    private final LogSearch search;
    private final PreparedStatement stretch;
    private final PreparedStatement picked;
    private final MessageQuery messages;
    private final boolean older;

    LogReader(Path file, BooleanSupplier stopped) throws SQLException {
        connection = Sqlite.reading(file, stopped);
        boolean ready = false;
        try {
            older = Schema.isOlder(connection);
            Schema.completeForReading(connection);
            Sqlite.execute(connection, "PRAGMA query_only = ON");
            search = new LogSearch(connection);
            stretch = connection.prepareStatement(rows("m.number BETWEEN ? AND ?"));
            picked = connection.prepareStatement(rows("m.number IN (SELECT value FROM json_each(?))"));
            messages = new MessageQuery(connection);
            ready = true;
        } finally {
            if (!ready) {
                connection.close();
            }
        }
    }

    /**
     * Returns whether the file has been upgraded since this reader was opened. The reader then still sees its own
     * temporary tables instead of the file's.
     */
    boolean isOutdated() throws SQLException {
        return older && !Schema.isOlder(connection);
    }

    /** Returns the connection, for other queries on the same thread. */
    Connection connection() {
        return connection;
    }

    /** Returns the messages between two numbers, like {@link MessageQuery#between}. */
    List<LoggedMessage> messages(long first, long last, long mostBytes) throws SQLException {
        return messages.between(first, last, mostBytes);
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }

    @Override
    public long newest() throws SQLException {
        return Sqlite.number(connection, "SELECT max(number) FROM message");
    }

    @Override
    public long[] gaps() throws SQLException {
        LongStream.Builder found = LongStream.builder();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT before FROM gap ORDER BY before")) {
            long before = Long.MIN_VALUE;
            while (row.next()) {
                before = Sqlite.larger(row, 1, before);
                found.add(before);
            }
        }
        return found.build().toArray();
    }

    @Override
    public Optional<Gap> lastGap() throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "SELECT from_at, to_at, messages, bytes, reason, code, arguments FROM gap"
                                + " WHERE before > (SELECT ifnull(max(number), 0) FROM message)"
                                + " ORDER BY before LIMIT 1")) {
            return row.next() ? gapIfAny(row, 1) : Optional.empty();
        }
    }

    @Override
    public List<LogRow> rows(long first, int count) throws SQLException {
        stretch.setLong(1, first);
        stretch.setLong(2, first + count - 1);
        return read(stretch);
    }

    @Override
    public List<LogRow> rows(long[] numbers) throws SQLException {
        picked.setString(1, Arrays.toString(numbers));
        Map<Long, LogRow> found = new HashMap<>();
        read(picked).forEach(row -> found.put(row.number(), row));
        return Arrays.stream(numbers)
                .boxed()
                .flatMap(number -> Stream.ofNullable(found.get(number)))
                .toList();
    }

    private static List<LogRow> read(PreparedStatement rows) throws SQLException {
        List<LogRow> found = new ArrayList<>();
        try (ResultSet row = rows.executeQuery()) {
            long number = Long.MIN_VALUE;
            while (row.next()) {
                number = Sqlite.larger(row, 1, number);
                int length = row.getInt(6);
                int finding = row.getInt(8);
                Charset charset = MessageColumns.charset(Sqlite.textOrNull(row, 21));
                found.add(new LogRow(
                        number,
                        row.getLong(2),
                        new ConnectionId(row.getLong(3)),
                        Sqlite.text(row, 4),
                        MessageColumns.direction(row.getInt(5)),
                        length,
                        BodyPreview.of(Sqlite.bytes(row, 7), length, charset),
                        text(row, 9).map(sentence -> CharsetFindings.told(charset, sentence)),
                        Optional.ofNullable(Sqlite.textOrNull(row, 23)).map(MessageColumns::cause),
                        MessageColumns.severity(finding),
                        MessageQuery.note(row, 12),
                        gapIfAny(row, 14),
                        row.getBoolean(22)));
            }
        }
        return found;
    }

    @Override
    public Optional<LoggedMessage> message(long number) throws SQLException {
        return messages.between(number, number, 1).stream().findFirst();
    }

    /** Returns the text in three columns: its sentence, its code and its arguments; empty if there is none. */
    private static Optional<CodedText> text(ResultSet row, int first) throws SQLException {
        String sentence = Sqlite.textOrNull(row, first);
        return sentence == null
                ? Optional.empty()
                : Optional.of(
                        new TextColumns(Sqlite.textOrNull(row, first + 1), Sqlite.textOrNull(row, first + 2), sentence)
                                .text());
    }

    private static Optional<Gap> gapIfAny(ResultSet row, int first) throws SQLException {
        return row.getLong(first + 2) == 0 ? Optional.empty() : Optional.of(gap(row, first));
    }

    /** Returns the gap in seven columns; the last three are those of its reason. */
    static Gap gap(ResultSet row, int first) throws SQLException {
        TextColumns reason = new TextColumns(
                Sqlite.textOrNull(row, first + 5), Sqlite.textOrNull(row, first + 6), Sqlite.text(row, first + 4));
        return new Gap(
                row.getLong(first),
                row.getLong(first + 1),
                row.getLong(first + 2),
                row.getLong(first + 3),
                reason.text());
    }

    @Override
    public long firstAt(long micros) throws SQLException {
        return search.firstAt(micros);
    }

    @Override
    public List<LoggedClient> clients() throws SQLException {
        Map<Long, List<ClientStep>> steps = steps();
        Map<Long, List<LoggedReading>> readings = readings();
        List<LoggedClient> found = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("""
                        SELECT c.id, c.peer, c.host, c.local, c.opened_at, c.name, c.closed_at, c.reason,
                               nullif(c.farewell, ''), c.farewell_code, c.farewell_arguments,
                               n.marked, n.text, l.run, l.id, l.family, l.address, l.framing, l.reply_as, l.strict,
                               l.framing_description, c.charset
                        FROM client c
                        LEFT JOIN listener l ON l.run = c.run AND l.id = c.listener
                        LEFT JOIN client_note n ON n.client = c.id
                        ORDER BY c.id""")) {
            long id = Long.MIN_VALUE;
            while (row.next()) {
                id = Sqlite.larger(row, 1, id);
                long closed = row.getLong(7);
                OptionalLong closedAt = row.wasNull() ? OptionalLong.empty() : OptionalLong.of(closed);
                found.add(new LoggedClient(
                        new ConnectionId(id),
                        listener(row, 14),
                        Sqlite.text(row, 2),
                        Sqlite.text(row, 3),
                        Sqlite.text(row, 4),
                        row.getLong(5),
                        Sqlite.text(row, 6),
                        closedAt,
                        MessageColumns.reason(Sqlite.text(row, 8)),
                        text(row, 9),
                        MessageQuery.note(row, 12),
                        MessageColumns.charset(Sqlite.textOrNull(row, 22)),
                        readings.getOrDefault(id, List.of()),
                        steps.getOrDefault(id, List.of())));
            }
        }
        return found;
    }

    /** Returns the steps of each client in order. */
    private Map<Long, List<ClientStep>> steps() throws SQLException {
        Map<Long, List<ClientStep>> found = new HashMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT place, after, client, kind FROM step ORDER BY place")) {
            long place = Long.MIN_VALUE;
            while (row.next()) {
                place = Sqlite.larger(row, 1, place);
                ConnectionId client = new ConnectionId(row.getLong(3));
                found.computeIfAbsent(client.number(), first -> new ArrayList<>(2))
                        .add(new ClientStep(place, row.getLong(2), client, MessageColumns.step(row.getInt(4))));
            }
        }
        return found;
    }

    /** Returns the framings that were chosen for each client, in order. */
    private Map<Long, List<LoggedReading>> readings() throws SQLException {
        Map<Long, List<LoggedReading>> found = new HashMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "SELECT client, after, step, at, framing, again FROM reading ORDER BY client, after")) {
            while (row.next()) {
                found.computeIfAbsent(row.getLong(1), first -> new ArrayList<>(1))
                        .add(new LoggedReading(
                                row.getLong(2),
                                row.getLong(3),
                                row.getLong(4),
                                MessageColumns.framing(Sqlite.text(row, 5), null),
                                row.getInt(6)));
            }
        }
        return found;
    }

    private static Optional<LoggedListener> listener(ResultSet row, int first) throws SQLException {
        long run = row.getLong(first);
        if (row.wasNull()) {
            return Optional.empty();
        }
        return Optional.of(new LoggedListener(
                run,
                row.getInt(first + 1),
                Sqlite.text(row, first + 2),
                Sqlite.text(row, first + 3),
                MessageColumns.framing(Sqlite.text(row, first + 4), Sqlite.textOrNull(row, first + 7)),
                MessageColumns.replyFormat(Sqlite.text(row, first + 5)),
                row.getInt(first + 6) != 0));
    }

    @Override
    public Matches search(Filter filter, long after, long last) throws SQLException {
        return search.search(filter, after, last);
    }
}
