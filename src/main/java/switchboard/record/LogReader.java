package switchboard.record;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.LongConsumer;
import java.util.stream.Collectors;
import switchboard.event.ConnectionId;
import switchboard.wire.Finding;

/**
 * Reads a session file by short transactions of its own.
 *
 * <p>Made, used and closed on one thread.
 */
final class LogReader implements AutoCloseable {
    /** A scan lets other calls in after this many messages, or this time. */
    private static final long SCAN_NUMBERS = 50_000;

    private static final long SCAN_NANOS = 15_000_000;

    private static final String ROWS = """
            SELECT m.number, m.at, m.client, c.name, m.direction, m.shape, length(m.body),
                   CASE WHEN m.preview IS NULL THEN substr(m.body, 1, %d) ELSE m.preview END,
                   m.finding, f.sentence
            FROM message m
            LEFT JOIN client c ON c.id = m.client
            LEFT JOIN finding f ON m.finding > 0 AND f.message = m.number AND f.place = 0
            WHERE m.number BETWEEN ? AND ? ORDER BY m.number""".formatted(LogRow.PREVIEW_BYTES);

    private static final String TEXTS = "SELECT m.number, m.client, m.body, f.sentence FROM message m"
            + " LEFT JOIN finding f ON m.finding > 0 AND f.message = m.number AND f.place = 0";

    private final Connection connection;
    private final PreparedStatement rows;
    private final PreparedStatement message;
    private final PreparedStatement findings;

    LogReader(Path file) throws SQLException {
        connection = Sqlite.reading(file);
        boolean ready = false;
        try {
            rows = connection.prepareStatement(ROWS);
            message = connection.prepareStatement("""
                    SELECT m.at, m.client, c.name, c.peer, m.direction, m.shape, m.header_length, m.request, m.read,
                           m.body, m.header, m.trailer, m.pieces
                    FROM message m LEFT JOIN client c ON c.id = m.client WHERE m.number = ?""");
            findings = connection.prepareStatement(
                    "SELECT cause, certainty, sentence, repair FROM finding WHERE message = ? ORDER BY place");
            ready = true;
        } finally {
            if (!ready) {
                connection.close();
            }
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }

    long newest() throws SQLException {
        return Sqlite.number(connection, "SELECT max(number) FROM message");
    }

    List<LogRow> rows(long first, int count) throws SQLException {
        List<LogRow> found = new ArrayList<>(count);
        addRows(first, first + count - 1, found);
        return found;
    }

    List<LogRow> rows(long[] numbers) throws SQLException {
        List<LogRow> found = new ArrayList<>(numbers.length);
        for (long number : numbers) {
            addRows(number, number, found);
        }
        return found;
    }

    private void addRows(long first, long last, List<LogRow> found) throws SQLException {
        rows.setLong(1, first);
        rows.setLong(2, last);
        try (ResultSet row = rows.executeQuery()) {
            while (row.next()) {
                int length = row.getInt(7);
                int finding = row.getInt(9);
                found.add(new LogRow(
                        row.getLong(1),
                        row.getLong(2),
                        new ConnectionId(row.getLong(3)),
                        text(row, 4),
                        StoredMessage.direction(row.getInt(5)),
                        StoredMessage.shape(row.getInt(6)),
                        length,
                        StoredMessage.previewText(bytes(row, 8), length),
                        text(row, 10),
                        StoredMessage.severity(finding)));
            }
        }
    }

    Optional<LoggedMessage> message(long number) throws SQLException {
        message.setLong(1, number);
        try (ResultSet row = message.executeQuery()) {
            if (!row.next()) {
                return Optional.empty();
            }
            long request = row.getLong(8);
            OptionalLong asked = row.wasNull() ? OptionalLong.empty() : OptionalLong.of(request);
            return Optional.of(new LoggedMessage(
                    number,
                    row.getLong(1),
                    new ConnectionId(row.getLong(2)),
                    text(row, 3),
                    text(row, 4),
                    StoredMessage.direction(row.getInt(5)),
                    StoredMessage.message(
                            StoredMessage.shape(row.getInt(6)),
                            row.getInt(7),
                            row.getBytes(11),
                            bytes(row, 10),
                            row.getBytes(12),
                            row.getLong(9),
                            row.getString(13),
                            findings(number)),
                    asked));
        }
    }

    private List<Finding> findings(long number) throws SQLException {
        List<Finding> found = new ArrayList<>();
        findings.setLong(1, number);
        try (ResultSet row = findings.executeQuery()) {
            while (row.next()) {
                found.add(new Finding(
                        StoredMessage.cause(text(row, 1)),
                        StoredMessage.certainty(text(row, 2)),
                        text(row, 3),
                        text(row, 4)));
            }
        }
        return found;
    }

    /** Return the clients whose name matches. */
    Set<Long> clientsNamed(TextMatcher matcher) throws SQLException {
        Set<Long> ids = new HashSet<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT id, name FROM client WHERE name <> ''")) {
            while (row.next()) {
                if (matcher.matches(text(row, 2))) {
                    ids.add(row.getLong(1));
                }
            }
        }
        return ids;
    }

    /**
     * Look through a part of the messages.
     *
     * @param named the clients whose name matches the filter's text
     * @param matches gets the numbers of those that the filter lets through, in order
     * @return the number up to which was looked: {@code upTo} at the end, before that larger than {@code after}
     */
    long scan(LogFilter filter, TextMatcher matcher, Set<Long> named, long after, long upTo, LongConsumer matches)
            throws SQLException {
        long last = Math.min(upTo, after + SCAN_NUMBERS);
        long deadline = System.nanoTime() + SCAN_NANOS;
        boolean anyText = filter.text().isEmpty();
        String sql = (anyText ? "SELECT m.number FROM message m" : TEXTS) + " WHERE m.number > " + after
                + " AND m.number <= " + last + condition(filter) + " ORDER BY m.number";
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            while (row.next()) {
                long number = row.getLong(1);
                if (anyText
                        || named.contains(row.getLong(2))
                        || matcher.matches(bytes(row, 3))
                        || matcher.matches(text(row, 4))) {
                    matches.accept(number);
                }
                if (System.nanoTime() - deadline >= 0) {
                    return number;
                }
            }
        }
        return last;
    }

    private static String condition(LogFilter filter) {
        String part = switch (filter.part()) {
            case ALL -> "";
            case IN -> " AND m.direction = 0";
            case OUT -> " AND m.direction = 1";
            case PROBLEMS -> " AND m.finding = 2";
        };
        return filter.clients().isEmpty()
                ? part
                : part
                        + filter.clients().stream()
                                .map(id -> Long.toString(id.number()))
                                .collect(Collectors.joining(", ", " AND m.client IN (", ")"));
    }

    private static String text(ResultSet row, int column) throws SQLException {
        String text = row.getString(column);
        return text == null ? "" : text;
    }

    private static byte[] bytes(ResultSet row, int column) throws SQLException {
        byte[] bytes = row.getBytes(column);
        return bytes == null ? new byte[0] : bytes;
    }
}
