package switchboard.server;

import java.util.concurrent.TimeUnit;
import switchboard.wire.FrameReader;

/**
 * The deadline of a frame that has begun and is not complete.
 *
 * <p>Only time in which the server waits for the client counts: neither hold nor work on this side does. The
 * connection's thread writes it around each read; every thread may read it.
 */
final class FrameDeadline {
    /** A frame that has been open for this long is shown as unfinished. */
    private static final long UNFINISHED_NANOS = TimeUnit.SECONDS.toNanos(2);

    private final ServerLimits.Inbound limits;
    private volatile boolean open;
    private volatile long opened;
    private volatile long deadline;
    private volatile int bytes;

    /** When the frame's first byte was read; used by the connection's thread only. */
    private long begun;

    /** How long more of the frame has been waited for, in nanoseconds; used by the connection's thread only. */
    private long waited;

    FrameDeadline(ServerLimits.Inbound limits) {
        this.limits = limits;
    }

    /**
     * Takes over what the frame reader says of its open frame.
     *
     * @param released when the client was last released from hold, in nanoseconds; 0 if never
     */
    void update(FrameReader reader, long released) {
        if (reader.frameOpen()) {
            long first = reader.frameOpenedNanos();
            if (!open || first != begun) {
                begun = first;
                waited = 0;
            }
            opened = released - first > 0 && released != 0 ? released : first;
            deadline = opened + limits.frameNanos(reader.promisedBytes());
            bytes = reader.keptBytes();
            open = true;
        } else if (open) {
            open = false;
            bytes = 0;
        }
    }

    boolean isOpen() {
        return open;
    }

    /** Returns whether its header is complete. */
    boolean isInBody() {
        return deadline - opened > limits.headerTime().toNanos();
    }

    /** Returns how many bytes of it are there, 0 if none is open. */
    int bytes() {
        return bytes;
    }

    /** Counts nanoseconds in which more of it was waited for. */
    void waited(long nanos) {
        waited += nanos;
    }

    /** Returns whether it was waited for as long as allowed, however steadily bytes drip in. */
    boolean isOutOfTime() {
        return open && nanosLeft() <= 0;
    }

    /** Returns how many more milliseconds it may be waited for, at least 1; 0 if none is open. */
    int millisLeft() {
        return open ? (int) Math.clamp(TimeUnit.NANOSECONDS.toMillis(nanosLeft()), 1, Integer.MAX_VALUE) : 0;
    }

    private long nanosLeft() {
        return deadline - opened - waited;
    }

    /** Returns whether its whole time has passed; for transports whose reads have no timeout. */
    boolean isOverdue(long now) {
        return open && now - deadline > 0;
    }

    /** Returns whether it has been open for so long that people should see it. */
    boolean isUnfinished(long now) {
        return open && now - opened > UNFINISHED_NANOS;
    }
}
