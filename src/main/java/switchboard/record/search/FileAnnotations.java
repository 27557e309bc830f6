package switchboard.record.search;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import switchboard.filter.Annotations;
import switchboard.model.ConnectionId;
import switchboard.model.Note;
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
        try (PreparedStatement statement = connection.prepareStatement("SELECT id, name, peer FROM client");
                ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                receiver.client(new ConnectionId(row.getLong(1)), Sqlite.text(row, 2), Sqlite.text(row, 3));
            }
        }
    }

    @Override
    public void messageNotes(OfMessages receiver) throws SQLException {
        notes("SELECT message, marked, text FROM message_note", receiver::note);
    }

    @Override
    public void clientNotes(OfClientNotes receiver) throws SQLException {
        notes(
                "SELECT client, marked, text FROM client_note",
                (key, note) -> receiver.note(new ConnectionId(key), note));
    }

    private void notes(String sql, OfNotes receiver) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql);
                ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                receiver.note(row.getLong(1), MessageQuery.note(row, 2));
            }
        }
    }
}
