package switchboard.bench.baddays;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteOpenMode;

/**
 * A SQLite tool that somebody left open: for each line of its input, the name of a session file, it begins a read
 * transaction and prints how many messages it sees; an empty line ends it.
 */
final class OutsideReader {
    private OutsideReader() {}

    /** Reads until the end of the input. */
    public static void main(String[] arguments) throws IOException {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            for (String file = lines.readLine(); file != null; file = lines.readLine()) {
                if (!file.isEmpty()) {
                    hold(file, lines);
                }
            }
        }
    }

    private static void hold(String file, BufferedReader lines) throws IOException {
        SQLiteConfig existing = new SQLiteConfig();
        existing.resetOpenMode(SQLiteOpenMode.CREATE);
        try (Connection connection = existing.createConnection("jdbc:sqlite:" + file);
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            try (ResultSet row = statement.executeQuery("SELECT max(number) FROM message")) {
                System.out.println(row.next() ? "sees " + row.getLong(1) : "sees nothing");
                // The next line is the empty one.
                if (lines.readLine() == null) {
                    return;
                }
            }
        } catch (SQLException failed) {
            System.out.println("cannot read: " + failed.getMessage());
        }
    }
}
