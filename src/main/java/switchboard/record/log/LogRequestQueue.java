package switchboard.record.log;

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
 * The queue of requests to a session's log. Adding a request never blocks. Thread-safe.
 *
 * <p>Pages precede scans. The newest page comes first, because a user who scrolls wants the rows of the present
 * position. Scans take turns.
 */
final class LogRequestQueue {
    private static final int MOST = 10_000;

    /** The work of a request, which runs on the log's thread. */
    interface RequestStep {
        /** Does a short part of the work and returns whether the request is answered. */
        boolean run(LogSource source) throws SQLException;
    }

    record LogRequest(CompletableFuture<?> answer, RequestStep piece) {}

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition asked = lock.newCondition();

    @GuardedBy("lock")
    private final ArrayDeque<LogRequest> pages = new ArrayDeque<>();

    @GuardedBy("lock")
    private final ArrayDeque<LogRequest> scans = new ArrayDeque<>();

    @GuardedBy("lock")
    private boolean closed;

    /** Adds a request before all others; returns false if it is not accepted. */
    boolean addPage(LogRequest call) {
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

    /**
     * Adds a request after all others, or returns one to the queue that needs another turn; returns false if it is not
     * accepted.
     */
    boolean addScan(LogRequest call) {
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

    /** Waits for the next request and returns it; null after {@link #close}. */
    @Nullable
    LogRequest next() {
        lock.lock();
        try {
            while (!closed && pages.isEmpty() && scans.isEmpty()) {
                asked.awaitUninterruptibly();
            }
            if (closed) {
                return null;
            }
            LogRequest page = pages.pollFirst();
            return page == null ? scans.pollFirst() : page;
        } finally {
            lock.unlock();
        }
    }

    /** Rejects further requests and returns those that will not be answered. */
    List<LogRequest> close() {
        lock.lock();
        try {
            closed = true;
            asked.signalAll();
            List<LogRequest> left = new ArrayList<>(pages);
            left.addAll(scans);
            pages.clear();
            scans.clear();
            return left;
        } finally {
            lock.unlock();
        }
    }
}
