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
 * A subscriber that gets every fact it wants once, in order. When its queue is full the publisher waits, unless the
 * subscriber has said {@linkplain #overflowInto where else} facts go meanwhile.
 *
 * <p>Thread-safe; one thread takes.
 */
public final class LosslessSubscription implements AutoCloseable {
    /**
     * The queue's counters at one instant: {@code accepted == taken + waiting}, always.
     *
     * @param accepted facts that were put in
     * @param taken facts that were taken out
     * @param waiting facts in the queue
     * @param waitingBytes their weight
     * @param refused facts that came after the end
     * @param waits how often a publisher had to wait
     * @param overflowed facts that {@linkplain #overflowInto found no room} while nobody was to wait
     */
    public record Counters(
            long accepted, long taken, int waiting, long waitingBytes, long refused, long waits, long overflowed) {}

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

    /** The queue's other half: while one is filled the other is emptied. Used by the thread that takes only. */
    private ArrayDeque<Fact> emptied = new ArrayDeque<>();

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
    private long waits;

    /** Gets what finds no room; null while publishers wait for room instead. */
    @GuardedBy("lock")
    private @Nullable Consumer<? super Fact> overflow;

    @GuardedBy("lock")
    private boolean overflowing;

    @GuardedBy("lock")
    private long overflowed;

    /** Publishers that wait for their turn. */
    @GuardedBy("lock")
    private int inLine;

    /** Whether a publisher waits for room; all others stand in line behind it. */
    @GuardedBy("lock")
    private boolean turnTaken;

    /** How many facts have to wait before it is worth waking the thread that takes. */
    @GuardedBy("lock")
    private int worthWaking = 1;

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
            if (queue.size() >= worthWaking) {
                arrived.signal();
            }
            turn.signal();
        } finally {
            lock.unlock();
        }
    }

    /**
     * Stands behind everybody who waits already: else those that publish without a pause starve the others.
     *
     * <p>Not where there is plenty of room again, or the line would outlive its reason.
     */
    @GuardedBy("lock")
    private void awaitTurn() {
        if (nobodyWaits() || (!turnTaken && (inLine == 0 || isRoomy()))) {
            return;
        }
        waits++;
        inLine++;
        do {
            turn.awaitUninterruptibly();
        } while (turnTaken && !nobodyWaits());
        inLine--;
    }

    @GuardedBy("lock")
    private void put(Fact fact) {
        long weight = fact.weight();
        if (!nobodyWaits() && !fits(weight)) {
            awaitRoom(weight);
        }
        if (closed) {
            refused++;
            return;
        }
        Consumer<? super Fact> instead = overflow;
        if (instead != null && (overflowing || !fits(weight))) {
            // What comes later stays behind it, also if it would fit.
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
        waits++;
        turnTaken = true;
        while (!nobodyWaits() && !fits(weight)) {
            arrived.signal();
            room.awaitUninterruptibly();
        }
        turnTaken = false;
    }

    @GuardedBy("lock")
    private boolean nobodyWaits() {
        return closed || overflow != null;
    }

    @GuardedBy("lock")
    private boolean fits(long weight) {
        return queue.isEmpty() || (queue.size() < capacity && bytes + weight <= maxBytes);
    }

    @GuardedBy("lock")
    private boolean isRoomy() {
        return queue.size() < capacity / 2 && bytes < maxBytes / 2;
    }

    /**
     * Moves waiting facts into {@code into}, waiting for the first one up to {@code nanos}.
     *
     * @return how many; 0 when the time ran out, or at once when the queue is empty and closed
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
            // Publishers are not to wait for the copying.
            all = queue;
            queue = emptied;
            bytes = 0;
            taken += all.size();
            room.signalAll();
        } finally {
            lock.unlock();
        }
        int count = all.size();
        into.addAll(all);
        all.clear();
        emptied = all;
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
     * Waits until {@code facts} facts wait, a publisher waits for room, somebody {@linkplain #wake wakes}, or the time
     * is over, so that one take brings many. Called by the thread that takes.
     *
     * @throws InterruptedException if that thread is interrupted
     */
    public void awaitWaiting(int facts, long millis) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            worthWaking = facts;
            try {
                long left = TimeUnit.MILLISECONDS.toNanos(millis);
                while (queue.size() < facts && !turnTaken && !woken && !closed && left > 0) {
                    left = arrived.awaitNanos(left);
                }
            } finally {
                worthWaking = 1;
                woken = false;
            }
        } finally {
            lock.unlock();
        }
    }

    /** Lets the thread that takes return from {@link #awaitWaiting}: there is something else to do. Any thread. */
    public void wake() {
        lock.lock();
        try {
            woken = true;
            arrived.signal();
        } finally {
            lock.unlock();
        }
    }

    /** Lets so many facts wait from now on; those that wait already stay. */
    public void holdAtMost(int facts) {
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
     * Lets no publisher wait from now on: the first fact that finds no room and all after it go elsewhere.
     *
     * <p>For a subscriber that can't do its work for a while. What waits already keeps its place before them.
     *
     * @param elsewhere called by publishers under the queue's lock: quick, without waiting, never throwing
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
     * Lets publishers wait for room again, if everything that had room before the overflow is taken.
     *
     * @return false if some of it still waits, so that what comes would overtake what went elsewhere
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
            return new Counters(accepted, taken, queue.size(), bytes, refused, waits, overflowed);
        } finally {
            lock.unlock();
        }
    }

    /** Returns whether it was closed and everything in it was taken. */
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

    /** Takes no more facts and let all publishers go on; what waits can still be taken. */
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
