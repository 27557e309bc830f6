package switchboard.record.session;

import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import switchboard.record.SessionException;
import switchboard.record.SessionUsage;
import switchboard.record.file.SessionCheck;
import switchboard.record.file.SessionLock;
import switchboard.record.file.Sqlite;
import switchboard.record.file.SqliteLibrary;
import switchboard.system.FileFailure;
import switchboard.text.RecordText;

/**
 * A session file that no program records into, locked against all others until it is closed. Used by one thread, which
 * waits for the disk.
 *
 * <p>The file may be moved or deleted only under this lock. SQLite's files beside it belong to it, and closing another
 * descriptor of the file would release SQLite's locks (SQLite, "How To Corrupt An SQLite Database File", 2.2).
 */
public final class LockedSession implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LockedSession.class);
    private static final List<String> BESIDE = List.of("-wal", "-journal", "-shm");

    private final Path file;
    private final SessionLock lock;

    private LockedSession(Path file, SessionLock lock) {
        this.file = file;
        this.lock = lock;
    }

    /**
     * Returns whether a program records into a session file now, and which one.
     *
     * @throws SessionException if its folder can't be used
     */
    public static SessionUsage use(Path session) throws SessionException {
        try {
            return SessionLock.use(session.toRealPath());
        } catch (IOException failure) {
            throw new SessionException(RecordText.REST_UNKNOWN.with(FileFailure.why(failure, session)), failure);
        }
    }

    /**
     * Locks a session file that no program records into, and merges what a crash left beside it.
     *
     * @throws SessionException if a program records into it, or it does not exist
     */
    public static LockedSession take(Path session) throws SessionException {
        try {
            Path file = session.toRealPath();
            SessionLock lock = SessionLock.tryTake(file)
                    .orElseThrow(() -> new SessionException(RecordText.REST_LIVE.with(name(session))));
            LockedSession taken = new LockedSession(file, lock);
            taken.settle();
            return taken;
        } catch (IOException failure) {
            throw new SessionException(
                    RecordText.REST_MOVE.with(name(session), FileFailure.why(failure, session)), failure);
        }
    }

    private static String name(Path session) {
        return String.valueOf(session.getFileName());
    }

    /**
     * Merges the write-ahead log or journal into the file. If that fails, or the file is no session, all files stay as
     * they are.
     */
    private void settle() {
        if (beside().isEmpty()) {
            return;
        }
        try {
            SqliteLibrary.load();
            if (SessionCheck.lockedIsEmpty(file)) {
                return;
            }
            try (Connection connection = Sqlite.writing(file)) {
                Sqlite.execute(connection, "PRAGMA wal_checkpoint(TRUNCATE)");
                Sqlite.execute(connection, "PRAGMA journal_mode = delete");
            }
        } catch (IOException | SQLException | SessionException failure) {
            LOG.debug("{} can't be put into one file", file, failure);
        }
    }

    private List<Path> beside() {
        return BESIDE.stream()
                .map(suffix -> file.resolveSibling(file.getFileName() + suffix))
                .filter(Files::exists)
                .toList();
    }

    /** Returns all files of the session, the session file first. */
    public List<Path> files() {
        List<Path> files = new ArrayList<>();
        files.add(file);
        files.addAll(beside());
        return files;
    }

    /**
     * Renames the file in its folder. The lock keeps the old name until this is closed.
     *
     * @return the new path
     * @throws SessionException if the name is taken, the files beside it can't be merged, or the disk refuses; then
     *     nothing has changed
     */
    public Path rename(String name) throws SessionException {
        Path target = file.resolveSibling(name);
        if (!beside().isEmpty()) {
            throw new SessionException(RecordText.REST_CRASHED.with(name(file)));
        }
        try {
            // A program that records into a new file of that name takes its lock first.
            SessionLock other = SessionLock.tryTake(target).orElseThrow(() -> taken(target));
            try {
                boolean onlyCase = Files.exists(target) && Files.isSameFile(target, file);
                if (Files.exists(target) && !onlyCase) {
                    throw taken(target);
                }
                move(target);
                return target;
            } finally {
                other.release();
            }
        } catch (IOException failure) {
            throw new SessionException(
                    RecordText.REST_RENAME.with(name(file), FileFailure.why(failure, target)), failure);
        }
    }

    private void move(Path target) throws IOException {
        try {
            Files.move(file, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException atomicMoveUnsupported) {
            Files.move(file, target);
        }
    }

    private static SessionException taken(Path target) {
        return new SessionException(RecordText.REST_TAKEN.with(name(target)));
    }

    /**
     * Deletes the session.
     *
     * @throws SessionException if one of its files can't be deleted
     */
    public void delete() throws SessionException {
        try {
            for (Path one : files().reversed()) {
                Files.deleteIfExists(one);
            }
        } catch (IOException failure) {
            throw new SessionException(
                    RecordText.REST_DELETE.with(name(file), FileFailure.why(failure, file)), failure);
        }
    }

    /** Releases the lock. */
    @Override
    public void close() {
        try {
            lock.release();
        } catch (IOException failure) {
            LOG.debug("The lock of {} can't be removed", file, failure);
        }
    }
}
