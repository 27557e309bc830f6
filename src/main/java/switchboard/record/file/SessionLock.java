package switchboard.record.file;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import switchboard.record.SessionException;
import switchboard.record.SessionUsage;
import switchboard.system.FileFailure;
import switchboard.text.RecordText;

/**
 * An inter-process lock on a session file, taken on a lock file beside it. Thread-safe.
 *
 * <p>The session file itself must not be locked: when a process closes any descriptor of a file, POSIX releases all of
 * its locks on that file, including SQLite's (SQLite, "How To Corrupt An SQLite Database File", 2.2). For the same
 * reason {@link #HELD} prevents this process from opening a lock file twice, whatever path leads to it. Other programs
 * that use another name of the session file have another lock file; {@link SingleUse} finds those.
 */
public final class SessionLock {
    /** The database of each lock file that this process holds. */
    private static final Map<Path, Path> HELD = new ConcurrentHashMap<>();

    private static final int ATTEMPTS = 20;

    private final Path file;
    private final FileChannel channel;

    private SessionLock(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    /**
     * Takes the lock of a session file.
     *
     * @throws SessionException if another holder has it, or it can't be created, in a sentence for people
     */
    static SessionLock take(Path database) throws SessionException {
        try {
            return tryTake(database)
                    .orElseThrow(() -> new SessionException(RecordText.OPEN_ELSEWHERE.with(database.toString())));
        } catch (IOException failure) {
            throw new SessionException(
                    RecordText.OPEN_LOCK.with(database.toString(), FileFailure.why(failure, fileOf(database))),
                    failure);
        }
    }

    /** Takes the lock of a session file; returns empty if another holder has it. */
    public static Optional<SessionLock> tryTake(Path database) throws IOException {
        Path file = fileOf(database);
        if (HELD.putIfAbsent(file, database) != null) {
            return Optional.empty();
        }
        boolean taken = false;
        try {
            if (isHeldUnderAnotherName(database, file)) {
                return Optional.empty();
            }
            for (int attempt = 0; attempt < ATTEMPTS && !taken; attempt++) {
                FileChannel channel = openUnlessRemoved(file);
                if (channel != null) {
                    taken = true;
                    return Optional.of(new SessionLock(file, channel));
                }
            }
            return Optional.empty();
        } finally {
            if (!taken) {
                HELD.remove(file);
            }
        }
    }

    /**
     * Returns whether a program records into a session file now, and which one. The holder of the lock is not
     * disturbed.
     */
    public static SessionUsage use(Path database) throws IOException {
        Path file = fileOf(database);
        if (isHeldHere(database, file)) {
            return SessionUsage.HERE;
        }
        // A crash leaves the lock file behind, but the system has released the lock.
        if (!Files.exists(file)) {
            return SessionUsage.NOBODY;
        }
        Optional<SessionLock> lock = tryTake(database);
        if (lock.isEmpty()) {
            return isHeldHere(database, file) ? SessionUsage.HERE : SessionUsage.ELSEWHERE;
        }
        lock.get().release();
        return SessionUsage.NOBODY;
    }

    private static boolean isHeldHere(Path database, Path file) throws IOException {
        return HELD.containsKey(file) || isHeldUnderAnotherName(database, file);
    }

    /** Returns whether this process holds the lock of the same database, or the same lock file, by another path. */
    private static boolean isHeldUnderAnotherName(Path database, Path file) throws IOException {
        for (Map.Entry<Path, Path> held : HELD.entrySet()) {
            if (!held.getKey().equals(file) && (isSame(held.getKey(), file) || isSame(held.getValue(), database))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isSame(Path one, Path other) throws IOException {
        try {
            return Files.exists(one) && Files.exists(other) && Files.isSameFile(one, other);
        } catch (NoSuchFileException goneMeanwhile) {
            return false;
        }
    }

    private static Path fileOf(Path database) {
        return database.resolveSibling(database.getFileName() + ".lock");
    }

    /** Opens and locks the file; returns null if another process has the lock or has just removed the file. */
    private static @Nullable FileChannel openUnlessRemoved(Path file) throws IOException {
        FileChannel channel;
        Object before;
        createIfMissing(file);
        try {
            before = identity(file);
            if (!Files.isRegularFile(file) && !Files.isDirectory(file)) {
                // Opening a pipe would wait until another program opens it, too.
                throw new FileAlreadyExistsException(file.toString());
            }
            channel = FileChannel.open(file, StandardOpenOption.WRITE);
        } catch (NoSuchFileException lockFileRemoved) {
            return null;
        }
        boolean kept = false;
        try {
            // The holder removes the lock file when it releases the lock. A lock on a removed file protects nothing.
            kept = channel.tryLock() != null && Objects.equals(before, identity(file));
            return kept ? channel : null;
        } catch (NoSuchFileException lockFileRemoved) {
            return null;
        } finally {
            if (!kept) {
                channel.close();
            }
        }
    }

    private static void createIfMissing(Path file) throws IOException {
        try {
            PrivateFiles.createFile(file);
        } catch (FileAlreadyExistsException left) {
            return;
        }
    }

    private static @Nullable Object identity(Path file) throws IOException {
        return Files.readAttributes(file, BasicFileAttributes.class).fileKey();
    }

    /** Removes the lock file and releases the lock. */
    public void release() throws IOException {
        try {
            Files.deleteIfExists(file);
        } finally {
            try {
                channel.close();
            } finally {
                HELD.remove(file);
            }
        }
    }
}
