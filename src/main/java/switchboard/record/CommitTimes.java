package switchboard.record;

import java.util.concurrent.atomic.AtomicLongArray;

/**
 * Counts how long commits took, each from its beginning until its messages were on disk.
 *
 * <p>Times are kept in classes that are a tenth wide, so it never grows. Thread-safe; one thread adds.
 */
final class CommitTimes {
    private static final double WIDTH = Math.log(1.1);
    private static final int CLASSES = 256;

    private final AtomicLongArray counts = new AtomicLongArray(CLASSES);
    private volatile long longest;

    void add(long nanos) {
        double micros = Math.max(1, nanos / 1_000.0);
        counts.incrementAndGet((int) Math.min(CLASSES - 1, Math.log(micros) / WIDTH));
        longest = Math.max(longest, nanos);
    }

    /** Return how many there were. */
    long count() {
        long all = 0;
        for (int at = 0; at < CLASSES; at++) {
            all += counts.get(at);
        }
        return all;
    }

    /** Return the milliseconds within which a share of them was done, at most a tenth too many; 0 if there was none. */
    double millis(double share) {
        long wanted = (long) Math.ceil(share * count());
        long seen = 0;
        for (int at = 0; at < CLASSES; at++) {
            seen += counts.get(at);
            if (seen >= wanted && seen > 0) {
                return Math.min(longestMillis(), Math.exp((at + 1) * WIDTH) / 1_000);
            }
        }
        return 0;
    }

    double longestMillis() {
        return longest / 1e6;
    }
}
