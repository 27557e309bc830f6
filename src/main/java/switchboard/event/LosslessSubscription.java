package switchboard.event;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A lossless subscription: its subscriber gets every fact that it wants exactly once, in order. When the queue is full
 * the publisher blocks (backpressure), unless the subscriber has set an {@linkplain #overflowInto overflow}.
 *
 * <p>Thread-safe; one thread takes.
 */
public final class LosslessSubscription implements AutoCloseable {
    /**
     * The queue's counters at one time; {@code accepted == taken + waiting} always holds.
     *
     * @param accepted the facts that were put in
     * @param taken the facts that were taken out
     * @param waiting the facts in the queue
     * @param waitingBytes the weight of the facts in the queue, in bytes
     * @param refused the facts that were published after the end
     * @param blockedPublishes the number of times that a publisher had to wait
     * @param overflowed the facts that were passed to the {@linkplain #overflowInto overflow}
     */
    public record Counters(
            long accepted,
            long taken,
            int waiting,
            long waitingBytes,
            long refused,
            long blockedPublishes,
            long overflowed) {}

    private final String name;
    private final long maxBytes;
    private final Predicate<? super Fact> wanted;
    private final Consumer<LosslessSubscription> onClose;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition room = lock.newCondition();
    private final Condition turn = lock.newCondition();
    private final Condition arrived = lock.newCondition();

    @GuardedBy("lock")
    private ArrayDeque<Fact> queue = new ArrayDeque<>();

    /** The queue's other half: one is filled while the other is emptied. Used by the taking thread only. */
    private ArrayDeque<Fact> spareQueue = new ArrayDeque<>();

    @GuardedBy("lock")
    private int capacity;

    @GuardedBy("lock")
    private long bytes;

    @GuardedBy("lock")
    private long accepted;

    @GuardedBy("lock")
    private long taken;

    @GuardedBy("lock")
    private long refused;

    @GuardedBy("lock")
    private long blockedPublishes;

    /** The consumer of facts that do not fit; null if publishers wait for room instead. */
    @GuardedBy("lock")
    private @Nullable Consumer<? super Fact> overflow;

    @GuardedBy("lock")
    private boolean overflowing;

    @GuardedBy("lock")
    private long overflowed;

    /** The number of publishers that wait for their turn. */
    @GuardedBy("lock")
    private int waitingPublishers;

    /** True while a publisher waits for room; all others wait in line behind it. */
    @GuardedBy("lock")
    private boolean publisherBlocked;

    /** The number of queued facts at which the taking thread is woken. */
    @GuardedBy("lock")
    private int wakeThreshold = 1;

    @GuardedBy("lock")
    private boolean woken;

    @GuardedBy("lock")
    private boolean closed;

    LosslessSubscription(
            String name,
            int capacity,
            long maxBytes,
            Predicate<? super Fact> wanted,
            Consumer<LosslessSubscription> onClose) {
        if (capacity < 1 || maxBytes < 1) {
            throw new IllegalArgumentException("capacity " + capacity + ", bytes " + maxBytes + ": both at least 1");
        }
        this.name = name;
        this.capacity = capacity;
        this.maxBytes = maxBytes;
        this.wanted = wanted;
        this.onClose = onClose;
    }

    void put(List<? extends Fact> facts) {
        lock.lock();
        try {
            boolean first = true;
            for (Fact fact : facts) {
                if (wanted.test(fact)) {
                    if (first) {
                        awaitTurn();
                        first = false;
                    }
                    put(fact);
                }
            }
            if (first) {
                return;
            }
            if (queue.size() >= wakeThreshold) {
                arrived.signal();
            }
            turn.signal();
        } finally {
            lock.unlock();
        }
    }

    /**
     * Waits in line behind the publishers that wait already, so that publishers without a pause do not starve the
     * others.
     *
     * <p>Does not wait if the queue is less than half full and no publisher waits for room, so that the line ends in
     * time.
     */
    @GuardedBy("lock")
    private void awaitTurn() {
        if (isNonBlocking() || (!publisherBlocked && (waitingPublishers == 0 || isHalfEmpty()))) {
            return;
        }
        blockedPublishes++;
        waitingPublishers++;
        do {
            turn.awaitUninterruptibly();
        } while (publisherBlocked && !isNonBlocking());
        waitingPublishers--;
    }

    @GuardedBy("lock")
    private void put(Fact fact) {
        long weight = fact.weight();
        if (!isNonBlocking() && !fits(weight)) {
            awaitRoom(weight);
        }
        if (closed) {
            refused++;
            return;
        }
        Consumer<? super Fact> instead = overflow;
        if (instead != null && (overflowing || !fits(weight))) {
            // Later facts go to the overflow too, even if they would fit, so that the order is kept.
            overflowing = true;
            overflowed++;
            instead.accept(fact);
            return;
        }
        queue.add(fact);
        bytes += weight;
        accepted++;
    }

    @GuardedBy("lock")
    private void awaitRoom(long weight) {
        blockedPublishes++;
        publisherBlocked = true;
        while (!isNonBlocking() && !fits(weight)) {
            arrived.signal();
            room.awaitUninterruptibly();
        }
        publisherBlocked = false;
    }

    @GuardedBy("lock")
    private boolean isNonBlocking() {
        return closed || overflow != null;
    }

    @GuardedBy("lock")
    private boolean fits(long weight) {
        return queue.isEmpty() || (queue.size() < capacity && bytes + weight <= maxBytes);
    }

    @GuardedBy("lock")
    private boolean isHalfEmpty() {
        return queue.size() < capacity / 2 && bytes < maxBytes / 2;
    }

    /**
     * Moves queued facts into {@code into}, and waits for the first one up to {@code nanos} nanoseconds.
     *
     * @return the number of facts; 0 at the timeout, or at once if the queue is empty and closed
     * @throws InterruptedException if the taking thread is interrupted
     */
    public int take(Collection<? super Fact> into, int most, long nanos) throws InterruptedException {
        ArrayDeque<Fact> all;
        lock.lockInterruptibly();
        try {
            long left = nanos;
            while (queue.isEmpty() && !closed && left > 0) {
                left = arrived.awaitNanos(left);
            }
            if (queue.size() > most) {
                return takeSome(into, most);
            }
            // The copy is made outside the lock, so that publishers do not wait for it.
            all = queue;
            queue = spareQueue;
            bytes = 0;
            taken += all.size();
            room.signalAll();
        } finally {
            lock.unlock();
        }
        int count = all.size();
        into.addAll(all);
        all.clear();
        spareQueue = all;
        return count;
    }

    @GuardedBy("lock")
    private int takeSome(Collection<? super Fact> into, int most) {
        int count = 0;
        Fact fact;
        while (count < most && (fact = queue.poll()) != null) {
            bytes -= fact.weight();
            into.add(fact);
            count++;
        }
        taken += count;
        room.signalAll();
        return count;
    }

    /**
     * Waits until {@code facts} facts are queued, a publisher waits for room, another thread calls {@link #wake}, or
     * the time is over, so that one take returns many facts. Called by the taking thread.
     *
     * @throws InterruptedException if the taking thread is interrupted
     */
    public void awaitBacklog(int facts, long millis) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            wakeThreshold = facts;
            try {
                long left = TimeUnit.MILLISECONDS.toNanos(millis);
                while (queue.size() < facts && !publisherBlocked && !woken && !closed && left > 0) {
                    left = arrived.awaitNanos(left);
                }
            } finally {
                wakeThreshold = 1;
                woken = false;
            }
        } finally {
            lock.unlock();
        }
    }

    /** Makes the taking thread return from {@link #awaitBacklog}. Any thread. */
    public void wake() {
        lock.lock();
        try {
            woken = true;
            arrived.signal();
        } finally {
            lock.unlock();
        }
    }

    /** Sets the capacity of the queue, in facts; facts that are queued already stay. */
    public void setCapacity(int facts) {
        if (facts < 1) {
            throw new IllegalArgumentException("capacity " + facts + ": at least 1");
        }
        lock.lock();
        try {
            if (facts > capacity) {
                room.signalAll();
            }
            capacity = facts;
        } finally {
            lock.unlock();
        }
    }

    /**
     * Sets an overflow: publishers no longer wait, and the first fact that does not fit and all later ones go to it.
     *
     * <p>For a subscriber that cannot work for a while. Facts that are queued already keep their place before them.
     *
     * @param elsewhere called by publishers under the queue's lock: it has to be quick, must not block and must not
     *     throw
     */
    public void overflowInto(Consumer<? super Fact> elsewhere) {
        lock.lock();
        try {
            overflow = elsewhere;
            room.signalAll();
            turn.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /**
     * Removes the overflow, so that publishers wait for room again, if all facts queued before the overflow are taken.
     *
     * @return false if some of them are still queued, because new facts would then overtake those in the overflow
     */
    public boolean endOverflow() {
        lock.lock();
        try {
            if (overflowing && !queue.isEmpty()) {
                return false;
            }
            overflow = null;
            overflowing = false;
            return true;
        } finally {
            lock.unlock();
        }
    }

    /** Returns the counters. */
    public Counters counters() {
        lock.lock();
        try {
            return new Counters(accepted, taken, queue.size(), bytes, refused, blockedPublishes, overflowed);
        } finally {
            lock.unlock();
        }
    }

    /** Returns whether the subscription is closed and its queue empty. */
    public boolean isFinished() {
        lock.lock();
        try {
            return closed && queue.isEmpty();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public String toString() {
        return "LosslessSubscription[" + name + "]";
    }

    /** Refuses later facts and wakes all waiting publishers; queued facts can still be taken. */
    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            room.signalAll();
            turn.signalAll();
            arrived.signalAll();
        } finally {
            lock.unlock();
        }
        onClose.accept(this);
    }
}
