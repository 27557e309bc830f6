package switchboard.server;

/**
 * The two clocks of the server; tests put their own in place. Thread-safe.
 *
 * <p>Deadlines run on {@link #nanos}, which never jumps. Facts carry {@link #micros}, which people read.
 */
interface Clock {
    /** Returns nanoseconds since some fixed moment; only differences mean something. */
    long nanos();

    /** Returns microseconds since 1970, UTC. */
    long micros();
}
