package switchboard.server;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Lets others have a turn while a client keeps its thread busy.
 *
 * <p>A carrier takes what other threads started or woke (a new client, a reply by hand, somebody behind a lock) only
 * when none of its own virtual threads can go on. Where clients send without a pause that is late or never: a new
 * client waited for 0.4 s on one processor and 0.07 s on two ({@code ./run.sh bench waits}). So each busy thread stands
 * back now and then; once all have done so, the carriers take what waits outside. Used by one connection's thread.
 */
final class Turns {
    /**
     * It stands back after so many turns; fewer cost more where there are many clients, more let others wait longer.
     */
    private static final int TURNS = 4;

    /** It does so no more often than this, or it would cost much where there are few clients. */
    private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(2);

    private int turns;
    private long stoodBack = System.nanoTime();

    /** Lets others go on after having served the client once. */
    void next() {
        turns++;
        if (turns < TURNS || System.nanoTime() - stoodBack < PAUSE_NANOS) {
            // Until it is here again, more may have come from this client: then it need not be waited for.
            Thread.yield();
            return;
        }
        turns = 0;
        // Its end is told by a timer's thread, so from outside.
        LockSupport.parkNanos(this, 1);
        stoodBack = System.nanoTime();
    }
}
