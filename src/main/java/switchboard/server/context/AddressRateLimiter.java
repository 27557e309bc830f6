package switchboard.server.context;

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
public final class AddressRateLimiter {
    private static final long SECOND = 1_000_000_000L;

    private final int most;
    private final int rate;
    private final int burst;
    private final LongSupplier nanos;
    private final ReentrantLock lock = new ReentrantLock();

    @GuardedBy("lock")
    private final Map<String, AddressEntry> entries = new HashMap<>();

    AddressRateLimiter(ServerLimits.Connections limits, LongSupplier nanos) {
        this.most = limits.perAddress();
        this.rate = limits.ratePerAddress();
        this.burst = limits.burstPerAddress();
        this.nanos = nanos;
    }

    /**
     * Counts a new connection of an address, or returns the limit that it hit. A connection over the limit of live ones
     * takes a token too.
     */
    public Optional<Limit> enter(String address) {
        lock.lock();
        try {
            AddressEntry entry = entries.computeIfAbsent(address, any -> new AddressEntry(burst, nanos.getAsLong()));
            entry.refill(nanos.getAsLong(), rate, burst);
            if (entry.tokens < 1) {
                return Optional.of(Limit.CONNECTION_RATE);
            }
            entry.tokens -= 1;
            if (entry.live >= most) {
                return Optional.of(Limit.CONNECTIONS_PER_ADDRESS);
            }
            entry.live++;
            return Optional.empty();
        } finally {
            lock.unlock();
        }
    }

    /** Counts the end of a connection that was accepted. */
    public void leave(String address) {
        lock.lock();
        try {
            AddressEntry entry = entries.get(address);
            if (entry != null) {
                entry.live--;
            }
        } finally {
            lock.unlock();
        }
    }

    /** Removes addresses that have no live connection and a full token bucket. */
    public void tidy() {
        lock.lock();
        try {
            long now = nanos.getAsLong();
            entries.values().removeIf(entry -> {
                entry.refill(now, rate, burst);
                return entry.live == 0 && entry.tokens >= burst;
            });
        } finally {
            lock.unlock();
        }
    }

    /** One address: its token bucket and its number of live connections. */
    private static final class AddressEntry {
        private double tokens;
        private long refilledAt;
        private int live;

        AddressEntry(double tokens, long now) {
            this.tokens = tokens;
            this.refilledAt = now;
        }

        void refill(long now, int rate, int burst) {
            tokens = Math.min(burst, tokens + (now - refilledAt) * (double) rate / SECOND);
            refilledAt = now;
        }
    }
}
