package switchboard.record.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.BooleanSupplier;
import org.sqlite.SQLiteErrorCode;
import switchboard.record.SessionException;
import switchboard.text.RecordText;

/**
 * Checks whether a file is a session, before anything in it can act. Stateless; waits for the disk.
 *
 * <p>Reading the schema evaluates no expression of it and starts no trigger, so a read-only connection decides. A
 * read-only connection also sees what is in the write-ahead log, without copying it into the file. It refuses a file
 * with a hot journal (SQLite, "Atomic Commit In SQLite", 4), which {@link JournalTrial} then looks at.
 */
public final class SessionCheck {
    private SessionCheck() {}

    /**
     * Checks a file without changing it.
     *
     * @param stopped whether to give up; asked again and again on the calling thread
     * @return whether it is an empty database
     * @throws SessionException if it is neither empty nor a session that this program understands
     */
    public static boolean isEmpty(Path file, BooleanSupplier stopped) throws SQLException, SessionException {
        requireRegularFilesBeside(file);
        try (Connection connection = Sqlite.reading(file, stopped)) {
            return isEmpty(file, connection);
        }
    }

    /**
     * Checks a file that the caller has locked and is about to write, like {@link #isEmpty(Path, BooleanSupplier)}. It
     * must have no second name.
     *
     * <p>If a crash left a transaction incomplete and the file is a session without it, the transaction is rolled back,
     * because a read-only connection can't do this.
     */
    public static boolean lockedIsEmpty(Path file) throws SQLException, SessionException, IOException {
        SingleUse.requireOneName(file);
        try {
            return isEmpty(file, () -> false);
        } catch (SQLException failure) {
            if (!hasHotJournal(file, failure)) {
                throw failure;
            }
        }
        JournalTrial.requireSession(file);
        try (Connection connection = Sqlite.writing(file)) {
            return isEmpty(file, connection);
        }
    }

    /** Returns whether a read-only connection failed because the file's journal has to be rolled back first. */
    public static boolean hasHotJournal(Path file, SQLException failure) {
        return SqliteFailure.code(failure) == SQLiteErrorCode.SQLITE_READONLY
                && Files.exists(Companions.of(file, "-journal"));
    }

    /**
     * Checks the database behind an open connection.
     *
     * @return whether it is empty
     * @throws SessionException if it is neither empty nor a session that this program understands
     */
    public static boolean isEmpty(Path file, Connection connection) throws SQLException, SessionException {
        boolean empty = ownIsEmpty(file, connection);
        if (!empty && !KnownSchemas.contain(connection, Sqlite.number(connection, "PRAGMA user_version"))) {
            throw new SessionException(RecordText.SENTENCE.with(RecordText.FILE_CHANGED.with(file.toString())));
        }
        return empty;
    }

    /**
     * Checks a database that this program has checked or created before, and has kept locked since; its tables are not
     * compared again.
     *
     * @return whether it is empty
     * @throws SessionException if it is of another program or of a newer format
     */
    public static boolean ownIsEmpty(Path file, Connection connection) throws SQLException, SessionException {
        long application = Sqlite.number(connection, "PRAGMA application_id");
        long version = Sqlite.number(connection, "PRAGMA user_version");
        if (application == 0 && version == 0 && Sqlite.number(connection, "SELECT 1 FROM sqlite_schema LIMIT 1") == 0) {
            return true;
        }
        if (application != Schema.APPLICATION_ID) {
            throw new SessionException(RecordText.SENTENCE.with(RecordText.FILE_OTHER_PROGRAM.with(file.toString())));
        }
        if (version > Schema.VERSION) {
            throw new SessionException(
                    RecordText.SENTENCE.with(RecordText.FILE_NEWER.with(file.toString(), version, Schema.VERSION)));
        }
        return false;
    }

    /** Checks that SQLite would open no pipe or device beside a file, which could block it forever. */
    private static void requireRegularFilesBeside(Path file) throws SessionException {
        for (Path beside : Companions.existing(file)) {
            if (!Files.isRegularFile(beside)) {
                throw new SessionException(
                        RecordText.SENTENCE.with(RecordText.FILE_BESIDE.with(file.toString(), beside.toString())));
            }
        }
    }
}
