package switchboard.client.swarm;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/**
 * Deals out moments, so that all clients together keep a rate. Thread-safe.
 *
 * <p>Whoever waits is parked: wake it with {@link LockSupport#unpark} when something has changed for it.
 */
final class Pace {
    /** What was not made use of in this time may be made up for. */
    private static final long CATCH_UP_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

    private final Season season;
    private final long interval;
    private final AtomicLong next = new AtomicLong(System.nanoTime());

    /**
     * Creates one.
     *
     * @param rate moments a second, 0 for as many as are asked for
     */
    Pace(Season season, double rate) {
        this.season = season;
        this.interval = rate == 0 ? 0 : Math.round(1_000_000_000 / rate);
    }

    /**
     * Waits for a moment that is worth as much as {@code weight} others; false if the season or {@code gone} ends it.
     */
    boolean await(int weight, BooleanSupplier gone) {
        long now = System.nanoTime();
        long before = next.getAndUpdate(at -> later(at, now) + interval * weight);
        long mine = later(before, now);
        while (!season.isOver() && !gone.getAsBoolean()) {
            long left = mine - System.nanoTime();
            if (left <= 0) {
                return true;
            }
            LockSupport.parkNanos(this, Math.min(left, season.leftNanos()));
        }
        return false;
    }

    private static long later(long at, long now) {
        return at - (now - CATCH_UP_NANOS) > 0 ? at : now - CATCH_UP_NANOS;
    }
}
