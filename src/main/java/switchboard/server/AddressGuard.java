package switchboard.server;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import switchboard.model.Limit;

/**
 * Limits live connections per address, and the rate of new ones with a token bucket per address. Thread-safe; a rate is
 * in connections a second, times are in nanoseconds.
 */
final class AddressGuard {
    private static final long SECOND = 1_000_000_000L;

    private final int most;
    private final int rate;
    private final int burst;
    private final LongSupplier nanos;
    private final ReentrantLock lock = new ReentrantLock();

    @GuardedBy("lock")
    private final Map<String, Caller> callers = new HashMap<>();

    AddressGuard(ServerLimits.Callers limits, LongSupplier nanos) {
        this.most = limits.perAddress();
        this.rate = limits.ratePerAddress();
        this.burst = limits.burstPerAddress();
        this.nanos = nanos;
    }

    /**
     * Counts a new connection of an address, or returns the limit that it hit. A connection over the limit of live ones
     * takes a token too.
     */
    Optional<Limit> enter(String address) {
        lock.lock();
        try {
            Caller caller = callers.computeIfAbsent(address, any -> new Caller(burst, nanos.getAsLong()));
            caller.refill(nanos.getAsLong(), rate, burst);
            if (caller.tokens < 1) {
                return Optional.of(Limit.CONNECTION_RATE);
            }
            caller.tokens -= 1;
            if (caller.live >= most) {
                return Optional.of(Limit.CONNECTIONS_PER_ADDRESS);
            }
            caller.live++;
            return Optional.empty();
        } finally {
            lock.unlock();
        }
    }

    /** Counts the end of a connection that was accepted. */
    void leave(String address) {
        lock.lock();
        try {
            Caller caller = callers.get(address);
            if (caller != null) {
                caller.live--;
            }
        } finally {
            lock.unlock();
        }
    }

    /** Removes addresses that have no live connection and a full token bucket. */
    void tidy() {
        lock.lock();
        try {
            long now = nanos.getAsLong();
            callers.values().removeIf(caller -> {
                caller.refill(now, rate, burst);
                return caller.live == 0 && caller.tokens >= burst;
            });
        } finally {
            lock.unlock();
        }
    }

    /** One address: its token bucket and its number of live connections. */
    private static final class Caller {
        private double tokens;
        private long refilledAt;
        private int live;

        Caller(double tokens, long now) {
            this.tokens = tokens;
            this.refilledAt = now;
        }

        void refill(long now, int rate, int burst) {
            tokens = Math.min(burst, tokens + (now - refilledAt) * (double) rate / SECOND);
            refilledAt = now;
        }
    }
}
