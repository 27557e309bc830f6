package switchboard.record.writer;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Lets the recorder pause between two commits, so that a checkpoint can reach the end of the write-ahead log.
 * Thread-safe; used by the recorder and one checkpointer.
 *
 * <p>SQLite begins a log anew only if the whole log is in the database when a commit begins. The recorder has some
 * patience: if a checkpoint takes longer, the recorder goes on beside it.
 */
final class WriteTurns {
    private static final long LEAST_PATIENCE = TimeUnit.MILLISECONDS.toNanos(100);
    private static final long MOST_PATIENCE = TimeUnit.SECONDS.toNanos(2);

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();

    @GuardedBy("lock")
    private boolean writing;

    @GuardedBy("lock")
    private boolean wanted;

    @GuardedBy("lock")
    private boolean closed;

    @GuardedBy("lock")
    private long commits;

    @GuardedBy("lock")
    private long patience = LEAST_PATIENCE;

    /** Begins a commit; waits for a checkpoint that wants the turn, within the patience. Recorder's thread. */
    void beginWrite() {
        lock.lock();
        try {
            long left = patience;
            while (wanted && left > 0) {
                left = changed.awaitNanos(left);
            }
            writing = true;
        } catch (InterruptedException interrupted) {
            writing = true;
            Thread.currentThread().interrupt();
        } finally {
            lock.unlock();
        }
    }

    /** Ends a commit, whether it succeeded or not. Recorder's thread. */
    void endWrite() {
        lock.lock();
        try {
            writing = false;
            commits++;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Waits until no commit is being made, and takes the turn. Checkpointer's thread. */
    void take() {
        lock.lock();
        try {
            wanted = true;
            while (writing && !closed) {
                changed.awaitUninterruptibly();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Gives the turn back. A checkpoint that did not reach the end gets twice the time next. Checkpointer's thread. */
    void giveBack(boolean reachedEnd) {
        lock.lock();
        try {
            wanted = false;
            patience = reachedEnd ? LEAST_PATIENCE : Math.min(2 * patience, MOST_PATIENCE);
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Returns the number of commits so far. */
    long commits() {
        lock.lock();
        try {
            return commits;
        } finally {
            lock.unlock();
        }
    }

    /**
     * Waits until there are other than {@code seen} commits, or {@code millis} ms are over, or this is closed.
     * Checkpointer's thread.
     *
     * @return whether to go on; false once this is closed
     */
    boolean awaitCommit(long seen, long millis) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            long left = TimeUnit.MILLISECONDS.toNanos(millis);
            while (commits == seen && !closed && left > 0) {
                left = changed.awaitNanos(left);
            }
            return !closed;
        } finally {
            lock.unlock();
        }
    }

    /** Waits {@code millis} ms; returns whether to go on, like {@link #awaitCommit}. Checkpointer's thread. */
    boolean pause(long millis) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            long left = TimeUnit.MILLISECONDS.toNanos(millis);
            while (!closed && left > 0) {
                left = changed.awaitNanos(left);
            }
            return !closed;
        } finally {
            lock.unlock();
        }
    }

    /** Ends all waiting. Any thread. */
    void close() {
        lock.lock();
        try {
            closed = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
