package switchboard.fault;

import java.time.Duration;

/**
 * What happens to the bytes of one connection on their way in one direction.
 *
 * @param latency how much later everything arrives
 * @param jitter up to how much later still, by chance
 * @param bytesPerSecond the bandwidth; 0 for as much as there is
 * @param slice the most that is passed on in one piece; 0 for whatever a read brings
 * @param sliceDelay the time between two pieces
 * @param blackHole whether everything is taken and nothing passed on, not even the end
 * @param slowClose how much later the end is passed on
 * @param cut what happens in the midst of it
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
    /** Everything passes as it is. */
    public static final Faults NONE = new Faults(
            Duration.ZERO, Duration.ZERO, 0, 0, Duration.ZERO, false, Duration.ZERO, new Cut(How.NOT, Long.MAX_VALUE));

    /** What happens after so many bytes have passed. */
    public record Cut(How how, long after) {}

    /** How it is cut. */
    public enum How {
        /** Not at all. */
        NOT,
        /** Both sides get a reset. */
        RESET,
        /** The receiver gets the end of the stream, the other direction goes on. */
        HALF_CLOSE,
        /** Both sides get the end of the stream. */
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
