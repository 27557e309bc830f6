package switchboard.record.writer;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import switchboard.event.Fact;
import switchboard.model.ClientStep;
import switchboard.record.ClientStates;
import switchboard.record.file.MessageColumns;
import switchboard.record.file.Sqlite;

/** Inserts the steps of clients in order. Created, used and closed on the writing thread. */
final class StepInsert {
    private final PreparedStatement insert;
    private final List<ClientStep> uncommitted = new ArrayList<>();
    private long last;

    StepInsert(Connection connection) throws SQLException {
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

    void close() throws SQLException {
        insert.close();
    }
}
