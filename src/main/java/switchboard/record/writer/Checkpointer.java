package switchboard.record.writer;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sqlite.SQLiteErrorCode;
import switchboard.record.file.Sqlite;
import switchboard.record.file.SqliteFailure;
import switchboard.thread.Threads;

/**
 * Copies the write-ahead log into the database (checkpoints), on a thread and a connection of its own, beside the
 * recorder's commits. Thread-safe.
 *
 * <p>A checkpoint syncs the log, copies its pages and syncs the database. The recorder pauses only for the last and
 * small piece of it ({@link WriteTurns}). A reader in another program can prevent checkpoints, so the log grows:
 * {@link LogWatch} reports that.
 */
final class Checkpointer {
    private static final Logger LOG = LoggerFactory.getLogger(Checkpointer.class);

    /** The bytes that are copied while the recorder pauses, unless it writes faster than the log can be copied. */
    private static final long PIECE_BYTES = 4L << 20;

    private static final int MOST_PASSES = 8;
    private static final int MOST_TURNS = 3;
    private static final int FRAME_HEADER = 24;
    private static final long IDLE_MILLIS = 5_000;

    /** The time in milliseconds after which a large log is looked at again; a reader may keep it from being begun. */
    private static final long AGAIN_MILLIS = 250;

    /**
     * The least time in milliseconds between two copies of a log that is not large. Programs that copy or read the
     * database alone then find a session that is hardly older than this.
     */
    private static final long COPY_MILLIS = 1_000;

    private static final long COPY_NANOS = TimeUnit.MILLISECONDS.toNanos(COPY_MILLIS);

    private final Path file;
    private final LogLimits limits;
    private final LogWatch watch;
    private final Runnable failed;
    private final WriteTurns turns = new WriteTurns();
    private final CountDownLatch opened = new CountDownLatch(1);
    private final Thread thread;
    private volatile @Nullable SQLException failure;
    private volatile boolean merging;

    // The fields below are used only on the checkpointer's thread.
    private long frameBytes;

    private LogState last = new LogState(0, 0);

    private Checkpointer(Path file, LogLimits limits, LogWatch watch, Runnable failed) {
        this.file = file;
        this.limits = limits;
        this.watch = watch;
        this.failed = failed;
        thread = Threads.platform("checkpoint", this::run);
    }

    /**
     * Starts the checkpoints of a file whose write-ahead log exists; waits until its connection is open.
     *
     * @param failed called when a checkpoint failed so that data may be lost, on the thread {@code checkpoint}
     */
    static Checkpointer start(Path file, LogLimits limits, LogWatch watch, Runnable failed) {
        Checkpointer checkpointer = new Checkpointer(file, limits, watch, failed);
        checkpointer.thread.start();
        // The recorder's connection must never be the last one: closing it would copy the whole log.
        while (checkpointer.opened.getCount() > 0) {
            try {
                checkpointer.opened.await();
            } catch (InterruptedException interrupted) {
                LOG.warn("The recorder was interrupted and goes on");
            }
        }
        return checkpointer;
    }

    /** Returns the recorder's and this thread's turns. */
    WriteTurns turns() {
        return turns;
    }

    /** Returns the failure after which the file has to be opened again. */
    Optional<SQLException> failure() {
        return Optional.ofNullable(failure);
    }

    /** Ends the checkpoints after the present one, and waits for it. */
    void close() {
        turns.close();
        Threads.join(thread);
    }

    /** Copies the whole log, so that the session is one file, and ends; waits for it. A reader can prevent it. */
    void merge() {
        merging = true;
        close();
    }

    /** Ends the checkpoints of a file that is not written any more, and then calls {@code after}; does not wait. */
    void retire(Runnable after) {
        turns.close();
        Threads.platform("checkpoint-end", () -> {
                    Threads.join(thread);
                    after.run();
                })
                .start();
    }

    /**
     * Ends the checkpoints like {@link #retire}, and copies the whole log before, so that the session is one file. A
     * reader can prevent it.
     */
    void retireMerged(Runnable after) {
        merging = true;
        retire(after);
    }

    private void run() {
        Optional<SQLException> cause = Optional.of(new SQLException("the checkpoints were ended by an error"));
        try (Connection connection = open()) {
            opened.countDown();
            long seen = 0;
            long copied = System.nanoTime();
            while (turns.awaitCommit(seen, last.left() > 0 ? COPY_MILLIS : IDLE_MILLIS)) {
                seen = turns.commits();
                while (isLarge(connection)
                        && turns.pause(AGAIN_MILLIS)
                        && (last.left() > 0 || turns.commits() != seen)) {
                    seen = turns.commits();
                }
                if (last.left() > 0 && System.nanoTime() - copied >= COPY_NANOS) {
                    copy(connection);
                    copied = System.nanoTime();
                }
            }
            if (merging) {
                merge(connection);
            }
            cause = Optional.empty();
        } catch (SQLException known) {
            cause = Optional.of(known);
        } catch (InterruptedException interrupted) {
            LOG.debug("The checkpoints of {} were interrupted", file);
        } finally {
            cause.ifPresent(this::fail);
            opened.countDown();
        }
    }

    private Connection open() throws SQLException {
        Connection connection = Sqlite.writing(file);
        boolean ready = false;
        try {
            Sqlite.execute(connection, "PRAGMA synchronous = NORMAL");
            Sqlite.execute(connection, "PRAGMA wal_autocheckpoint = 0");
            frameBytes = Sqlite.number(connection, "PRAGMA page_size") + FRAME_HEADER;
            ready = true;
            return connection;
        } finally {
            if (!ready) {
                connection.close();
            }
        }
    }

    /** Makes a checkpoint if the log is large; returns whether it was. */
    private boolean isLarge(Connection connection) throws SQLException {
        try {
            LogState state = state(connection, "NOOP");
            boolean large = state.bytes() >= limits.checkpoint();
            watch.seen(large ? catchUp(connection) : state);
            return large;
        } catch (SQLException cause) {
            ignoreUnlessBroken(cause);
            return true;
        }
    }

    /** Copies what the log has now, also if it is not large. */
    private void copy(Connection connection) throws SQLException {
        try {
            LogState copied = state(connection, "PASSIVE");
            LOG.trace("{} bytes of the log of {} are left", copied.left(), file);
        } catch (SQLException cause) {
            ignoreUnlessBroken(cause);
        }
    }

    /** Throws a failure after which data may be lost. */
    private void ignoreUnlessBroken(SQLException cause) throws SQLException {
        if (SqliteFailure.code(cause) == SQLiteErrorCode.SQLITE_IOERR) {
            throw cause;
        }
        // The disk may be full; the log keeps everything, and the next look tries again.
        LOG.debug("A checkpoint of {} failed", file, cause);
    }

    private LogState catchUp(Connection connection) throws SQLException {
        LogState state = state(connection, "PASSIVE");
        for (int pass = 1; pass < MOST_PASSES && state.left() == 0; pass++) {
            LogState grown = state(connection, "NOOP");
            if (grown.left() <= PIECE_BYTES) {
                break;
            }
            state = state(connection, "PASSIVE");
        }
        // While a reader prevents it, the recorder need not pause.
        for (int turn = 0; turn < MOST_TURNS && state.left() == 0; turn++) {
            turns.take();
            boolean whole = false;
            try {
                long before = turns.commits();
                state = state(connection, "PASSIVE");
                whole = state.left() == 0 && turns.commits() == before;
            } finally {
                turns.giveBack(whole);
            }
            if (whole) {
                break;
            }
        }
        return state;
    }

    private LogState state(Connection connection, String mode) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("PRAGMA wal_checkpoint(" + mode + ")")) {
            long log = row.next() ? row.getLong(2) : -1;
            // The numbers are negative while another program makes a checkpoint.
            if (log >= 0) {
                last = new LogState(log * frameBytes, (log - row.getLong(3)) * frameBytes);
            }
            return last;
        }
    }

    private void merge(Connection connection) throws SQLException {
        // A reader can prevent the rest. The rest only cleans up, so it is not worth waiting for.
        Sqlite.execute(connection, "PRAGMA busy_timeout = 100");
        Sqlite.execute(connection, "PRAGMA wal_checkpoint(TRUNCATE)");
        // A finished file needs no write-ahead log. Without one, it can be read on any file system and leaves no files
        // beside it.
        try {
            Sqlite.execute(connection, "PRAGMA journal_mode = delete");
        } catch (SQLException cause) {
            LOG.warn("A part of {} stays in {}-wal, because it is being read: keep both together", file, file);
            LOG.debug("It was not merged", cause);
        }
    }

    private void fail(SQLException cause) {
        LOG.debug("The checkpoints of {} failed", file, cause);
        failure = cause;
        failed.run();
    }
}
