package switchboard.record.reader;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sqlite.SQLiteErrorCode;
import switchboard.record.SessionException;
import switchboard.record.SessionLog;
import switchboard.record.file.SessionFile;
import switchboard.record.file.SessionLock;
import switchboard.record.file.Sqlite;
import switchboard.record.file.SqliteFailure;
import switchboard.record.file.SqliteLibrary;
import switchboard.text.RecordText;

/** Opens session files for reading only, whether or not a program records into them. Stateless; waits for the disk. */
public final class RecordedFile {
    private static final Logger LOG = LoggerFactory.getLogger(RecordedFile.class);

    private RecordedFile() {}

    /**
     * Opens a recorded session for reading only, also one that is still being recorded; close it when done.
     *
     * <p>Waits for the disk, so not on the event dispatch thread.
     *
     * @throws SessionException if the file is no session that this program understands, or cannot be read, in a
     * sentence
     */
    public static SessionLog open(Path asGiven) throws SessionException {
        return new SqliteSessionLog(checked(asGiven));
    }

    /** Checks that a file is a session that this program understands, and returns its real path. */
    static Path checked(Path asGiven) throws SessionException {
        SqliteLibrary.load();
        Path file = SessionFile.real(asGiven);
        if (!Files.exists(file)) {
            throw new SessionException(RecordText.READ_MISSING.with(file.toString()));
        }
        if (!Files.isRegularFile(file)) {
            throw new SessionException(RecordText.READ_NO_FILE.with(file.toString()));
        }
        check(file);
        return file;
    }

    private static void check(Path file) throws SessionException {
        try {
            inspect(file);
        } catch (SQLException failure) {
            if (SqliteFailure.code(failure) != SQLiteErrorCode.SQLITE_READONLY || !rollBackJournal(file)) {
                throw new SessionException(SqliteFailure.openingToRead(file, failure), failure);
            }
            try {
                inspect(file);
            } catch (SQLException again) {
                throw new SessionException(SqliteFailure.openingToRead(file, again), again);
            }
        }
    }

    private static void inspect(Path file) throws SQLException, SessionException {
        try (Connection connection = Sqlite.reading(file)) {
            if (SessionFile.requireSession(file, connection)) {
                throw new SessionException(RecordText.READ_EMPTY.with(file.toString()));
            }
            SessionFile.requirePlain(file, connection);
        }
    }

    /**
     * Rolls back a transaction that a crash left incomplete in a file with a rollback journal, as on a network file
     * system: a read-only connection can't do this. Leaves a session alone that is being recorded.
     *
     * @return whether it was tried
     */
    private static boolean rollBackJournal(Path file) {
        try {
            Optional<SessionLock> lock = SessionLock.tryTake(file);
            if (lock.isEmpty()) {
                return false;
            }
            try (Connection connection = Sqlite.writing(file, false)) {
                Sqlite.number(connection, "PRAGMA schema_version");
                return true;
            } finally {
                lock.get().release();
            }
        } catch (IOException | SQLException failure) {
            LOG.debug("{} can't be recovered", file, failure);
            return false;
        }
    }
}
