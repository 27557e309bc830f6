package switchboard.server.context;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;

/**
 * The wrong class codes of each address, with a pause for addresses that guess: after {@code free} wrong codes 1 s,
 * then twice as long with each wrong code, up to the longest pause. Holds at most 10,000 addresses, and forgets an
 * address's wrong codes after 10 minutes without another one, which also ends a longer pause.
 *
 * <p>Many people can share an address, so two rules let those in who know the code. A wrong code that an address has
 * said before counts only once: a client that repeats it, or a class that misheard the word, learns nothing by it. And
 * during a pause some codes of connections that have not said a wrong one are compared all the same: {@value #SPARED}
 * at first, and one more each {@value #PARTS}th of the longest pause. A right code ends the pause and takes nothing, so
 * only guesses use these up.
 *
 * <p>All addresses together have a token bucket: while it is empty, no code is compared, so that a guesser with many
 * addresses is slow too. An address is an IPv4 address or an IPv6 /64, see
 * {@link switchboard.model.AddressRange#counted()}. Thread-safe.
 */
public final class ClassCodeAttempts {
    private static final int MOST_ADDRESSES = 10_000;
    private static final long FIRST_PAUSE = TimeUnit.SECONDS.toNanos(1);
    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);
    private static final long FORGOTTEN_AFTER = TimeUnit.MINUTES.toNanos(10);
    private static final int MOST_DOUBLINGS = 30;

    /** The codes that are compared during a pause without a wait; fewer than an address may have connections. */
    public static final int SPARED = 8;

    private static final int PARTS = 12;

    /** The wrong codes of an address that are known again. */
    private static final int MOST_KNOWN = 16;

    private final int free;
    private final int rate;
    private final long longestPause;
    private final LongSupplier nanos;
    private final ReentrantLock lock = new ReentrantLock();

    /** Ordered by the last wrong code, so that the oldest entry is removed when there are too many. */
    @GuardedBy("lock")
    private final Map<String, FailedAttempts> guesses = new LinkedHashMap<>();

    /** The wrong codes that all addresses together may send now; at most {@link #rate}. */
    @GuardedBy("lock")
    private double tokens;

    @GuardedBy("lock")
    private long refilledAt;

    /**
     * The answer to an attempt.
     *
     * @param seconds the seconds to wait before the next attempt; 0 if the code may be compared now
     * @param ofAll whether the wait is because of the wrong codes of all addresses together
     */
    public record Refusal(int seconds, boolean ofAll) {
        /** The code may be compared. */
        public static final Refusal NONE = new Refusal(0, false);
    }

    /** The wrong codes of one address. */
    private static final class FailedAttempts {
        private final Set<Long> known = new LinkedHashSet<>();
        private int wrong;

        /** The nanoseconds at which the last one came. */
        private long last;

        /** The codes that are compared during a pause now, and the nanoseconds at which they were counted. */
        private double spared = SPARED;

        private long sparedAt;

        FailedAttempts(long now) {
            last = now;
            sparedAt = now;
        }

        boolean isForgotten(long now) {
            return now - last > FORGOTTEN_AFTER;
        }

        void refill(long now, long nanosEach) {
            spared = Math.min(SPARED, spared + (now - sparedAt) / (double) nanosEach);
            sparedAt = now;
        }

        void count(long code, long now) {
            wrong++;
            last = now;
            known.add(code);
            if (known.size() > MOST_KNOWN) {
                known.remove(known.iterator().next());
            }
        }
    }

    /**
     * Creates an empty table.
     *
     * @param free the number of wrong codes from one address before it has to wait
     * @param rate the number of wrong codes a second from all addresses together, and of those at once
     * @param nanos the clock in nanoseconds
     */
    public ClassCodeAttempts(int free, int rate, Duration longestPause, LongSupplier nanos) {
        this.free = free;
        this.rate = rate;
        this.tokens = rate;
        this.refilledAt = nanos.getAsLong();
        this.longestPause = longestPause.toNanos();
        this.nanos = nanos;
    }

    /**
     * Asks whether a code from an address may be compared. If so, it counts as wrong until {@link #right} says
     * otherwise, so that codes that come at the same time over many connections are all counted.
     *
     * @param code a part of the code's hash, by which it is known again
     * @param fresh whether its connection has said no wrong code
     */
    public Refusal tryAttempt(String address, long code, boolean fresh) {
        lock.lock();
        try {
            long now = nanos.getAsLong();
            FailedAttempts before = guesses.get(address);
            if (before == null || before.isForgotten(now)) {
                before = new FailedAttempts(now);
            } else if (before.known.contains(code)) {
                return Refusal.NONE;
            }
            long left = pause(before.wrong) - (now - before.last);
            if (left > 0) {
                long each = Math.max(1, longestPause / PARTS);
                before.refill(now, each);
                if (!fresh || before.spared < 1) {
                    long wait = fresh ? Math.min(left, (long) ((1 - before.spared) * each)) : left;
                    return new Refusal((int) (wait / SECOND) + 1, false);
                }
            }
            tokens = Math.min(rate, tokens + (now - refilledAt) * (double) rate / SECOND);
            refilledAt = now;
            if (tokens < 1) {
                return new Refusal(1, true);
            }
            tokens -= 1;
            before.spared -= left > 0 ? 1 : 0;
            before.count(code, now);
            // Removed first, so that the address becomes the newest entry.
            guesses.remove(address);
            guesses.put(address, before);
            if (guesses.size() > MOST_ADDRESSES) {
                guesses.remove(guesses.keySet().iterator().next());
            }
            return Refusal.NONE;
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

    /** Removes an address whose last attempt was the right code, and takes that attempt back. */
    public void right(String address) {
        lock.lock();
        try {
            guesses.remove(address);
            tokens = Math.min(rate, tokens + 1);
        } finally {
            lock.unlock();
        }
    }
}
