package switchboard.server;

import java.util.concurrent.TimeUnit;
import switchboard.wire.FrameReader;

/**
 * A message that has begun and is not complete: since when, how far, until when.
 *
 * <p>Written by the connection's thread after each read, looked at by the watchdog.
 */
final class OpenFrame {
    /** A frame that has been open for this long is worth showing as unfinished. */
    private static final long UNFINISHED_NANOS = TimeUnit.SECONDS.toNanos(2);

    private final ServerLimits.Inbound limits;
    private volatile boolean open;
    private volatile long opened;
    private volatile long deadline;
    private volatile int bytes;

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

    /** Return how many bytes of it are there, 0 if none is open. */
    int bytes() {
        return bytes;
    }

    /** Return the milliseconds until it must be complete, at least 1; 0 if none is open. */
    int millisLeft(long now) {
        if (!open) {
            return 0;
        }
        long left = TimeUnit.NANOSECONDS.toMillis(deadline - now);
        return (int) Math.max(1, Math.min(Integer.MAX_VALUE, left));
    }

    boolean isOverdue(long now) {
        return open && now - deadline > 0;
    }

    boolean isUnfinished(long now) {
        return open && now - opened > UNFINISHED_NANOS;
    }
}
