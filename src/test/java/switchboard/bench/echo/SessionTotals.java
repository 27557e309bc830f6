package switchboard.bench.echo;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** The contents of a session file, read by SQL independently of the program's reader. */
final class SessionTotals {
    /**
     * The messages of one direction.
     *
     * @param direction {@code in} or {@code out}
     * @param bodyBytes the bytes of their bodies
     * @param odd the number of messages that are no complete frame with the usual header
     */
    record Total(String direction, long messages, long bodyBytes, long odd) {}

    private SessionTotals() {}

    static List<Total> of(Path file) throws SQLException {
        List<Total> totals = new ArrayList<>();
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("""
                        SELECT iif(direction = 0, 'in', 'out'), count(*), sum(length(body)),
                               sum(shape <> 0 OR header IS NOT NULL)
                        FROM message GROUP BY direction""")) {
            while (rows.next()) {
                totals.add(new Total(rows.getString(1), rows.getLong(2), rows.getLong(3), rows.getLong(4)));
            }
        }
        return totals;
    }
}
