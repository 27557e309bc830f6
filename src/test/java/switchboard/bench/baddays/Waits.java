package switchboard.bench.baddays;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import switchboard.bench.echo.Histogram;
import switchboard.bench.echo.Latency;

/**
 * The waiting times of one kind of answer, without the standstills. Answers that took too long at about the same time
 * are one finding.
 *
 * <p>Thread-safe. Times are those of {@link RunClock}.
 */
final class Waits {
    /** The longest wait that is allowed. */
    static final long MOST_NANOS = TimeUnit.MILLISECONDS.toNanos(250);

    private static final long TOGETHER_NANOS = TimeUnit.SECONDS.toNanos(2);

    private final String words;
    private final Standstills standstills;
    private final EventLog log;
    private final ReentrantLock lock = new ReentrantLock();

    @GuardedBy("lock")
    private final Histogram all = new Histogram();

    @GuardedBy("lock")
    private long slow;

    @GuardedBy("lock")
    private int incidents;

    @GuardedBy("lock")
    private long slowNow;

    @GuardedBy("lock")
    private long longestNow;

    @GuardedBy("lock")
    private long lastSlow;

    Waits(String words, Standstills standstills, EventLog log) {
        this.words = words;
        this.standstills = standstills;
        this.log = log;
    }

    /** Counts an answer, or what waited in vain until its program died. */
    void add(long from, long to) {
        long took = to - from;
        if (took > MOST_NANOS) {
            took -= standstills.within(from, to);
        }
        lock.lock();
        try {
            all.add(took);
            if (took > MOST_NANOS) {
                slow++;
                slowNow++;
                longestNow = Math.max(longestNow, took);
                lastSlow = to;
            }
        } finally {
            lock.unlock();
        }
    }

    /** Reports slow answers as one finding once there were no more for a while; called now and then. */
    void report(boolean last) {
        String finding;
        lock.lock();
        try {
            if (slowNow == 0 || !last && RunClock.now() - lastSlow < TOGETHER_NANOS) {
                return;
            }
            finding = String.format(
                    Locale.ROOT,
                    "%,d %s took longer than %d ms, the longest %,.0f ms; the last of them at %.3f s",
                    slowNow,
                    words,
                    TimeUnit.NANOSECONDS.toMillis(MOST_NANOS),
                    longestNow / 1e6,
                    lastSlow / 1e9);
            incidents++;
            slowNow = 0;
            longestNow = 0;
        } finally {
            lock.unlock();
        }
        log.finding("%s", finding);
    }

    /** Returns the result for the table. */
    String text() {
        lock.lock();
        try {
            Latency waits = all.summary();
            return String.format(
                    Locale.ROOT,
                    "%,d; p50 %.1f, p99 %.1f, p99.9 %.1f, longest %,.1f ms; %,d over %d ms, at %d times",
                    all.total(),
                    waits.p50() / 1e6,
                    waits.p99() / 1e6,
                    waits.p999() / 1e6,
                    waits.longest() / 1e6,
                    slow,
                    TimeUnit.NANOSECONDS.toMillis(MOST_NANOS),
                    incidents);
        } finally {
            lock.unlock();
        }
    }
}
