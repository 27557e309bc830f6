package switchboard.record.file;

import java.nio.charset.Charset;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import switchboard.model.ConnectionId;
import switchboard.model.Note;
import switchboard.record.LoggedMessage;
import switchboard.text.TextColumns;
import switchboard.wire.Finding;
import switchboard.wire.explain.CharsetFindings;

/** Reads messages in full. Created and used on one thread; closed with its connection. */
public final class MessageQuery {
    private final PreparedStatement messages;
    private final PreparedStatement findings;

    /** Prepares the query. Used and closed by the thread that owns the connection. */
    public MessageQuery(Connection connection) throws SQLException {
        messages = connection.prepareStatement("""
                SELECT m.number, m.at, m.client, c.name, c.peer, m.direction, m.shape, m.header_length, m.request, m.read,
                       m.body, m.header, m.trailer, m.pieces, m.finding, n.marked, n.text, l.family,
                       c.charset
                FROM message m
                LEFT JOIN client c ON c.id = m.client
                LEFT JOIN listener l ON l.run = c.run AND l.id = c.listener
                LEFT JOIN message_note n ON n.message = m.number
                WHERE m.number BETWEEN ? AND ? ORDER BY m.number""");
        findings = connection.prepareStatement(
                "SELECT cause, certainty, sentence, repair, code, arguments, place FROM finding WHERE message = ?"
                        + " ORDER BY place");
    }

    /**
     * Returns messages in order until their size reaches {@code mostBytes}, at least one if there is one.
     *
     * @param first the first number
     * @param last the last number
     */
    public List<LoggedMessage> between(long first, long last, long mostBytes) throws SQLException {
        List<LoggedMessage> found = new ArrayList<>();
        long bytes = 0;
        messages.setLong(1, first);
        messages.setLong(2, last);
        try (ResultSet row = messages.executeQuery()) {
            long number = Long.MIN_VALUE;
            while (bytes < mostBytes && row.next()) {
                number = Sqlite.larger(row, 1, number);
                LoggedMessage message = message(row);
                bytes += message.message().size();
                found.add(message);
            }
        }
        return found;
    }

    private LoggedMessage message(ResultSet row) throws SQLException {
        long number = row.getLong(1);
        long request = row.getLong(9);
        OptionalLong asked = row.wasNull() ? OptionalLong.empty() : OptionalLong.of(request);
        Charset charset = MessageColumns.charset(Sqlite.textOrNull(row, 19));
        return new LoggedMessage(
                number,
                row.getLong(2),
                new ConnectionId(row.getLong(3)),
                Sqlite.text(row, 4),
                Sqlite.text(row, 5),
                MessageColumns.direction(row.getInt(6)),
                CharsetFindings.told(
                        charset,
                        MessageColumns.message(
                                MessageColumns.shape(row.getInt(7)),
                                row.getInt(8),
                                row.getBytes(12),
                                Sqlite.bytes(row, 11),
                                row.getBytes(13),
                                row.getLong(10),
                                row.getString(14),
                                row.getInt(15) == 0 ? List.of() : findings(number))),
                asked,
                note(row, 16),
                Sqlite.text(row, 18).equals("tls"),
                charset);
    }

    private List<Finding> findings(long number) throws SQLException {
        List<Finding> found = new ArrayList<>();
        findings.setLong(1, number);
        try (ResultSet row = findings.executeQuery()) {
            long place = Long.MIN_VALUE;
            while (row.next()) {
                place = Sqlite.larger(row, 7, place);
                found.add(MessageColumns.finding(
                        Sqlite.text(row, 1),
                        Sqlite.text(row, 2),
                        new TextColumns(Sqlite.textOrNull(row, 5), Sqlite.textOrNull(row, 6), Sqlite.text(row, 3)),
                        Sqlite.text(row, 4)));
            }
        }
        return found;
    }

    /** Returns the note in two columns; the first one is the mark. */
    public static Note note(ResultSet row, int first) throws SQLException {
        Note note = new Note(row.getInt(first) != 0, Sqlite.text(row, first + 1));
        return note.isEmpty() ? Note.NONE : note;
    }
}
