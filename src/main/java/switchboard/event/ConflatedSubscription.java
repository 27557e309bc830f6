package switchboard.event;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * A conflated subscription: its subscriber sees the latest state instead of every fact, and publishers do not wait for
 * the subscriber.
 *
 * <p>Thread-safe. If another thread holds the fold, a publisher queues its facts for that thread and goes on, because
 * blocking on the lock would take a virtual thread off its carrier thread.
 *
 * @param <S> the type of the state that {@link #take} returns
 */
public final class ConflatedSubscription<S> implements AutoCloseable {
    /**
     * The most lists of facts that may be queued for another thread; beyond it publishers wait, so that memory is
     * bounded.
     */
    private static final int MAX_PENDING = 4_096;

    private final String name;
    private final Consumer<ConflatedSubscription<S>> onClose;
    private final ReentrantLock lock = new ReentrantLock();
    private final ConcurrentLinkedQueue<List<? extends Fact>> pending = new ConcurrentLinkedQueue<>();
    private final AtomicInteger pendingCount = new AtomicInteger();

    @GuardedBy("lock")
    private final Fold<S> fold;

    @GuardedBy("lock")
    private boolean changed;

    @GuardedBy("lock")
    private boolean closed;

    ConflatedSubscription(String name, Fold<S> fold, Consumer<ConflatedSubscription<S>> onClose) {
        this.name = name;
        this.fold = fold;
        this.onClose = onClose;
    }

    /**
     * Applies facts in order, or queues them for the thread that holds the fold; the list must not change afterwards.
     */
    void fold(List<? extends Fact> facts) {
        if (pending.isEmpty() && lock.tryLock()) {
            try {
                foldNow(facts);
            } finally {
                lock.unlock();
            }
        } else {
            pending.add(facts);
            if (pendingCount.incrementAndGet() > MAX_PENDING) {
                query(() -> facts);
                return;
            }
        }
        foldPending();
    }

    /** Applies queued facts, unless another thread holds the fold; that thread applies them before it returns. */
    private void foldPending() {
        while (!pending.isEmpty() && lock.tryLock()) {
            try {
                foldRemaining();
            } finally {
                lock.unlock();
            }
        }
    }

    @GuardedBy("lock")
    private void foldRemaining() {
        // Bounded by the current number, so that facts queued meanwhile do not keep this thread here.
        for (int most = pendingCount.get(); most > 0; most--) {
            List<? extends Fact> facts = pending.poll();
            if (facts == null) {
                return;
            }
            pendingCount.decrementAndGet();
            foldNow(facts);
        }
    }

    @GuardedBy("lock")
    private void foldNow(List<? extends Fact> facts) {
        if (closed) {
            return;
        }
        for (Fact fact : facts) {
            try {
                fold.add(fact);
            } catch (RuntimeException broken) {
                // Reported like an uncaught exception, but the publishing thread goes on, because the fold has the
                // fault.
                Thread here = Thread.currentThread();
                here.getUncaughtExceptionHandler().uncaughtException(here, broken);
            }
        }
        changed = true;
    }

    /** Returns the changes since the last call; empty if there were none. */
    public Optional<S> take() {
        Optional<S> changes = Optional.empty();
        lock.lock();
        try {
            foldRemaining();
            if (changed) {
                changed = false;
                changes = Optional.of(fold.take());
            }
        } finally {
            lock.unlock();
        }
        foldPending();
        return changes;
    }

    /**
     * Returns the answer to a question about the fold's state; no fact is applied meanwhile.
     *
     * <p>The question has to be quick, because facts published meanwhile are queued in memory.
     */
    public <R> R query(Supplier<R> question) {
        R answer;
        lock.lock();
        try {
            foldRemaining();
            answer = question.get();
        } finally {
            lock.unlock();
        }
        foldPending();
        return answer;
    }

    @Override
    public String toString() {
        return "ConflatedSubscription[" + name + "]";
    }

    /** Ends the subscription; later facts are ignored. */
    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
        } finally {
            lock.unlock();
        }
        onClose.accept(this);
    }
}
