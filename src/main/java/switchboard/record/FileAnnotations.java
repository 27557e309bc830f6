package switchboard.record;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** The annotations in a session file. Used by one thread. */
final class FileAnnotations implements Annotations {
    private final Connection connection;

    FileAnnotations(Connection connection) {
        this.connection = connection;
    }

    @Override
    public void clients(OfClients told) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("SELECT id, name, peer FROM client");
                ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                told.client(row.getLong(1), Sqlite.text(row, 2), Sqlite.text(row, 3));
            }
        }
    }

    @Override
    public void messageNotes(OfNotes told) throws SQLException {
        notes("SELECT message, marked, text FROM message_note", told);
    }

    @Override
    public void clientNotes(OfNotes told) throws SQLException {
        notes("SELECT client, marked, text FROM client_note", told);
    }

    private void notes(String sql, OfNotes told) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql);
                ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                told.note(row.getLong(1), row.getInt(2) != 0, Sqlite.text(row, 3));
            }
        }
    }
}
