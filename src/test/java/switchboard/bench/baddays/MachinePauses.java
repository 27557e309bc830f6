package switchboard.bench.baddays;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import switchboard.thread.Threads;

/**
 * Notices when the machine, or the Java of the bench, ran nothing for a while: a thread that naps comes back late. Such
 * times are standstills, of which the program can know nothing.
 */
final class MachinePauses implements AutoCloseable {
    private static final long NAP_NANOS = TimeUnit.MILLISECONDS.toNanos(5);
    private static final long LATE_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

    private final Standstills standstills;
    private final Thread thread = Threads.platform("machine-pauses", this::run);
    private volatile boolean closed;
    private final AtomicInteger count = new AtomicInteger();
    private volatile long longest;

    MachinePauses(Standstills standstills) {
        this.standstills = standstills;
        thread.start();
    }

    private void run() {
        while (!closed) {
            long before = RunClock.now();
            LockSupport.parkNanos(NAP_NANOS);
            long now = RunClock.now();
            if (now - before > LATE_NANOS) {
                standstills.begin(before).end(now);
                count.incrementAndGet();
                longest = Math.max(longest, now - before);
            }
        }
    }

    /** Returns how often it happened, and for how long at most. */
    String text() {
        return count + " times over 50 ms, the longest " + TimeUnit.NANOSECONDS.toMillis(longest) + " ms";
    }

    @Override
    public void close() {
        closed = true;
        try {
            thread.join();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
