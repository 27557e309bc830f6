package switchboard.record.reader;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import switchboard.record.SessionException;
import switchboard.record.SessionLog;
import switchboard.record.file.SessionCheck;
import switchboard.record.file.SessionFile;
import switchboard.record.file.SessionLock;
import switchboard.record.file.SingleUse;
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
        return new SqliteSessionLog(checked(asGiven, Thread.currentThread()::isInterrupted));
    }

    /**
     * Checks that a file is a session that this program understands, and returns its real path.
     *
     * @param stopped whether to give up; asked again and again on the calling thread
     */
    static Path checked(Path asGiven, BooleanSupplier stopped) throws SessionException {
        SqliteLibrary.load();
        Path file = SessionFile.real(asGiven);
        if (!Files.exists(file)) {
            throw new SessionException(RecordText.READ_MISSING.with(file.toString()));
        }
        if (!Files.isRegularFile(file)) {
            throw new SessionException(RecordText.READ_NO_FILE.with(file.toString()));
        }
        boolean empty;
        try {
            SingleUse.requireNoOtherLog(file);
            empty = isEmpty(file, stopped);
        } catch (SQLException | IOException failure) {
            throw new SessionException(SqliteFailure.openingToRead(file, failure), failure);
        }
        if (empty) {
            throw new SessionException(RecordText.READ_EMPTY.with(file.toString()));
        }
        return file;
    }

    private static boolean isEmpty(Path file, BooleanSupplier stopped) throws SQLException, SessionException {
        try {
            return SessionCheck.isEmpty(file, stopped);
        } catch (SQLException failure) {
            if (!SessionCheck.hasHotJournal(file, failure)) {
                throw failure;
            }
            return rolledBack(file, failure);
        }
    }

    /**
     * Rolls back a transaction that a crash left incomplete in a file with a rollback journal, as on a network file
     * system: a read-only connection can't do this. Leaves a session alone that is being recorded.
     */
    private static boolean rolledBack(Path file, SQLException failure) throws SQLException, SessionException {
        try {
            Optional<SessionLock> lock = SessionLock.tryTake(file);
            if (lock.isEmpty()) {
                throw failure;
            }
            try {
                return SessionCheck.lockedIsEmpty(file);
            } finally {
                lock.get().release();
            }
        } catch (IOException unwritable) {
            LOG.debug("{} can't be recovered", file, unwritable);
            throw failure;
        }
    }
}
