package switchboard.record.writer;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import switchboard.event.Fact;
import switchboard.model.ConnectionId;
import switchboard.model.Reading;

/** Writes in which framing and encoding clients are read. Created, used and closed on the writing thread. */
final class ReadingUpserts {
    private final PreparedStatement framing;
    private final PreparedStatement charset;
    private final PreparedStatement superseded;

    ReadingUpserts(Connection connection) throws SQLException {
        framing = connection.prepareStatement(
                "INSERT OR REPLACE INTO reading(client, after, step, at, framing, again) VALUES (?, ?, ?, ?, ?, ?)");
        superseded = connection.prepareStatement("INSERT OR IGNORE INTO superseded(message, by) VALUES (?, ?)");
        charset = connection.prepareStatement(
                "INSERT INTO client(id, charset) VALUES (?, ?) ON CONFLICT DO UPDATE SET charset = excluded.charset");
    }

    /** Writes the encoding of a new client, if it is not UTF-8. */
    void opened(ConnectionId id, Reading reading) throws SQLException {
        if (!reading.charset().equals(StandardCharsets.UTF_8)) {
            chosen(id, reading.charset());
        }
    }

    /** Writes a choice of a person that follows a message and a step of a client. */
    void chosen(Fact.ReadAs fact, long after, long step) throws SQLException {
        framing.setLong(1, fact.id().number());
        framing.setLong(2, after);
        framing.setLong(3, step);
        framing.setLong(4, fact.at());
        framing.setString(5, fact.framing().name());
        framing.setInt(6, fact.again().messages());
        framing.executeUpdate();
        for (long number : fact.again().superseded()) {
            superseded.setLong(1, number);
            superseded.setLong(2, after + 1);
            superseded.executeUpdate();
        }
    }

    /** Writes the encoding that a person chose. */
    void chosen(ConnectionId id, Charset now) throws SQLException {
        boolean usual = now.equals(StandardCharsets.UTF_8);
        charset.setLong(1, id.number());
        charset.setString(2, usual ? null : now.name());
        charset.executeUpdate();
    }

    void close() throws SQLException {
        framing.close();
        superseded.close();
        charset.close();
    }
}
