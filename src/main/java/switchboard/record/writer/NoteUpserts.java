package switchboard.record.writer;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import switchboard.model.Annotation;
import switchboard.model.Note;

/** Writes the notes on messages and clients. Created, used and closed on the writing thread. */
public final class NoteUpserts {
    private final PreparedStatement message;
    private final PreparedStatement client;
    private final PreparedStatement noMessage;
    private final PreparedStatement noClient;

    /** Prepares the statements. Used and closed by the thread that owns the connection. */
    public NoteUpserts(Connection connection) throws SQLException {
        String values = " VALUES (?, ?, ?)";
        message = connection.prepareStatement("INSERT OR REPLACE INTO message_note" + values);
        client = connection.prepareStatement("INSERT OR REPLACE INTO client_note" + values);
        noMessage = connection.prepareStatement("DELETE FROM message_note WHERE message = ?");
        noClient = connection.prepareStatement("DELETE FROM client_note WHERE client = ?");
    }

    /** Writes a note in the current transaction; an empty note is deleted. */
    public void write(Annotation annotation) throws SQLException {
        Note note = annotation.note();
        switch (annotation.subject()) {
            case Note.Subject.OfMessage of -> write(note, message, noMessage, of.number());
            case Note.Subject.OfClient of ->
                write(note, client, noClient, of.id().number());
        }
    }

    private static void write(Note note, PreparedStatement put, PreparedStatement remove, long key)
            throws SQLException {
        PreparedStatement statement = note.isEmpty() ? remove : put;
        statement.setLong(1, key);
        if (!note.isEmpty()) {
            statement.setInt(2, note.marked() ? 1 : 0);
            statement.setString(3, note.text());
        }
        statement.executeUpdate();
    }

    /** Closes the prepared statements. */
    public void close() throws SQLException {
        for (PreparedStatement statement : List.of(message, client, noMessage, noClient)) {
            statement.close();
        }
    }
}
