package switchboard.replay;

/**
 * When what was recorded is due now.
 *
 * <p>Who answers later than then moves everything after it: a client thinks after the answer, not before it. Used by
 * one thread; times are those of {@link System#nanoTime()}.
 */
final class Schedule {
    private final Speed speed;
    private final long startNanos;
    private final long startMicros;

    private long lateNanos;

    /**
     * Creates one.
     *
     * @param startNanos the moment now
     * @param startMicros the moment then that it stands for
     */
    Schedule(Speed speed, long startNanos, long startMicros) {
        this.speed = speed;
        this.startNanos = startNanos;
        this.startMicros = startMicros;
    }

    /** Returns when something of then is due. */
    long due(long micros) {
        return onTime(micros) + lateNanos;
    }

    /** Takes note that something of then has happened now. */
    void happened(long micros, long nowNanos) {
        lateNanos = Math.max(0, nowNanos - onTime(micros));
    }

    private long onTime(long micros) {
        return startNanos + speed.nanos(micros - startMicros);
    }
}
