package switchboard.record.file;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConnection;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteLimits;
import org.sqlite.SQLiteOpenMode;

/**
 * Opens connections to a session file. Stateless; the thread that opens a connection is the only one that uses and
 * closes it.
 */
public final class Sqlite {
    /**
     * The time in milliseconds for which SQLite retries while another connection holds a lock (PRAGMA busy_timeout).
     */
    private static final int BUSY_MILLIS = 1_000;

    /**
     * The most bytes of a value (SQLITE_LIMIT_LENGTH), four times the longest message. SQLite refuses a longer value of
     * an untrusted file before it takes memory.
     */
    private static final int LONGEST_VALUE = 64 << 20;

    private Sqlite() {}

    /** Opens an existing file for reading. Its content is not trusted. */
    public static Connection reading(Path file) throws SQLException {
        Connection connection = reading(name(file));
        boolean readable = false;
        try {
            number(connection, "PRAGMA schema_version");
            readable = true;
            return connection;
        } catch (SQLException failure) {
            if (!needsCompanionFiles(failure) || hasCompanionFiles(file)) {
                throw failure;
            }
        } finally {
            if (!readable) {
                connection.close();
            }
        }
        // This is a finished session on a read-only medium, which no program can change, so it can be opened as
        // immutable.
        return reading(file.toUri() + "?immutable=1");
    }

    private static boolean needsCompanionFiles(SQLException failure) {
        SQLiteErrorCode code = SqliteFailure.code(failure);
        return code == SQLiteErrorCode.SQLITE_READONLY || code == SQLiteErrorCode.SQLITE_CANTOPEN;
    }

    private static boolean hasCompanionFiles(Path file) {
        return List.of("-wal", "-journal").stream()
                .anyMatch(suffix -> Files.exists(file.resolveSibling(file.getFileName() + suffix)));
    }

    private static Connection reading(String name) throws SQLException {
        SQLiteConfig config = new SQLiteConfig();
        config.setReadOnly(true);
        Connection connection = prepared(open(name, config), "PRAGMA temp_store = MEMORY");
        connection.unwrap(SQLiteConnection.class).setLimit(SQLiteLimits.SQLITE_LIMIT_LENGTH, LONGEST_VALUE);
        return connection;
    }

    /** Opens a file for writing; creates it if {@code create}. */
    public static Connection writing(Path file, boolean create) throws SQLException {
        SQLiteConfig config = new SQLiteConfig();
        // By default the driver asks for the last key after every statement, which takes a twentieth of the writer's
        // time.
        config.setGetGeneratedKeys(false);
        if (!create) {
            config.resetOpenMode(SQLiteOpenMode.CREATE);
        }
        return prepared(open(name(file), config), "PRAGMA synchronous = FULL");
    }

    private static Connection open(String name, SQLiteConfig config) throws SQLException {
        config.setBusyTimeout(BUSY_MILLIS);
        return config.createConnection("jdbc:sqlite:" + name);
    }

    /** Returns a name of the file in which neither the driver nor SQLite takes a part for options. */
    private static String name(Path file) {
        String name = file.toString();
        return name.indexOf('?') >= 0 ? file.toUri().toString() : name;
    }

    private static Connection prepared(Connection connection, String pragma) throws SQLException {
        boolean ready = false;
        try {
            execute(connection, "PRAGMA trusted_schema = OFF");
            execute(connection, "PRAGMA cell_size_check = ON");
            execute(connection, pragma);
            ready = true;
            return connection;
        } finally {
            if (!ready) {
                connection.close();
            }
        }
    }

    /** Executes one statement that has no parameters. */
    public static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** Returns the first column of the first row; 0 if there is no row or the value is NULL. */
    public static long number(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            return row.next() ? row.getLong(1) : 0;
        }
    }

    /** Returns a column's text; empty for NULL. */
    public static String text(ResultSet row, int column) throws SQLException {
        String text = row.getString(column);
        return text == null ? "" : text;
    }

    /** Returns a column's bytes; empty for NULL. */
    public static byte[] bytes(ResultSet row, int column) throws SQLException {
        byte[] bytes = row.getBytes(column);
        return bytes == null ? new byte[0] : bytes;
    }

    /** Returns the first column of the first row as text; empty if there is no row or the value is NULL. */
    public static String text(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            String text = row.next() ? row.getString(1) : null;
            return text == null ? "" : text;
        }
    }
}
