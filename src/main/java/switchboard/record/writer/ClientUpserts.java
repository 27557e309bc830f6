package switchboard.record.writer;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import switchboard.event.Fact;
import switchboard.model.ConnectionId;
import switchboard.model.ConnectionInfo;
import switchboard.model.ListenerInfo;
import switchboard.record.file.MessageColumns;
import switchboard.text.CodedText;
import switchboard.text.TextColumns;
import switchboard.wire.framing.Framing;
import switchboard.wire.framing.Framings;

/**
 * Writes the tables {@code client} and {@code listener}. Created, used and closed on the writing thread.
 *
 * <p>Each statement inserts the client's row if it does not exist. The order of facts therefore does not matter, and
 * repeating a statement changes nothing.
 */
final class ClientUpserts {
    private final PreparedStatement opened;
    private final PreparedStatement named;
    private final PreparedStatement closed;
    private final PreparedStatement answerEnded;
    private final PreparedStatement listening;

    ClientUpserts(Connection connection) throws SQLException {
        opened = connection.prepareStatement("""
                INSERT INTO client(id, run, listener, peer, host, local, opened_at) VALUES (?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT DO UPDATE SET run = excluded.run, listener = excluded.listener, peer = excluded.peer,
                  host = excluded.host, local = excluded.local, opened_at = excluded.opened_at""");
        named = connection.prepareStatement(
                "INSERT INTO client(id, name) VALUES (?, ?) ON CONFLICT DO UPDATE SET name = excluded.name");
        closed = connection.prepareStatement("""
                INSERT INTO client(id, closed_at, reason, farewell, farewell_code, farewell_arguments) VALUES (?, ?, ?, ?, ?, ?)
                ON CONFLICT DO UPDATE SET closed_at = excluded.closed_at, reason = excluded.reason,
                  farewell = excluded.farewell, farewell_code = excluded.farewell_code,
                  farewell_arguments = excluded.farewell_arguments""");
        answerEnded = connection.prepareStatement("""
                INSERT INTO client(id, answer_ended_at, farewell, farewell_code, farewell_arguments) VALUES (?, ?, ?, ?, ?)
                ON CONFLICT DO UPDATE SET answer_ended_at = excluded.answer_ended_at,
                  farewell = excluded.farewell, farewell_code = excluded.farewell_code,
                  farewell_arguments = excluded.farewell_arguments""");
        listening = connection.prepareStatement(
                "INSERT OR REPLACE INTO listener(run, id, family, address, framing, reply_as, strict, framing_description)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?, ?)");
    }

    void opened(long run, ConnectionInfo info) throws SQLException {
        opened.setLong(1, info.id().number());
        opened.setLong(2, run);
        opened.setInt(3, info.listener());
        opened.setString(4, info.peer());
        opened.setString(5, info.host());
        opened.setString(6, info.local());
        opened.setLong(7, info.openedAt());
        opened.executeUpdate();
    }

    void named(ConnectionId id, String name) throws SQLException {
        named.setLong(1, id.number());
        named.setString(2, name);
        named.executeUpdate();
    }

    void closed(Fact.Closed fact) throws SQLException {
        closed.setLong(1, fact.id().number());
        closed.setLong(2, fact.at());
        closed.setString(3, fact.reason().word());
        farewell(closed, 4, fact.text());
        closed.executeUpdate();
        if (!fact.answerable()) {
            answerEnded(fact.id(), fact.at(), fact.text());
        }
    }

    void answerEnded(ConnectionId id, long at, CodedText text) throws SQLException {
        answerEnded.setLong(1, id.number());
        answerEnded.setLong(2, at);
        farewell(answerEnded, 3, text);
        answerEnded.executeUpdate();
    }

    private static void farewell(PreparedStatement statement, int first, CodedText text) throws SQLException {
        TextColumns columns = TextColumns.of(text);
        statement.setString(first, columns.sentence());
        statement.setString(first + 1, columns.code());
        statement.setString(first + 2, columns.arguments());
    }

    void listening(long run, ListenerInfo listener) throws SQLException {
        listening.setLong(1, run);
        listening.setInt(2, listener.id());
        listening.setString(3, listener.family());
        listening.setString(4, listener.address());
        Framing framing = listener.settings().framing();
        listening.setString(5, Framings.isNamed(framing) ? framing.name() : MessageColumns.DESCRIBED);
        listening.setString(6, listener.settings().replyAs().word());
        listening.setInt(7, listener.settings().strict() ? 1 : 0);
        listening.setString(8, Framings.isNamed(framing) ? null : framing.name());
        listening.executeUpdate();
    }

    void close() throws SQLException {
        for (PreparedStatement statement : List.of(opened, named, closed, answerEnded, listening)) {
            statement.close();
        }
    }
}
