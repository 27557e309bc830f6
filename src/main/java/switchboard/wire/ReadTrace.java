package switchboard.wire;

import java.util.Arrays;

/**
 * The pieces in which {@code read} delivered one message, with the time between them in microseconds.
 *
 * <p>Immutable. Reads are numbered from 1 per connection, so two messages whose traces share a number came out of the
 * same read.
 */
public final class ReadTrace {
    /** The trace of a message that was sent; it has no reads. */
    public static final ReadTrace NONE = new ReadTrace(0, new int[0], new int[0]);

    private static final int[] NO_GAP = {0};

    private final long firstRead;
    private final int[] sizes;
    private final int[] gaps;

    private ReadTrace(long firstRead, int[] sizes, int[] gaps) {
        this.firstRead = firstRead;
        this.sizes = sizes;
        this.gaps = gaps;
    }

    /** Returns the trace of a message that came completely in read number {@code read}. */
    public static ReadTrace single(long read, int bytes) {
        return new ReadTrace(read, new int[] {bytes}, NO_GAP);
    }

    /**
     * Returns the trace of a message that came in several reads with consecutive numbers.
     *
     * @param firstRead the number of the first read
     * @param sizes the bytes of this message in each read; copied
     * @param gapsMicros the microseconds between each read and the one before, the first 0; copied
     */
    public static ReadTrace of(long firstRead, int[] sizes, int[] gapsMicros) {
        if (sizes.length != gapsMicros.length) {
            throw new IllegalArgumentException(sizes.length + " sizes but " + gapsMicros.length + " gaps");
        }
        return new ReadTrace(firstRead, sizes.clone(), gapsMicros.clone());
    }

    /** Returns this trace with {@code bytes} more of read number {@code read}, which is its last one or the next. */
    public ReadTrace followedBy(long read, int bytes) {
        boolean last = read == firstRead + sizes.length - 1;
        int count = last ? sizes.length : sizes.length + 1;
        int[] all = Arrays.copyOf(sizes, count);
        all[count - 1] += bytes;
        return new ReadTrace(firstRead, all, Arrays.copyOf(gaps, count));
    }

    /**
     * Returns this trace with that of the bytes that follow, which begin in its last read or in the next one.
     *
     * @param gapMicros the microseconds between the two reads, if they are two
     */
    public ReadTrace joined(ReadTrace next, long gapMicros) {
        boolean same = next.firstRead == firstRead + sizes.length - 1;
        int before = sizes.length - (same ? 1 : 0);
        int[] all = Arrays.copyOf(sizes, before + next.sizes.length);
        int[] pauses = Arrays.copyOf(gaps, all.length);
        System.arraycopy(next.sizes, 0, all, before, next.sizes.length);
        System.arraycopy(next.gaps, 0, pauses, before, next.gaps.length);
        if (same) {
            all[before] += sizes[before];
            pauses[before] = gaps[before];
        } else {
            pauses[before] = (int) Math.clamp(gapMicros, 0, Integer.MAX_VALUE);
        }
        return new ReadTrace(firstRead, all, pauses);
    }

    /** Returns the microseconds between the first read and the last one. */
    public long micros() {
        long sum = 0;
        for (int gap : gaps) {
            sum += gap;
        }
        return sum;
    }

    /** Returns the trace of {@code size} bytes, at least 1, of this message from the byte at {@code from} on. */
    public ReadTrace slice(int from, int size) {
        int piece = 0;
        int before = from;
        while (before >= sizes[piece]) {
            before -= sizes[piece++];
        }
        int first = piece;
        int left = size + before;
        while (left > sizes[piece]) {
            left -= sizes[piece++];
        }
        int[] some = Arrays.copyOfRange(sizes, first, piece + 1);
        int[] pauses = Arrays.copyOfRange(gaps, first, piece + 1);
        some[piece - first] = left;
        some[0] -= before;
        pauses[0] = 0;
        return new ReadTrace(firstRead + first, some, pauses);
    }

    /** Returns the same trace for a reader that began to count behind {@code reads} reads. */
    public ReadTrace after(long reads) {
        return reads == 0 || firstRead == 0 ? this : new ReadTrace(firstRead + reads, sizes, gaps);
    }

    /** Returns the number of the first read, counted from 1 per connection; 0 for {@link #NONE}. */
    public long firstRead() {
        return firstRead;
    }

    /** Returns the number of pieces. */
    public int count() {
        return sizes.length;
    }

    /** Returns the number of bytes in piece {@code index}. */
    public int bytes(int index) {
        return sizes[index];
    }

    /** Returns the microseconds between piece {@code index} and the one before; 0 for the first. */
    public int gapMicros(int index) {
        return gaps[index];
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ReadTrace that
                && firstRead == that.firstRead
                && Arrays.equals(sizes, that.sizes)
                && Arrays.equals(gaps, that.gaps);
    }

    @Override
    public int hashCode() {
        return 31 * Long.hashCode(firstRead) + Arrays.hashCode(sizes);
    }

    @Override
    public String toString() {
        return "read " + firstRead + ": " + Arrays.toString(sizes);
    }
}
