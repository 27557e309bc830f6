package switchboard.replay;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import switchboard.replay.compare.ReplayConnection;
import switchboard.thread.Threads;

/**
 * The threads of a replay, one for each connection, limited in number.
 *
 * <p>Thread-safe.
 */
final class PlayerThreads {
    /** The work of one thread. */
    @FunctionalInterface
    interface PlayerTask {
        void play() throws InterruptedException;
    }

    private final int most;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();

    @GuardedBy("lock")
    private final Map<Thread, List<ReplayConnection>> playing = new HashMap<>();

    @GuardedBy("lock")
    private boolean cancelled;

    /**
     * Creates an empty group.
     *
     * @param most the largest number of threads at a time
     */
    PlayerThreads(int most) {
        this.most = most;
    }

    /** Starts a thread; waits while the limit is reached. Does nothing after {@link #cancel}. */
    void start(String name, PlayerTask work) throws InterruptedException {
        Thread thread = Threads.virtual(name, () -> {
            try {
                work.play();
            } catch (InterruptedException stopped) {
                // The caller of cancel needs no report.
                Thread.currentThread().interrupt();
            } finally {
                ended(Thread.currentThread());
            }
        });
        lock.lockInterruptibly();
        try {
            while (playing.size() >= most && !cancelled) {
                changed.await();
            }
            if (cancelled) {
                return;
            }
            playing.put(thread, new ArrayList<>(1));
        } finally {
            lock.unlock();
        }
        thread.start();
    }

    /** Registers a connection of the calling thread for the stall check. */
    void watch(ReplayConnection connection) {
        lock.lock();
        try {
            List<ReplayConnection> lines = playing.get(Thread.currentThread());
            if (lines != null) {
                lines.add(connection);
            }
        } finally {
            lock.unlock();
        }
    }

    private void ended(Thread thread) {
        lock.lock();
        try {
            playing.remove(thread);
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /**
     * Waits until all threads have ended; meanwhile closes the connections on which a write has made no progress for
     * {@code stallNanos}.
     */
    void awaitAll(long stallNanos) throws InterruptedException {
        while (awaitSome()) {
            long now = System.nanoTime();
            for (ReplayConnection connection : lines()) {
                if (connection.stalledNanos(now) > stallNanos) {
                    connection.giveUp();
                }
            }
        }
    }

    /** Waits half a second or until all threads have ended; returns whether a thread still runs. */
    private boolean awaitSome() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            long left = 500_000_000L;
            while (!playing.isEmpty() && left > 0) {
                left = changed.awaitNanos(left);
            }
            return !playing.isEmpty();
        } finally {
            lock.unlock();
        }
    }

    private List<ReplayConnection> lines() {
        lock.lock();
        try {
            return playing.values().stream().flatMap(List::stream).toList();
        } finally {
            lock.unlock();
        }
    }

    /** Interrupts all threads and prevents further starts. */
    void cancel() {
        List<Thread> threads;
        lock.lock();
        try {
            cancelled = true;
            threads = List.copyOf(playing.keySet());
            changed.signalAll();
        } finally {
            lock.unlock();
        }
        threads.forEach(Thread::interrupt);
    }
}
