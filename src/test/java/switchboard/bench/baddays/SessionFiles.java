package switchboard.bench.baddays;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The files of one session in its folder, read by plain SQL. Stateless. */
final class SessionFiles {
    /** A longer body is none of a good client. */
    private static final int LONGEST_BODY = 300;

    private SessionFiles() {}

    /**
     * Returns the session files of the folder; the one that the program made last comes last. {@code NAME.db} is
     * continued in {@code NAME-2.db}, and that in {@code NAME-3.db} or, by a later start, in {@code NAME-2-2.db}.
     */
    static List<Path> in(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".db"))
                    .sorted(Comparator.comparingInt(
                                    (Path file) -> file.toString().length())
                            .thenComparing(Comparator.naturalOrder()))
                    .toList();
        }
    }

    /** Compares the files with the model. A file that begins with number 1 has everything that earlier ones had. */
    static MessageAudit.Result audit(Path folder, ExpectedSession expected) throws IOException, SQLException {
        MessageAudit audit = new MessageAudit(expected);
        List<Path> all = in(folder);
        List<Path> needed = new ArrayList<>();
        for (Path file : all.reversed()) {
            needed.addFirst(file);
            if (first(file) <= 1) {
                break;
            }
        }
        for (Path file : needed) {
            read(file, file.equals(needed.getFirst()), audit);
        }
        return audit.end();
    }

    private static long first(Path file) throws SQLException {
        try (Connection connection = open(file)) {
            return number(connection, "SELECT coalesce(min(number), 1) FROM message");
        }
    }

    private static Connection open(Path file) throws SQLException {
        return DriverManager.getConnection("jdbc:sqlite:" + file);
    }

    private static long number(Connection connection, String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            return row.next() ? row.getLong(1) : 0;
        }
    }

    private static void read(Path file, boolean isFirst, MessageAudit audit) throws SQLException {
        try (Connection connection = open(file);
                Statement statement = connection.createStatement()) {
            try (ResultSet check = statement.executeQuery("PRAGMA quick_check")) {
                if (!check.next() || !"ok".equals(check.getString(1))) {
                    throw new SQLException(file + " is damaged: " + check.getString(1));
                }
            }
            try (ResultSet gap = statement.executeQuery("SELECT before, messages FROM gap WHERE before > "
                    // The first gap of a later file stands for the files before it, which are read too.
                    + (isFirst ? "0" : "(SELECT coalesce(min(number), 0) FROM message)"))) {
                while (gap.next()) {
                    audit.gap(gap.getLong(1), gap.getLong(2));
                }
            }
            try (ResultSet row = statement.executeQuery("SELECT number, direction, iif(length(body) < " + LONGEST_BODY
                    + ", body, NULL) FROM message ORDER BY number")) {
                while (row.next()) {
                    byte[] body = row.getBytes(3);
                    audit.row(
                            row.getLong(1), row.getInt(2) == 1, body == null ? Optional.empty() : GoodMessage.of(body));
                }
            }
        }
    }
}
