package switchboard.server;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import switchboard.model.Limit;

/** Counts connections per address and how fast they come. Thread-safe. */
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

    /** Counts a new connection of an address in, or return the limit that it hit. */
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

    /** Counts a connection out that was let in. */
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

    /** Forgets addresses that have no connection and came long ago. */
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

    /** One address: a token bucket and its live connections. */
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
