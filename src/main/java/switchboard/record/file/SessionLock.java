package switchboard.record.file;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import switchboard.record.SessionException;
import switchboard.record.SessionUsage;
import switchboard.system.FileFailure;
import switchboard.system.PrivateFiles;
import switchboard.text.RecordText;

/**
 * An inter-process lock on a session file, taken on a lock file beside it. Thread-safe.
 *
 * <p>The session file itself must not be locked: when a process closes any descriptor of a file, POSIX releases all of
 * its locks on that file, including SQLite's (SQLite, "How To Corrupt An SQLite Database File", 2.2). For the same
 * reason {@link #HELD} prevents this process from opening a lock file twice.
 */
public final class SessionLock {
    private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();
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
        if (!HELD.add(file)) {
            return Optional.empty();
        }
        boolean taken = false;
        try {
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
        if (HELD.contains(file)) {
            return SessionUsage.HERE;
        }
        // A crash leaves the lock file behind, but the system has released the lock.
        if (!Files.exists(file)) {
            return SessionUsage.NOBODY;
        }
        Optional<SessionLock> lock = tryTake(database);
        if (lock.isEmpty()) {
            return HELD.contains(file) ? SessionUsage.HERE : SessionUsage.ELSEWHERE;
        }
        lock.get().release();
        return SessionUsage.NOBODY;
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
