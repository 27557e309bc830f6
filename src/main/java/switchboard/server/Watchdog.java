package switchboard.server;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import switchboard.event.Counts;
import switchboard.event.Fact;
import switchboard.thread.Threads;

/** Goes round all connections and ends what no thread of their own waits for. One platform thread. */
final class Watchdog {
    private static final long ROUND = TimeUnit.MILLISECONDS.toNanos(200);
    private static final int TIDY_EVERY = 50;

    private final House house;
    private final Thread thread;
    private volatile boolean stopping;

    Watchdog(House house) {
        this.house = house;
        this.thread = Threads.platform("watchdog", this::watch);
    }

    void start() {
        thread.start();
    }

    private void watch() {
        int round = 0;
        long toldVersion = 0;
        while (!stopping) {
            LockSupport.parkNanos(this, ROUND);
            try {
                toldVersion = goRound(toldVersion);
                if (++round % TIDY_EVERY == 0) {
                    house.guard.tidy();
                }
            } catch (RuntimeException | Error broken) {
                // Without it no deadline would hold any more.
                Threads.uncaught(thread, broken);
            }
        }
    }

    /** Look after everybody once; return the version of the counts that was told last. */
    private long goRound(long toldVersion) {
        long now = System.nanoTime();
        for (Connection connection : house.registry.all()) {
            if (connection.needsAttention(now)) {
                // On a thread of its own, because publishing may wait and the next deadline does not.
                Threads.virtual("watch " + connection.id(), () -> connection.watch(now))
                        .start();
            }
        }
        Counts counts = house.registry.counts();
        if (counts.version() != toldVersion) {
            house.bus.publish(new Fact.Counted(counts));
        }
        return counts.version();
    }

    void stop() throws InterruptedException {
        stopping = true;
        LockSupport.unpark(thread);
        thread.join(TimeUnit.SECONDS.toMillis(1));
    }
}
