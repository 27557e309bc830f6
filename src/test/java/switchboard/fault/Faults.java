package switchboard.fault;

import java.time.Duration;

/**
 * The faults of one direction of a connection. Immutable.
 *
 * @param latency the delay of all bytes
 * @param jitter the largest additional random delay
 * @param bytesPerSecond the bandwidth in bytes a second; 0 for no limit
 * @param slice the most bytes that are passed on in one piece; 0 for the bytes of one read
 * @param sliceDelay the time between two pieces
 * @param blackHole whether all bytes and the FIN are taken and not passed on
 * @param slowClose the delay of the FIN
 * @param cut the fault in the middle of the stream
 */
public record Faults(
        Duration latency,
        Duration jitter,
        int bytesPerSecond,
        int slice,
        Duration sliceDelay,
        boolean blackHole,
        Duration slowClose,
        Cut cut) {
    /** No faults. */
    public static final Faults NONE = new Faults(
            Duration.ZERO, Duration.ZERO, 0, 0, Duration.ZERO, false, Duration.ZERO, new Cut(How.NOT, Long.MAX_VALUE));

    /**
     * A fault in the middle of the stream.
     *
     * @param after the number of bytes that pass before it
     */
    public record Cut(How how, long after) {}

    /** The kind of a cut. */
    public enum How {
        /** No cut. */
        NOT,
        /** Both sides get a reset. */
        RESET,
        /** The receiver gets a FIN (half-close); the other direction goes on. */
        HALF_CLOSE,
        /** Both sides get a FIN. */
        LIMIT
    }

    public Faults delayed(Duration by, Duration upToMore) {
        return new Faults(by, upToMore, bytesPerSecond, slice, sliceDelay, blackHole, slowClose, cut);
    }

    public Faults throttled(int bytes) {
        return new Faults(latency, jitter, bytes, slice, sliceDelay, blackHole, slowClose, cut);
    }

    public Faults sliced(int bytes, Duration apart) {
        return new Faults(latency, jitter, bytesPerSecond, bytes, apart, blackHole, slowClose, cut);
    }

    public Faults swallowed() {
        return new Faults(latency, jitter, bytesPerSecond, slice, sliceDelay, true, slowClose, cut);
    }

    public Faults closedLate(Duration by) {
        return new Faults(latency, jitter, bytesPerSecond, slice, sliceDelay, blackHole, by, cut);
    }

    public Faults cut(How how, long after) {
        return new Faults(
                latency, jitter, bytesPerSecond, slice, sliceDelay, blackHole, slowClose, new Cut(how, after));
    }
}
