package switchboard.record.writer;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import switchboard.event.Fact;
import switchboard.model.ClientStep;
import switchboard.model.ConnectionId;
import switchboard.record.ClientStates;
import switchboard.record.file.MessageColumns;
import switchboard.record.file.Sqlite;

/** Inserts the steps of clients in order. Created, used and closed on the writing thread. */
final class StepInsert {
    private final Connection connection;
    private final PreparedStatement insert;
    private final List<ClientStep> uncommitted = new ArrayList<>();
    private long last;

    StepInsert(Connection connection) throws SQLException {
        this.connection = connection;
        insert = connection.prepareStatement("INSERT INTO step(place, after, client, kind) VALUES (?, ?, ?, ?)");
        last = Sqlite.number(connection, "SELECT max(place) FROM step");
    }

    /** Returns the place of the newest step, also of one that is not committed. */
    long last() {
        return last;
    }

    /** Inserts the step that a fact tells, if it tells one. */
    void add(Fact.OfConnection fact, long after) throws SQLException {
        Optional<ClientStep.Kind> kind = ClientStates.step(fact);
        if (kind.isEmpty()) {
            return;
        }
        ClientStep step = new ClientStep(++last, after, fact.id(), kind.get());
        insert.setLong(1, step.place());
        insert.setLong(2, after);
        insert.setLong(3, fact.id().number());
        insert.setInt(4, MessageColumns.code(kind.get()));
        insert.executeUpdate();
        uncommitted.add(step);
    }

    /** Returns the steps inserted since the last call; called after each commit. */
    List<ClientStep> committed() {
        List<ClientStep> steps = List.copyOf(uncommitted);
        uncommitted.clear();
        return steps;
    }

    /** Returns the steps behind a place, in order, as far as they are committed. */
    List<ClientStep> behind(long place) throws SQLException {
        List<ClientStep> found = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "SELECT place, after, client, kind FROM step WHERE place > " + place + " ORDER BY place")) {
            while (row.next()) {
                found.add(new ClientStep(
                        row.getLong(1),
                        row.getLong(2),
                        new ConnectionId(row.getLong(3)),
                        MessageColumns.step(row.getInt(4))));
            }
        }
        return found;
    }

    void close() throws SQLException {
        insert.close();
    }
}
