package switchboard.record.session;

import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import switchboard.record.SessionException;
import switchboard.record.SessionUsage;
import switchboard.record.file.Companions;
import switchboard.record.file.SessionCheck;
import switchboard.record.file.SessionFile;
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
     * Locks a session file that no program records into, and merges what a crash left beside it. The file itself may
     * be missing if its write-ahead log or journal is still there.
     *
     * @throws SessionException if a program records into it, or nothing of it exists
     */
    public static LockedSession take(Path session) throws SessionException {
        try {
            boolean missing =
                    !Files.exists(session) && !Companions.existing(session).isEmpty();
            Path file = missing ? SessionFile.real(session) : session.toRealPath();
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
        if (!Files.exists(file) || Companions.existing(file).isEmpty()) {
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

    /** Returns all files of the session that exist, the session file first. */
    public List<Path> files() {
        return Stream.concat(Stream.of(file).filter(Files::exists), Companions.existing(file).stream())
                .toList();
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
        if (!Companions.existing(file).isEmpty()) {
            throw new SessionException(
                    (Files.exists(file) ? RecordText.REST_CRASHED : RecordText.REST_MISSING).with(name(file)));
        }
        try {
            if (name.equalsIgnoreCase(name(file)) && Files.exists(target) && Files.isSameFile(target, file)) {
                // Upper and lower case alone change, and the system does not tell them apart: the lock is the same.
                move(target);
                return target;
            }
            // A program that records into a new file of that name takes its lock first.
            SessionLock other = SessionLock.tryTake(target).orElseThrow(() -> taken(target));
            try {
                if (Files.exists(target)) {
                    throw taken(target);
                }
                makeRoom(target);
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

    /** Checks that no log of a deleted session would be played into the renamed file, and deletes what is empty. */
    private static void makeRoom(Path target) throws IOException, SessionException {
        Optional<Path> left = Companions.withContent(target);
        if (left.isPresent()) {
            throw new SessionException(RecordText.REST_LEFT.with(name(target), name(left.get())));
        }
        Companions.delete(target);
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
