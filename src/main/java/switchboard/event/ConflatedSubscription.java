package switchboard.event;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * A subscriber that sees the latest state instead of every fact. Never makes a publisher wait for it.
 *
 * <p>Thread-safe.
 *
 * @param <S> what {@link #take} returns
 */
public final class ConflatedSubscription<S> implements AutoCloseable {
    private final String name;
    private final Consumer<ConflatedSubscription<S>> onClose;
    private final ReentrantLock lock = new ReentrantLock();

    @GuardedBy("lock")
    private final Fold<S> fold;

    @GuardedBy("lock")
    private long folded;

    @GuardedBy("lock")
    private long failed;

    @GuardedBy("lock")
    private boolean changed;

    @GuardedBy("lock")
    private boolean closed;

    ConflatedSubscription(String name, Fold<S> fold, Consumer<ConflatedSubscription<S>> onClose) {
        this.name = name;
        this.fold = fold;
        this.onClose = onClose;
    }

    void fold(List<? extends Fact> facts) {
        lock.lock();
        try {
            if (closed) {
                return;
            }
            for (Fact fact : facts) {
                try {
                    fold.add(fact);
                    folded++;
                } catch (RuntimeException broken) {
                    failed++;
                }
            }
            changed = true;
        } finally {
            lock.unlock();
        }
    }

    /** Return what changed since the last call, or empty if nothing did. */
    public Optional<S> take() {
        lock.lock();
        try {
            if (!changed) {
                return Optional.empty();
            }
            changed = false;
            return Optional.of(fold.take());
        } finally {
            lock.unlock();
        }
    }

    /** Ask something of the fold's state while nothing is folded in; publishers wait for it, so it is to be quick. */
    public <R> R look(Supplier<R> question) {
        lock.lock();
        try {
            return question.get();
        } finally {
            lock.unlock();
        }
    }

    /** Return the subscriber's name. */
    public String name() {
        return name;
    }

    /** Return how many facts were folded in; with {@link #failed()} that is all it was handed. */
    public long folded() {
        lock.lock();
        try {
            return folded;
        } finally {
            lock.unlock();
        }
    }

    /** Return how many facts the fold threw at. */
    public long failed() {
        lock.lock();
        try {
            return failed;
        } finally {
            lock.unlock();
        }
    }

    /** Take no more facts. */
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
