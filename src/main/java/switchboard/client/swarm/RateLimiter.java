package switchboard.client.swarm;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/**
 * Limits the rate of all clients together.
 *
 * <p>Thread-safe. A waiting thread is parked; {@link LockSupport#unpark} wakes it after a change of its condition.
 */
final class RateLimiter {
    /** The time for which unused permits can be caught up. */
    private static final long CATCH_UP_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

    private final RunClock runClock;
    private final long interval;
    private final AtomicLong next = new AtomicLong(System.nanoTime());

    /**
     * Creates a limiter.
     *
     * @param rate permits a second, 0 for no limit
     */
    RateLimiter(RunClock runClock, double rate) {
        this.runClock = runClock;
        this.interval = rate == 0 ? 0 : Math.round(1_000_000_000 / rate);
    }

    /** Waits for {@code weight} permits; returns false if the run ends or {@code gone} becomes true first. */
    boolean await(int weight, BooleanSupplier gone) {
        long now = System.nanoTime();
        long before = next.getAndUpdate(at -> later(at, now) + interval * weight);
        long mine = later(before, now);
        while (!runClock.isOver() && !gone.getAsBoolean()) {
            long left = mine - System.nanoTime();
            if (left <= 0) {
                return true;
            }
            LockSupport.parkNanos(this, Math.min(left, runClock.leftNanos()));
        }
        return false;
    }

    private static long later(long at, long now) {
        return at - (now - CATCH_UP_NANOS) > 0 ? at : now - CATCH_UP_NANOS;
    }
}
