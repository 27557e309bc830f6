package switchboard.server.connection;

import java.util.concurrent.TimeUnit;
import switchboard.server.context.ServerLimits;
import switchboard.wire.framing.FrameReader;

/**
 * The deadline of a frame that has begun and is not complete. Times are in nanoseconds.
 *
 * <p>Only the time in which the server waits for the client counts, neither hold nor the server's own work. The
 * connection's thread updates it around each read; every thread may read it.
 */
final class FrameDeadline {
    /** The time after which an open frame is shown as unfinished. */
    private static final long UNFINISHED_NANOS = TimeUnit.SECONDS.toNanos(2);

    /** A time that no frame takes, for those without a deadline; half the range, so that sums do not overflow. */
    private static final long NEVER_NANOS = Long.MAX_VALUE / 2;

    private final ServerLimits.Inbound limits;
    private volatile boolean open;
    private volatile long opened;
    private volatile long deadline;
    private volatile int bytes;

    /** The time at which the frame's first byte was read; used by the connection's thread only. */
    private long begun;

    /** The nanoseconds spent in reads for the rest of the frame; used by the connection's thread only. */
    private long waited;

    FrameDeadline(ServerLimits.Inbound limits) {
        this.limits = limits;
    }

    /**
     * Takes over the frame reader's open frame.
     *
     * @param released the time of the client's last release from hold, in nanoseconds; 0 if there was none
     */
    void update(FrameReader reader, long released) {
        if (reader.frameOpen()) {
            long first = reader.frameOpenedNanos();
            if (!open || first != begun) {
                begun = first;
                waited = 0;
            }
            opened = released - first > 0 && released != 0 ? released : first;
            deadline = opened + (reader.isTimed() ? limits.frameNanos(reader.promisedBytes()) : NEVER_NANOS);
            bytes = (int) Math.min(Integer.MAX_VALUE, reader.receivedBytes());
            open = true;
        } else if (open) {
            open = false;
            bytes = 0;
        }
    }

    boolean isOpen() {
        return open;
    }

    /** Returns whether the frame's header is complete. */
    boolean isInBody() {
        return deadline - opened > limits.headerTime().toNanos();
    }

    /** Returns the received bytes of the open frame; 0 if none is open. */
    int bytes() {
        return bytes;
    }

    /** Adds nanoseconds spent in a read for the rest of the frame. */
    void waited(long nanos) {
        waited += nanos;
    }

    /** Returns whether the time for reads is used up, even if the client sends single bytes steadily. */
    boolean isOutOfTime() {
        return open && nanosLeft() <= 0;
    }

    /** Returns the milliseconds left for reads, at least 1; 0 if no frame is open, or for no limit. */
    int millisLeft() {
        return open && nanosLeft() < NEVER_NANOS / 2
                ? (int) Math.clamp(TimeUnit.NANOSECONDS.toMillis(nanosLeft()), 1, Integer.MAX_VALUE)
                : 0;
    }

    private long nanosLeft() {
        return deadline - opened - waited;
    }

    /**
     * Returns whether the deadline has passed, for transports without read timeouts.
     *
     * @param released the time of the client's last release from hold, from which the deadline starts again; 0 if there
     *     was none
     */
    boolean isOverdue(long now, long released) {
        return open && now - since(released) > deadline - opened;
    }

    /** Returns whether the frame has been open for longer than {@link #UNFINISHED_NANOS} since the last release. */
    boolean isUnfinished(long now, long released) {
        return open && now - since(released) > UNFINISHED_NANOS;
    }

    private long since(long released) {
        return released != 0 && released - opened > 0 ? released : opened;
    }
}
