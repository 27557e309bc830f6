package switchboard.server.connection;

import java.util.concurrent.TimeUnit;
import switchboard.model.ConnectionId;
import switchboard.model.Limit;
import switchboard.server.context.ServerContext;
import switchboard.text.ServerText;

/**
 * The rate at which one client is read, a token bucket of one second's bytes. Used by the connection's thread only.
 *
 * <p>Bytes are counted after they were read. While more were read than the rate allows, nothing more is read, and TCP
 * slows the client (backpressure). Times are in nanoseconds.
 */
final class ReceivePace {
    private static final long BURST_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final int rate;
    private final Runnable onSlowed;

    /** The time at which the bytes read so far would have arrived at the rate. */
    private long paidUntil;

    private boolean slowed;

    /**
     * Creates the pace of a client that has sent nothing yet.
     *
     * @param rate bytes a second
     * @param onSlowed called the first time that the client is slowed down
     */
    ReceivePace(int rate, long now, Runnable onSlowed) {
        this.rate = rate;
        this.onSlowed = onSlowed;
        paidUntil = now;
    }

    /**
     * Creates the pace of a server's client.
     *
     * @param limited whether limits apply to this client
     */
    static ReceivePace of(ServerContext context, ConnectionId id, boolean limited) {
        int rate = context.limits.inbound().receiveRate();
        return new ReceivePace(
                limited ? rate : Integer.MAX_VALUE,
                context.clock.nanos(),
                () -> context.hit(Limit.RECEIVE_RATE, ServerText.LIMIT_RECEIVE_RATE.with(id.number(), rate)));
    }

    /** Counts bytes that were read. */
    void read(int bytes, long now) {
        if (rate == Integer.MAX_VALUE) {
            return;
        }
        if (paidUntil - now < 0) {
            paidUntil = now;
        }
        paidUntil += TimeUnit.SECONDS.toNanos(bytes) / rate;
        if (!slowed && nanosLeft(now) > 0) {
            slowed = true;
            onSlowed.run();
        }
    }

    /** Returns the time until more may be read; 0 or less if it may be read now. */
    long nanosLeft(long now) {
        return rate == Integer.MAX_VALUE ? 0 : paidUntil - now - BURST_NANOS;
    }
}
