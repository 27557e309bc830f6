package switchboard.record.writer;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sqlite.SQLiteErrorCode;
import switchboard.thread.Threads;

/**
 * Forces the write-ahead log to the disk on a thread of its own, so that commits need not wait for the disk.
 * Thread-safe.
 *
 * <p>A commit is on disk when a force that began after it has returned. A force begins as soon as there is a commit
 * and the previous force has ended; several commits share one.
 *
 * <p>This class opens the write-ahead log, and none of the database's other files. Closing a descriptor releases the
 * process's POSIX locks on the same file (SQLite, "How To Corrupt An SQLite Database File", 2.2). SQLite locks bytes of
 * the database and of the {@code -shm} file, never of the log (SQLite, "WAL-mode File Format", 2.3;
 * {@code os_unix.c}: every file but the main database has {@code UNIXFILE_NOLOCK}). SQLite itself syncs the log's
 * header, and the folder's entry of a new log, before the first frame is written ({@code wal.c}, {@code os_unix.c}).
 */
final class LogForce {
    /** The most bytes of commits that are not on disk yet. */
    static final long MOST_BYTES = 64L << 20;

    /** The age in milliseconds of a commit that is not on disk, from which no further commit is made. */
    static final long MOST_MILLIS = 5_000;

    /** A log that can be forced to the disk. */
    interface Log extends Closeable {
        void force() throws IOException;
    }

    private record Waiting(Commit commit, long since) {}

    private record OpenLog(FileChannel channel) implements Log {
        @Override
        public void force() throws IOException {
            // The size is forced, too; the times of the file are not needed.
            channel.force(false);
        }

        @Override
        public void close() throws IOException {
            channel.close();
        }
    }

    private static final Logger LOG = LoggerFactory.getLogger(LogForce.class);
    private static final long LOOK_MILLIS = 50;

    private final Log log;
    private final Consumer<List<Commit>> forced;
    private final Runnable failed;
    private final Thread thread;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();

    @GuardedBy("lock")
    private final List<Waiting> waiting = new ArrayList<>();

    @GuardedBy("lock")
    private long bytes;

    @GuardedBy("lock")
    private boolean ended;

    @GuardedBy("lock")
    private @Nullable IOException failure;

    private LogForce(Log log, Consumer<List<Commit>> forced, Runnable failed) {
        this.log = log;
        this.forced = forced;
        this.failed = failed;
        thread = Threads.platform("force", this::run);
    }

    /**
     * Opens the existing write-ahead log of a database.
     *
     * @param forced called with the commits that are on disk, in order, on the thread {@code force}
     * @param failed called once when a force failed, on the thread {@code force}
     */
    static LogForce open(Path database, Consumer<List<Commit>> forced, Runnable failed) throws SQLException {
        Path path = database.resolveSibling(database.getFileName() + "-wal");
        try {
            FileChannel channel = FileChannel.open(path, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);
            return start(new OpenLog(channel), forced, failed);
        } catch (IOException failure) {
            throw new SQLException(failure.getMessage(), "", SQLiteErrorCode.SQLITE_CANTOPEN.code, failure);
        }
    }

    /** Starts the thread for an open log. */
    static LogForce start(Log log, Consumer<List<Commit>> forced, Runnable failed) {
        LogForce force = new LogForce(log, forced, failed);
        force.thread.start();
        return force;
    }

    /** Adds a commit that has ended. */
    void add(Commit commit) {
        lock.lock();
        try {
            waiting.add(new Waiting(commit, System.nanoTime()));
            bytes += commit.weight();
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /**
     * Waits while too much is not on disk yet: {@value #MOST_MILLIS} ms, or {@link #MOST_BYTES}.
     *
     * @param hurried whether to return at once; asked every {@value #LOOK_MILLIS} ms
     */
    void awaitRoom(BooleanSupplier hurried) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (isFull() && failure == null && !hurried.getAsBoolean()) {
                boolean signalled = changed.await(LOOK_MILLIS, TimeUnit.MILLISECONDS);
                LOG.trace("Too much is not on disk yet; something changed: {}", signalled);
            }
        } finally {
            lock.unlock();
        }
    }

    @GuardedBy("lock")
    private boolean isFull() {
        return bytes > MOST_BYTES
                || (!waiting.isEmpty()
                        && System.nanoTime() - waiting.getFirst().since() > TimeUnit.MILLISECONDS.toNanos(MOST_MILLIS));
    }

    /** Returns the failure that ended the forcing. */
    Optional<SQLException> failure() {
        lock.lock();
        try {
            return Optional.ofNullable(failure)
                    .map(why -> new SQLException(why.getMessage(), "", SQLiteErrorCode.SQLITE_IOERR.code, why));
        } finally {
            lock.unlock();
        }
    }

    /**
     * Forces what is left, ends the thread and closes the log; waits for that.
     *
     * @return the commits that are not known to be on disk, because a force failed
     */
    List<Commit> close() {
        lock.lock();
        try {
            ended = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
        Threads.join(thread);
        try {
            log.close();
        } catch (IOException failure) {
            LOG.debug("The write-ahead log was not closed", failure);
        }
        lock.lock();
        try {
            return waiting.stream().map(Waiting::commit).toList();
        } finally {
            lock.unlock();
        }
    }

    private void run() {
        boolean orderly = false;
        try {
            for (List<Commit> commits = next(); !commits.isEmpty(); commits = next()) {
                log.force();
                forced.accept(commits);
                remove(commits);
            }
            orderly = true;
        } catch (IOException cause) {
            LOG.debug("The write-ahead log can't be forced", cause);
            orderly = true;
            fail(cause);
        } finally {
            // The recorder must not wait for a thread that an error has ended.
            if (!orderly) {
                fail(new IOException("the forcing was ended by an error"));
            }
        }
    }

    /** Waits for commits; returns none at the end. */
    private List<Commit> next() {
        lock.lock();
        try {
            while (waiting.isEmpty() && !ended) {
                changed.awaitUninterruptibly();
            }
            return waiting.stream().map(Waiting::commit).toList();
        } finally {
            lock.unlock();
        }
    }

    private void remove(List<Commit> commits) {
        lock.lock();
        try {
            waiting.subList(0, commits.size()).clear();
            for (Commit commit : commits) {
                bytes -= commit.weight();
            }
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void fail(IOException cause) {
        lock.lock();
        try {
            failure = cause;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
        failed.run();
    }
}
