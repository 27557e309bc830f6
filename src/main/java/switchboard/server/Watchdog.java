package switchboard.server;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import switchboard.event.Fact;
import switchboard.model.Counts;
import switchboard.thread.Threads;

/** Checks the deadlines of all clients five times a second and publishes changed counts, on one platform thread. */
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
                // The thread goes on, because without it no deadline would be checked any more.
                Threads.uncaught(thread, broken);
            }
        }
    }

    /** Checks every client once; returns the version of the counts that were published last. */
    private long goRound(long toldVersion) {
        long now = house.clock.nanos();
        for (ConnectedClient client : house.registry.all()) {
            client.checkDeadlines(now);
        }
        if (house.reserve.isOver(now)) {
            house.bus.publish(Fact.Trouble.over(DescriptorReserve.TROUBLE));
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
