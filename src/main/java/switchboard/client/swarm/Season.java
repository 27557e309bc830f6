package switchboard.client.swarm;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** How long the swarm swarms. Thread-safe. */
final class Season {
    private static final long HURRY_NANOS = TimeUnit.MILLISECONDS.toNanos(700);

    private final boolean endless;
    private final long patience;
    private final long end;
    private volatile boolean stopped;

    /**
     * Begin one now.
     *
     * @param time how long it lasts, zero for until it is stopped
     * @param patience how long an answer may take, also one that is open when it is over
     */
    Season(Duration time, Duration patience) {
        this.endless = time.isZero();
        this.patience = patience.toNanos();
        this.end = System.nanoTime() + time.toNanos();
    }

    /** End it before its time. */
    void stop() {
        stopped = true;
    }

    /** Return whether somebody ended it before its time. */
    boolean isStopped() {
        return stopped;
    }

    boolean isOver() {
        return stopped || !endless && end - System.nanoTime() <= 0;
    }

    /** Return how long it lasts at most, in nanoseconds, at least 1. */
    long leftNanos() {
        return endless ? Long.MAX_VALUE : Math.max(1, end - System.nanoTime());
    }

    long patienceNanos() {
        return stopped ? Math.min(patience, HURRY_NANOS) : patience;
    }
}
