package switchboard.ui.fake;

import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import switchboard.bench.Bench;
import switchboard.ui.edt.Edt;

/**
 * Measures the latency of the event dispatch thread: it queues an event every 5 ms and measures the time until the
 * event runs.
 *
 * <p>A key press would wait as long.
 */
public final class EdtLatencyProbe {
    private static final long EVERY_NANOS = TimeUnit.MILLISECONDS.toNanos(5);

    private final PrintStream out;
    private final ConcurrentLinkedQueue<Long> delays = new ConcurrentLinkedQueue<>();
    private long worked;
    private volatile boolean stopped;

    /** The delays in nanoseconds. */
    public record Delays(long median, long p99, long longest) {}

    public EdtLatencyProbe(PrintStream out) {
        this.out = out;
    }

    public void start() {
        Thread.ofPlatform().daemon().name("pulse").start(() -> {
            while (!stopped) {
                long asked = System.nanoTime();
                Edt.later(() -> delays.add(System.nanoTime() - asked));
                LockSupport.parkNanos(EVERY_NANOS);
            }
        });
    }

    public void stop() {
        stopped = true;
    }

    /** Prints and returns the delays since the last call. */
    public Delays tell(String during) {
        List<Long> taken = new ArrayList<>();
        for (Long one = delays.poll(); one != null; one = delays.poll()) {
            taken.add(one);
        }
        long[] sorted = Bench.sorted(taken.stream().mapToLong(Long::longValue).toArray());
        Delays told =
                new Delays(Bench.percentile(sorted, 0.5), Bench.percentile(sorted, 0.99), Bench.percentile(sorted, 1));
        out.printf(
                Locale.ROOT,
                "  event dispatch thread while %s: a sign after p50 %.1f ms, p99 %.1f ms, longest %.1f ms;"
                        + " its own work %,.0f ms%n",
                during,
                told.median() / 1e6,
                told.p99() / 1e6,
                told.longest() / 1e6,
                work() / 1e6);
        return told;
    }

    /** Returns the CPU time of the event dispatch thread in nanoseconds since the last call. */
    private long work() {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long now = OnEdt.call(threads::getCurrentThreadCpuTime);
        long since = now - worked;
        worked = now;
        return since;
    }
}
