package switchboard.record.file;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.sqlite.ProgressHandler;
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

    /** The most bytes of a text that is no message: names, addresses, sentences, notes. */
    private static final int LONGEST_TEXT = 1 << 20;

    /** The steps of a statement between two questions whether it should end; they take some 100 microseconds. */
    private static final int STEPS = 10_000;

    private Sqlite() {}

    /** Opens an existing file for reading. Its content is not trusted. An interrupt of the thread ends a statement. */
    public static Connection reading(Path file) throws SQLException {
        return reading(file, () -> Thread.currentThread().isInterrupted());
    }

    /**
     * Opens an existing file for reading. Its content is not trusted.
     *
     * @param stopped whether to end a running statement; asked every {@value #STEPS} steps of it, on its thread
     */
    public static Connection reading(Path file, BooleanSupplier stopped) throws SQLException {
        Connection connection = reading(name(file), stopped);
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
        return reading(file.toUri() + "?immutable=1", stopped);
    }

    private static boolean needsCompanionFiles(SQLException failure) {
        SQLiteErrorCode code = SqliteFailure.code(failure);
        return code == SQLiteErrorCode.SQLITE_READONLY || code == SQLiteErrorCode.SQLITE_CANTOPEN;
    }

    private static boolean hasCompanionFiles(Path file) {
        return Files.exists(Companions.of(file, "-wal")) || Files.exists(Companions.of(file, "-journal"));
    }

    private static Connection reading(String name, BooleanSupplier stopped) throws SQLException {
        SQLiteConfig config = new SQLiteConfig();
        config.setReadOnly(true);
        Connection connection = open(name, config);
        ProgressHandler.setHandler(connection, STEPS, new ProgressHandler() {
            @Override
            protected int progress() {
                return stopped.getAsBoolean() ? 1 : 0;
            }
        });
        return prepared(connection, "PRAGMA temp_store = MEMORY");
    }

    /** Opens an existing file for writing; an empty file is an empty database. Its content is not trusted. */
    public static Connection writing(Path file) throws SQLException {
        SQLiteConfig config = new SQLiteConfig();
        // By default the driver asks for the last key after every statement, which takes a twentieth of the writer's
        // time.
        config.setGetGeneratedKeys(false);
        config.resetOpenMode(SQLiteOpenMode.CREATE);
        return prepared(open(name(file), config), "PRAGMA synchronous = FULL");
    }

    /**
     * Opens an existing file so that its first statement locks it against everybody if it has a write-ahead log, and
     * against writers otherwise. Only for statements that read no schema, because the content is not trusted.
     */
    static Connection exclusive(Path file) throws SQLException {
        SQLiteConfig config = new SQLiteConfig();
        config.resetOpenMode(SQLiteOpenMode.CREATE);
        config.setLockingMode(SQLiteConfig.LockingMode.EXCLUSIVE);
        return open(name(file), config);
    }

    /** Opens a new empty database that vanishes with the connection. */
    static Connection inMemory() throws SQLException {
        return open(":memory:", new SQLiteConfig());
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
            connection.unwrap(SQLiteConnection.class).setLimit(SQLiteLimits.SQLITE_LIMIT_LENGTH, LONGEST_VALUE);
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

    /** Returns a column's text; empty for NULL. Refuses a text that is too long for a name, a sentence or a note. */
    public static String text(ResultSet row, int column) throws SQLException {
        String text = textOrNull(row, column);
        return text == null ? "" : text;
    }

    /** Returns a column's text like {@link #text(ResultSet, int)}; null for NULL. */
    public static @Nullable String textOrNull(ResultSet row, int column) throws SQLException {
        String text = row.getString(column);
        if (text != null && text.length() > LONGEST_TEXT) {
            throw new SQLException("a text of " + text.length(), "", SQLiteErrorCode.SQLITE_TOOBIG.code);
        }
        return text;
    }

    /**
     * Returns a column's number, which has to be larger than the one of the row before.
     *
     * <p>A table whose pages were made to contain each other has the same rows without end.
     */
    public static long larger(ResultSet row, int column, long before) throws SQLException {
        long number = row.getLong(column);
        if (number <= before) {
            throw new SQLException("a number comes twice", "", SQLiteErrorCode.SQLITE_CORRUPT.code);
        }
        return number;
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
