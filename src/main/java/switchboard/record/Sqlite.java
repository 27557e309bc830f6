package switchboard.record;

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

/** Opens connections to a session file. A connection is used and closed by the thread that opened it, and no other. */
final class Sqlite {
    private static final int BUSY_MILLIS = 1_000;

    /** Four times the longest message: what a stranger's file has beyond that is refused before it takes memory. */
    private static final int LONGEST_VALUE = 64 << 20;

    private Sqlite() {}

    /** Opens an existing file for reading; what stands in it is trusted with nothing. */
    static Connection reading(Path file) throws SQLException {
        Connection connection = reading(name(file));
        boolean readable = false;
        try {
            number(connection, "PRAGMA schema_version");
            readable = true;
            return connection;
        } catch (SQLException failure) {
            if (!wantsFilesBeside(failure) || hasFilesBeside(file)) {
                throw failure;
            }
        } finally {
            if (!readable) {
                connection.close();
            }
        }
        // A finished session where nothing can be written, such as on a disc: nobody can change it under us either.
        return reading(file.toUri() + "?immutable=1");
    }

    private static boolean wantsFilesBeside(SQLException failure) {
        SQLiteErrorCode code = SqliteFailure.code(failure);
        return code == SQLiteErrorCode.SQLITE_READONLY || code == SQLiteErrorCode.SQLITE_CANTOPEN;
    }

    private static boolean hasFilesBeside(Path file) {
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

    /** Opens a file for writing; make it if {@code create}. */
    static Connection writing(Path file, boolean create) throws SQLException {
        SQLiteConfig config = new SQLiteConfig();
        // Else the driver asks for the last key after every statement: a twentieth of the writer's time.
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

    /** Names the file so that neither the driver nor SQLite takes a part of the name for options. */
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

    static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** Returns the first column of the first row, 0 if there is none or it is NULL. */
    static long number(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            return row.next() ? row.getLong(1) : 0;
        }
    }

    /** Returns a column's text, empty for NULL. */
    static String text(ResultSet row, int column) throws SQLException {
        String text = row.getString(column);
        return text == null ? "" : text;
    }

    /** Returns a column's bytes, none for NULL. */
    static byte[] bytes(ResultSet row, int column) throws SQLException {
        byte[] bytes = row.getBytes(column);
        return bytes == null ? new byte[0] : bytes;
    }

    /** Returns the first column of the first row as text. */
    static String text(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            String text = row.next() ? row.getString(1) : null;
            return text == null ? "" : text;
        }
    }
}
