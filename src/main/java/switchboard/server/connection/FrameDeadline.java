package switchboard.server.connection;

import java.util.concurrent.TimeUnit;
import switchboard.server.context.ServerLimits;
import switchboard.wire.framing.FrameReader;

/**
 * The deadline of a frame that has begun and is not complete. Times are in nanoseconds.
 *
 * <p>Only the time in which the server waits for the client counts, neither hold nor the server's own work. The
 * thread that has the turn of {@link ConnectionReader} updates it; every thread may read it.
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

    /** The silence that completes the open frame; 0 if none does. */
    private volatile long silence;

    /** The time from which deadlines count again: a release from hold or another framing; 0 if there was none. */
    private volatile long restarted;

    /** The time of the last {@link #silent}, or of another framing if that is later; 0 if there was none. */
    private volatile long silentSince;

    /** True from another framing on until the connection's thread waits with the times of its frame. */
    private volatile boolean unawaited;

    /** The time at which the frame's first byte was read; used by the thread that has the turn. */
    private long begun;

    /** The nanoseconds spent in reads for the rest of the frame; used by the thread that has the turn. */
    private long waited;

    FrameDeadline(ServerLimits.Inbound limits) {
        this.limits = limits;
    }

    /** Lets the deadline start again, because the client was released from hold. */
    void restart(long now) {
        restarted = now;
    }

    /** Lets the deadline start again in another framing, for which the connection's thread does not wait yet. */
    void readOtherwise(long now) {
        restarted = now;
        silentSince = now;
        waited = 0;
        unawaited = true;
    }

    /** Records that the connection's thread is about to wait with the times of this frame. */
    void awaited() {
        // A volatile write costs more than a read, and this runs for every read of the connection.
        if (unawaited) {
            unawaited = false;
        }
    }

    /** Returns whether the connection's thread waits with other times than those of this frame, or without any. */
    boolean isUnawaited() {
        return unawaited;
    }

    /** Takes over the frame reader's open frame. */
    void update(FrameReader reader) {
        if (reader.frameOpen()) {
            long first = reader.frameOpenedNanos();
            if (!open || first != begun) {
                begun = first;
                waited = 0;
            }
            opened = sinceRestart(first);
            deadline = opened + (reader.isTimed() ? limits.frameNanos(reader.promisedBytes()) : NEVER_NANOS);
            bytes = (int) Math.min(Integer.MAX_VALUE, reader.receivedBytes());
            silence = reader.pauseNanos();
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

    /** Returns whether the deadline has passed, for frames that no read with a timeout waits for. */
    boolean isOverdue(long now) {
        return open && now - sinceRestart(opened) > deadline - opened;
    }

    /** Returns whether the silence that completes the frame has passed, for frames that are not awaited. */
    boolean isSilent(long now) {
        return open && silence > 0 && now - sinceRestart(silentSince) > silence;
    }

    /** Lets the silence start again, because the frame reader was told of it. */
    void silent(long now) {
        silentSince = now;
    }

    /** Returns whether the frame has been open for longer than {@link #UNFINISHED_NANOS} since the last restart. */
    boolean isUnfinished(long now) {
        return open && now - sinceRestart(opened) > UNFINISHED_NANOS;
    }

    private long sinceRestart(long time) {
        return restarted != 0 && restarted - time > 0 ? restarted : time;
    }
}
