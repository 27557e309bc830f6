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
                toldVersion = counts.version();
                house.bus.publish(new Fact.Counted(counts));
            }
            if (++round % TIDY_EVERY == 0) {
                house.guard.tidy();
            }
        }
    }

    void stop() throws InterruptedException {
        stopping = true;
        LockSupport.unpark(thread);
        thread.join(TimeUnit.SECONDS.toMillis(1));
    }
}
