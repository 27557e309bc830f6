package switchboard.event;

import java.util.concurrent.TimeUnit;

/**
 * The time since the program started, on a clock that is never set. Thread-safe.
 *
 * <p>Durations that people see are differences of it: the clock of the day may jump by hours. It stands still while the
 * computer sleeps, on most systems.
 */
public final class ElapsedTime {
    private static final long START_NANOS = System.nanoTime();

    private ElapsedTime() {}

    /** Returns the microseconds since the start, at least 1. */
    public static long micros() {
        return 1 + TimeUnit.NANOSECONDS.toMicros(System.nanoTime() - START_NANOS);
    }
}
