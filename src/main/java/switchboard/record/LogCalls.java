package switchboard.record;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The questions to a session's log that are not answered yet. Asking never waits; thread-safe.
 *
 * <p>Pages go before scans, the newest page first: who scrolls wants to see where they are now. Scans take turns.
 */
final class LogCalls {
    private static final int MOST = 10_000;

    /** What a call does on the log's thread. */
    interface Piece {
        /** Does a short piece of the work and returns whether the call is answered. */
        boolean run(LogSource source) throws SQLException;
    }

    record Call(CompletableFuture<?> answer, Piece piece) {}

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition asked = lock.newCondition();

    @GuardedBy("lock")
    private final ArrayDeque<Call> pages = new ArrayDeque<>();

    @GuardedBy("lock")
    private final ArrayDeque<Call> scans = new ArrayDeque<>();

    @GuardedBy("lock")
    private boolean closed;

    /** Adds a call before all others; return false if it is not accepted. */
    boolean addPage(Call call) {
        lock.lock();
        try {
            boolean accepted = hasRoom();
            if (accepted) {
                pages.addFirst(call);
                asked.signal();
            }
            return accepted;
        } finally {
            lock.unlock();
        }
    }

    /** Adds a call behind all others, or bring one back that needs another turn; return false if it is not accepted. */
    boolean addScan(Call call) {
        lock.lock();
        try {
            boolean accepted = hasRoom();
            if (accepted) {
                scans.addLast(call);
                asked.signal();
            }
            return accepted;
        } finally {
            lock.unlock();
        }
    }

    @GuardedBy("lock")
    private boolean hasRoom() {
        return !closed && pages.size() + scans.size() < MOST;
    }

    /** Returns the next call, waiting for one; null at the end. */
    @Nullable
    Call next() {
        lock.lock();
        try {
            while (!closed && pages.isEmpty() && scans.isEmpty()) {
                asked.awaitUninterruptibly();
            }
            if (closed) {
                return null;
            }
            Call page = pages.pollFirst();
            return page == null ? scans.pollFirst() : page;
        } finally {
            lock.unlock();
        }
    }

    /** Accepts no more and return those that will not be answered. */
    List<Call> close() {
        lock.lock();
        try {
            closed = true;
            asked.signalAll();
            List<Call> left = new ArrayList<>(pages);
            left.addAll(scans);
            pages.clear();
            scans.clear();
            return left;
        } finally {
            lock.unlock();
        }
    }
}
