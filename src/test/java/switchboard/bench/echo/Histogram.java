package switchboard.bench.echo;

import java.util.Arrays;

/**
 * Counts durations in buckets whose width is at most 1/64 = 1.6 % of the value, so memory does not grow with the
 * number of values.
 *
 * <p>Used by one thread. Durations are in nanoseconds, from 0 to 2^42, about 73 minutes; longer ones count as that.
 */
public final class Histogram {
    private static final int SUB_BITS = 6;
    private static final int SUB = 1 << SUB_BITS;
    private static final int MOST_BITS = 42;

    private final long[] counts = new long[(MOST_BITS - SUB_BITS + 1) * SUB];
    private long total;
    private long largest;

    /** Counts a duration in nanoseconds. */
    public void add(long nanos) {
        long value = Math.clamp(nanos, 0L, (1L << MOST_BITS) - 1);
        counts[index(value)]++;
        total++;
        largest = Math.max(largest, value);
    }

    private static int index(long value) {
        int bits = Long.SIZE - Long.numberOfLeadingZeros(value);
        int shift = Math.max(0, bits - SUB_BITS - 1);
        return (shift << SUB_BITS) + (int) (value >>> shift);
    }

    /** Returns the upper end of the bucket below which {@code share} of the durations lie; 0 if there are none. */
    long percentile(double share) {
        long wanted = (long) Math.ceil(share * total);
        long seen = 0;
        for (int index = 0; index < counts.length; index++) {
            seen += counts[index];
            if (seen >= wanted && seen > 0) {
                return Math.min(largest, upperEnd(index));
            }
        }
        return largest;
    }

    private static long upperEnd(int index) {
        int shift = Math.max(0, (index >>> SUB_BITS) - 1);
        long base = index - ((long) shift << SUB_BITS);
        return ((base + 1) << shift) - 1;
    }

    /** Returns the usual percentiles and the maximum. */
    public Latency summary() {
        return new Latency(percentile(0.5), percentile(0.99), percentile(0.999), largest);
    }

    /** Returns the number of durations. */
    public long total() {
        return total;
    }

    Histogram copy() {
        Histogram copy = new Histogram();
        System.arraycopy(counts, 0, copy.counts, 0, counts.length);
        copy.total = total;
        copy.largest = largest;
        return copy;
    }

    void clear() {
        Arrays.fill(counts, 0);
        total = 0;
        largest = 0;
    }
}
