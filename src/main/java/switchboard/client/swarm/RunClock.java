package switchboard.client.swarm;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * The clock of a run: its end, an early stop and the time limits for replies.
 *
 * <p>Thread-safe; times are in nanoseconds of {@link System#nanoTime()}.
 */
final class RunClock {
    /** The time limit for outstanding replies after an early stop. */
    private static final long HURRY_NANOS = TimeUnit.MILLISECONDS.toNanos(700);

    private final boolean endless;
    private final long replyTimeout;
    private final long end;
    private final CountDownLatch stopped = new CountDownLatch(1);

    /**
     * Starts a clock.
     *
     * @param time the duration of the run, zero for until it is stopped
     * @param replyTimeout the time limit for a reply, also for one that is outstanding at the end
     */
    RunClock(Duration time, Duration replyTimeout) {
        this.endless = time.isZero();
        this.replyTimeout = replyTimeout.toNanos();
        this.end = System.nanoTime() + time.toNanos();
    }

    /** Stops the run early. */
    void stop() {
        stopped.countDown();
    }

    /** Waits until the run is over. */
    void await() throws InterruptedException {
        while (!isOver()) {
            stopped.await(leftNanos(), TimeUnit.NANOSECONDS);
        }
    }

    /** Returns whether the run was stopped early. */
    boolean isStopped() {
        return stopped.getCount() == 0;
    }

    boolean isOver() {
        return isStopped() || !endless && end - System.nanoTime() <= 0;
    }

    /** Returns the remaining time in nanoseconds, at least 1. */
    long leftNanos() {
        return endless ? Long.MAX_VALUE : Math.max(1, end - System.nanoTime());
    }

    long replyTimeoutNanos() {
        return isStopped() ? Math.min(replyTimeout, HURRY_NANOS) : replyTimeout;
    }
}
