package switchboard.server.context;

/**
 * The two clocks of the server, replaced in tests. Thread-safe.
 *
 * <p>Deadlines use {@link #nanos}, which never jumps. Facts carry {@link #micros}, the time of day for people.
 */
public interface Clock {
    /** Returns nanoseconds since an arbitrary fixed time; only differences have a meaning. */
    long nanos();

    /** Returns microseconds since 1970-01-01T00:00:00Z. */
    long micros();
}
