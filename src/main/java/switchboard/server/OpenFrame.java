package switchboard.server;

import java.util.concurrent.TimeUnit;
import switchboard.wire.FrameReader;

/**
 * A message that has begun and is not complete: since when, how far, until when.
 *
 * <p>Its time is the client's: what passes while nobody waits for the client, because it is on hold or because this
 * side is busy, does not count. Written by the connection's thread around each read, looked at by the watchdog.
 */
final class OpenFrame {
    /** A frame that has been open for this long is worth showing as unfinished. */
    private static final long UNFINISHED_NANOS = TimeUnit.SECONDS.toNanos(2);

    private final ServerLimits.Inbound limits;
    private volatile boolean open;
    private volatile long opened;
    private volatile long deadline;
    private volatile int bytes;

    /** When the frame's first byte was read, and how long more of it has been waited for; for its thread only. */
    private long begun;

    private long waited;

    OpenFrame(ServerLimits.Inbound limits) {
        this.limits = limits;
    }

    /**
     * Look at the reader again.
     *
     * @param released when the client was last released from hold, in nanoseconds: held time is not its fault
     */
    void note(FrameReader reader, long released) {
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

    /** Return whether its header is complete. */
    boolean isInBody() {
        return deadline - opened > limits.headerTime().toNanos();
    }

    /** Return how many bytes of it are there, 0 if none is open. */
    int bytes() {
        return bytes;
    }

    /** Count time in which more of it was waited for. */
    void waited(long nanos) {
        waited += nanos;
    }

    /** Return whether it was waited for as long as allowed, however steadily bytes drip in. */
    boolean isOutOfTime() {
        return open && nanosLeft() <= 0;
    }

    /** Return how many more milliseconds it may be waited for, at least 1; 0 if none is open. */
    int millisLeft() {
        return open ? (int) Math.clamp(TimeUnit.NANOSECONDS.toMillis(nanosLeft()), 1, Integer.MAX_VALUE) : 0;
    }

    private long nanosLeft() {
        return deadline - opened - waited;
    }

    boolean isOverdue(long now) {
        return open && now - deadline > 0;
    }

    boolean isUnfinished(long now) {
        return open && now - opened > UNFINISHED_NANOS;
    }
}
