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
 * A subscriber that sees the latest state instead of every fact. Never makes a publisher wait for it.
 *
 * <p>Thread-safe. Who publishes while another thread is at the state leaves its facts with that thread: waiting would
 * cost a virtual thread its place on its carrier.
 *
 * @param <S> what {@link #take} returns
 */
public final class ConflatedSubscription<S> implements AutoCloseable {
    /**
     * So many hand-overs may be left with another thread; with more of them publishers wait, or nothing bounds them.
     */
    private static final int MOST_LEFT = 4_096;

    private final String name;
    private final Consumer<ConflatedSubscription<S>> onClose;
    private final ReentrantLock lock = new ReentrantLock();
    private final ConcurrentLinkedQueue<List<? extends Fact>> left = new ConcurrentLinkedQueue<>();
    private final AtomicInteger leftCount = new AtomicInteger();

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

    /** Folds facts in, in order; the list is not to be changed any more. */
    void fold(List<? extends Fact> facts) {
        if (left.isEmpty() && lock.tryLock()) {
            try {
                foldNow(facts);
            } finally {
                lock.unlock();
            }
        } else {
            left.add(facts);
            if (leftCount.incrementAndGet() > MOST_LEFT) {
                look(() -> facts);
                return;
            }
        }
        foldLeft();
    }

    /** Folds in what others left, unless somebody is at it who does so in the end. */
    private void foldLeft() {
        while (!left.isEmpty() && lock.tryLock()) {
            try {
                foldWhatIsLeft();
            } finally {
                lock.unlock();
            }
        }
    }

    @GuardedBy("lock")
    private void foldWhatIsLeft() {
        // No more than there were: what is added meanwhile is no reason to stay.
        for (int most = leftCount.get(); most > 0; most--) {
            List<? extends Fact> facts = left.poll();
            if (facts == null) {
                return;
            }
            leftCount.decrementAndGet();
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
                // Told like what nobody caught, but the thread goes on: it is not its fault.
                Thread here = Thread.currentThread();
                here.getUncaughtExceptionHandler().uncaughtException(here, broken);
            }
        }
        changed = true;
    }

    /** Returns what changed since the last call, or empty if nothing did. */
    public Optional<S> take() {
        Optional<S> news = Optional.empty();
        lock.lock();
        try {
            foldWhatIsLeft();
            if (changed) {
                changed = false;
                news = Optional.of(fold.take());
            }
        } finally {
            lock.unlock();
        }
        foldLeft();
        return news;
    }

    /**
     * Asks something of the fold's state while nothing is folded in.
     *
     * <p>To be quick: what is published meanwhile waits in memory.
     */
    public <R> R look(Supplier<R> question) {
        R answer;
        lock.lock();
        try {
            foldWhatIsLeft();
            answer = question.get();
        } finally {
            lock.unlock();
        }
        foldLeft();
        return answer;
    }

    @Override
    public String toString() {
        return "ConflatedSubscription[" + name + "]";
    }

    /** Takes no more facts. */
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
