package switchboard.server.connection;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Makes a busy connection thread give way to threads that wait for a carrier thread.
 *
 * <p>A carrier runs threads that other threads started or woke (a new client, a reply by hand, a thread that waited for
 * a lock) only when none of its own virtual threads can run. If clients send without a pause, that is late or never: a
 * new client waited for 0.4 s on one processor and 0.07 s on two ({@code ./run.sh bench waits}). So each busy thread
 * parks now and then; when all have parked, the carriers run the waiting threads. On Java 21 the yield alone suffices;
 * on Java 25 it does not. Used by one connection's thread.
 */
final class CooperativeYield {
    /**
     * The reads between two parks. A lower number costs more with many clients; a higher one makes others wait longer.
     */
    private static final int TURNS = 4;

    /** The shortest time between two parks, which bounds the cost with few clients. */
    private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(2);

    private int turns;
    private long lastPauseNanos = System.nanoTime();

    /** Gives way after a read was handled: yields, or parks if enough reads and time have passed. */
    void next() {
        turns++;
        if (turns < TURNS || System.nanoTime() - lastPauseNanos < PAUSE_NANOS) {
            // More bytes may arrive during the yield; then the next read need not wait for them.
            Thread.yield();
            return;
        }
        turns = 0;
        // A timer thread wakes this one, so that it joins the queue of threads that were woken from outside.
        LockSupport.parkNanos(this, 1);
        lastPauseNanos = System.nanoTime();
    }
}
