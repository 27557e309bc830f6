package switchboard.server;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import switchboard.thread.Carriers;

/**
 * Lets everybody have a turn when clients keep the carriers busy.
 *
 * <p>A carrier takes what other threads started or woke (a new client, a reply by hand, somebody behind a lock) only
 * when none of its own virtual threads can go on. Where there is one carrier and clients that send without a pause,
 * that is never: a new client was measured to wait for seconds. So now and then all of them stand back for a moment,
 * which brings them behind those who wait. Thread-safe.
 */
final class Turns {
    /** Between two such moments everybody has about so many turns; fewer cost more, more let others wait longer. */
    private static final int TURNS_EACH = 4;

    private static final int LEAST = 64;

    private final boolean singleCarrier = Carriers.isSingle();
    private final AtomicInteger turns = new AtomicInteger();
    private final AtomicInteger round = new AtomicInteger();
    private final AtomicInteger takingPart = new AtomicInteger();
    private volatile int due = LEAST;

    /** Return the round that a connection begins in. */
    int round() {
        return round.get();
    }

    /**
     * Let others go on after having served a client; called by its connection's thread.
     *
     * @param mine the round that the last call returned
     */
    int next(int mine) {
        if (!singleCarrier) {
            return mine;
        }
        if (turns.incrementAndGet() > due) {
            turns.set(0);
            due = Math.max(LEAST, TURNS_EACH * takingPart.getAndSet(0));
            round.incrementAndGet();
        }
        int now = round.get();
        if (now == mine) {
            // Until it is here again, more may have come from this client: then it need not be waited for.
            Thread.yield();
        } else {
            takingPart.incrementAndGet();
            // Its end is told by a timer's thread, so from outside.
            LockSupport.parkNanos(this, 1);
        }
        return now;
    }
}
