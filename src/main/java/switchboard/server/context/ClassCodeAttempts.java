package switchboard.server.context;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;

/**
 * The wrong class codes of each address, with a pause for addresses that guess: after {@code free} wrong codes 1 s,
 * then twice as long with each wrong code, up to the longest pause. Holds at most 10,000 addresses, and forgets an
 * address's wrong codes after 10 minutes without another one, which also ends a longer pause. Thread-safe.
 */
public final class ClassCodeAttempts {
    private static final int MOST_ADDRESSES = 10_000;
    private static final long FIRST_PAUSE = TimeUnit.SECONDS.toNanos(1);
    private static final long FORGOTTEN_AFTER = TimeUnit.MINUTES.toNanos(10);
    private static final int MOST_DOUBLINGS = 30;

    private final int free;
    private final long longestPause;
    private final LongSupplier nanos;
    private final ReentrantLock lock = new ReentrantLock();

    /** Ordered by the last wrong code, so that the oldest entry is removed when there are too many. */
    @GuardedBy("lock")
    private final Map<String, FailedAttempts> guesses = new LinkedHashMap<>();

    /** The number of wrong codes of one address, and the nanoseconds at which the last one came. */
    private record FailedAttempts(int wrong, long last) {
        boolean isForgotten(long now) {
            return now - last > FORGOTTEN_AFTER;
        }
    }

    /**
     * Creates an empty table.
     *
     * @param free the number of wrong codes from one address before it has to wait
     * @param nanos the clock in nanoseconds
     */
    public ClassCodeAttempts(int free, Duration longestPause, LongSupplier nanos) {
        this.free = free;
        this.longestPause = longestPause.toNanos();
        this.nanos = nanos;
    }

    /** Returns the seconds that an address has to wait before its next attempt; 0 if it may try now. */
    public int secondsToWait(String address) {
        long now = nanos.getAsLong();
        lock.lock();
        try {
            FailedAttempts known = guesses.get(address);
            long left = known == null || known.isForgotten(now) ? 0 : pause(known.wrong) - (now - known.last);
            return left <= 0 ? 0 : (int) (left / TimeUnit.SECONDS.toNanos(1)) + 1;
        } finally {
            lock.unlock();
        }
    }

    private long pause(int wrong) {
        if (wrong < free) {
            return 0;
        }
        return Math.min(longestPause, FIRST_PAUSE << Math.min(MOST_DOUBLINGS, wrong - free));
    }

    /** Counts a wrong code from an address. */
    public void wrong(String address) {
        long now = nanos.getAsLong();
        lock.lock();
        try {
            FailedAttempts before = guesses.remove(address);
            int wrongSoFar = before == null || before.isForgotten(now) ? 0 : before.wrong;
            guesses.put(address, new FailedAttempts(wrongSoFar + 1, now));
            if (guesses.size() > MOST_ADDRESSES) {
                guesses.remove(guesses.keySet().iterator().next());
            }
        } finally {
            lock.unlock();
        }
    }

    /** Removes an address that said the right code. */
    public void right(String address) {
        lock.lock();
        try {
            guesses.remove(address);
        } finally {
            lock.unlock();
        }
    }
}
