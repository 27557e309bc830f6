package switchboard.server;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import switchboard.event.Fact;
import switchboard.model.Counts;
import switchboard.server.context.ConnectedClient;
import switchboard.server.context.DescriptorReserve;
import switchboard.server.context.ServerContext;
import switchboard.thread.Threads;

/**
 * Publishes ten times a second which replies wait, and checks five times a second the deadlines of all clients and
 * publishes changed counts, on one platform thread.
 */
final class Watchdog {
    private static final long ROUND = TimeUnit.MILLISECONDS.toNanos(100);
    private static final int CHECK_EVERY = 2;
    private static final int TIDY_EVERY = 100;

    private final ServerContext context;
    private final Thread thread;
    private volatile boolean stopping;

    Watchdog(ServerContext context) {
        this.context = context;
        this.thread = Threads.platform("watchdog", this::watch);
    }

    void start() {
        thread.start();
    }

    private void watch() {
        int round = 0;
        long publishedVersion = 0;
        while (!stopping) {
            LockSupport.parkNanos(this, ROUND);
            try {
                context.deliveries.check(context.clock.nanos());
                if (++round % CHECK_EVERY == 0) {
                    publishedVersion = checkAll(publishedVersion);
                }
                if (round % TIDY_EVERY == 0) {
                    context.addressLimiter.tidy();
                }
            } catch (RuntimeException | Error broken) {
                // The thread goes on, because without it no deadline would be checked any more.
                Threads.uncaught(thread, broken);
            }
        }
    }

    /** Checks every client once; returns the version of the counts that were published last. */
    private long checkAll(long publishedVersion) {
        long now = context.clock.nanos();
        for (ConnectedClient client : context.registry.all()) {
            client.checkDeadlines(now);
        }
        if (context.reserve.isOver(now)) {
            context.bus.publish(Fact.Warning.over(DescriptorReserve.WARNING_SOURCE));
        }
        Counts counts = context.registry.counts();
        if (counts.version() != publishedVersion) {
            context.bus.publish(new Fact.Counted(counts));
        }
        return counts.version();
    }

    void stop() throws InterruptedException {
        stopping = true;
        LockSupport.unpark(thread);
        thread.join(TimeUnit.SECONDS.toMillis(1));
    }
}
