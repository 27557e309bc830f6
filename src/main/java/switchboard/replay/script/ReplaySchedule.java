package switchboard.replay.script;

/**
 * Converts recorded times into times of the replay.
 *
 * <p>A late reply delays everything after it, because a client sends its next message after the reply, not at a fixed
 * time.
 *
 * <p>Used by one thread. Recorded times are in microseconds since 1970, times of the replay in nanoseconds of
 * {@link System#nanoTime()}.
 */
public final class ReplaySchedule {
    private final ReplaySpeed speed;
    private final long startNanos;
    private final long startMicros;

    private long lateNanos;

    /**
     * Creates a schedule in which {@code startMicros} happens at {@code startNanos}.
     *
     * @param startNanos the start of the replay, in nanoseconds
     * @param startMicros the recorded start, in microseconds
     */
    public ReplaySchedule(ReplaySpeed speed, long startNanos, long startMicros) {
        this.speed = speed;
        this.startNanos = startNanos;
        this.startMicros = startMicros;
    }

    /** Returns the time at which a recorded event is due, in nanoseconds. */
    public long due(long micros) {
        return onTime(micros) + lateNanos;
    }

    /** Notes that a recorded event happened at {@code nowNanos}; a delay moves all later events. */
    public void happened(long micros, long nowNanos) {
        lateNanos = Math.max(0, nowNanos - onTime(micros));
    }

    private long onTime(long micros) {
        return startNanos + speed.nanos(micros - startMicros);
    }
}
