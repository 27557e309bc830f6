package switchboard.client.swarm;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** How long the swarm swarms. Thread-safe. */
final class Season {
    private static final long HURRY_NANOS = TimeUnit.MILLISECONDS.toNanos(700);

    private final boolean endless;
    private final long patience;
    private final long end;
    private final CountDownLatch stopped = new CountDownLatch(1);

    /**
     * Begins one now.
     *
     * @param time how long it lasts, zero for until it is stopped
     * @param patience how long an answer may take, also one that is open when it is over
     */
    Season(Duration time, Duration patience) {
        this.endless = time.isZero();
        this.patience = patience.toNanos();
        this.end = System.nanoTime() + time.toNanos();
    }

    /** Ends it before its time. */
    void stop() {
        stopped.countDown();
    }

    /** Waits until it is over. */
    void await() throws InterruptedException {
        while (!isOver()) {
            stopped.await(leftNanos(), TimeUnit.NANOSECONDS);
        }
    }

    /** Returns whether somebody ended it before its time. */
    boolean isStopped() {
        return stopped.getCount() == 0;
    }

    boolean isOver() {
        return isStopped() || !endless && end - System.nanoTime() <= 0;
    }

    /** Returns how long it lasts at most, in nanoseconds, at least 1. */
    long leftNanos() {
        return endless ? Long.MAX_VALUE : Math.max(1, end - System.nanoTime());
    }

    long patienceNanos() {
        return isStopped() ? Math.min(patience, HURRY_NANOS) : patience;
    }
}
