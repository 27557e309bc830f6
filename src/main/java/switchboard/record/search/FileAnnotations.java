package switchboard.record.search;

import java.nio.charset.Charset;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.function.LongConsumer;
import switchboard.filter.Annotations;
import switchboard.model.ConnectionId;
import switchboard.model.Note;
import switchboard.record.file.MessageColumns;
import switchboard.record.file.MessageQuery;
import switchboard.record.file.Sqlite;

/** Reads the names and notes in a session file, for filters. Used by one thread. */
final class FileAnnotations implements Annotations<SQLException> {
    /** Receives the keys and notes of rows. */
    private interface OfNotes {
        void note(long key, Note note);
    }

    private final Connection connection;

    FileAnnotations(Connection connection) {
        this.connection = connection;
    }

    @Override
    public void clients(OfClients receiver) throws SQLException {
        try (PreparedStatement statement =
                        connection.prepareStatement("SELECT id, name, peer FROM client ORDER BY id");
                ResultSet row = statement.executeQuery()) {
            long id = Long.MIN_VALUE;
            while (row.next()) {
                id = Sqlite.larger(row, 1, id);
                receiver.client(new ConnectionId(id), Sqlite.text(row, 2), Sqlite.text(row, 3));
            }
        }
    }

    /** Returns the encodings of the clients whose texts are not UTF-8, by number. */
    Map<Long, Charset> charsets() throws SQLException {
        Map<Long, Charset> found = new HashMap<>();
        try (PreparedStatement statement =
                        connection.prepareStatement("SELECT id, charset FROM client WHERE charset IS NOT NULL");
                ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                found.put(row.getLong(1), MessageColumns.charset(Sqlite.textOrNull(row, 2)));
            }
        }
        return found;
    }

    @Override
    public void messageNotes(OfMessages receiver) throws SQLException {
        notes("SELECT message, marked, text FROM message_note ORDER BY message", receiver::note);
    }

    @Override
    public void superseded(LongConsumer receiver) throws SQLException {
        try (PreparedStatement statement =
                        connection.prepareStatement("SELECT message FROM superseded ORDER BY message");
                ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                receiver.accept(row.getLong(1));
            }
        }
    }

    @Override
    public void readAgain(LongConsumer receiver) throws SQLException {
        try (PreparedStatement readings =
                        connection.prepareStatement("SELECT client, after, again FROM reading WHERE again > 0");
                PreparedStatement messages = connection.prepareStatement("SELECT number FROM message"
                        + " WHERE client = ? AND direction = 0 AND number > ? ORDER BY number LIMIT ?");
                ResultSet reading = readings.executeQuery()) {
            while (reading.next()) {
                messages.setLong(1, reading.getLong(1));
                messages.setLong(2, reading.getLong(2));
                messages.setLong(3, reading.getLong(3));
                try (ResultSet row = messages.executeQuery()) {
                    while (row.next()) {
                        receiver.accept(row.getLong(1));
                    }
                }
            }
        }
    }

    @Override
    public void clientNotes(OfClientNotes receiver) throws SQLException {
        notes(
                "SELECT client, marked, text FROM client_note ORDER BY client",
                (key, note) -> receiver.note(new ConnectionId(key), note));
    }

    private void notes(String sql, OfNotes receiver) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql);
                ResultSet row = statement.executeQuery()) {
            long key = Long.MIN_VALUE;
            while (row.next()) {
                key = Sqlite.larger(row, 1, key);
                receiver.note(key, MessageQuery.note(row, 2));
            }
        }
    }
}
