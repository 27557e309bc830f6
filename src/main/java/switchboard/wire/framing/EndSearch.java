package switchboard.wire.framing;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import switchboard.wire.part.BytePattern;

/**
 * Finds the ends of messages in a stream, whatever pieces it comes in.
 *
 * <p>Used by the thread of its reader.
 */
final class EndSearch {
    /** The ends, the longest first. */
    private final byte[][] ends;

    /** Whether a byte is the last one of an end. */
    private final boolean[] isLast = new boolean[256];

    /** Whether all ends have the same last byte. */
    private final boolean haveOneLast;

    /** The last bytes of the open message, which may be the beginning of an end. */
    private final byte[] tail;

    private int tailLength;

    /** The index of the end that was found last. */
    private int found;

    EndSearch(List<BytePattern> patterns) {
        this.ends = patterns.stream()
                .map(BytePattern::bytes)
                .sorted(Comparator.comparingInt((byte[] end) -> end.length).reversed())
                .toArray(byte[][]::new);
        int lasts = 0;
        for (byte[] end : ends) {
            int last = end[end.length - 1] & 0xFF;
            lasts += isLast[last] ? 0 : 1;
            isLast[last] = true;
        }
        this.haveOneLast = lasts == 1;
        this.tail = new byte[ends[0].length - 1];
    }

    /** Returns the length in bytes of the longest end. */
    int longest() {
        return ends[0].length;
    }

    /** Returns the end that was found last. */
    byte[] found() {
        return ends[found];
    }

    /** Returns the index behind the first end in the bytes of a message from {@code from}; -1 if none is there. */
    int next(byte[] buffer, int from, int end) {
        int at = last(buffer, from, end);
        while (at < end && !endsAt(buffer, from, at)) {
            at = last(buffer, at + 1, end);
        }
        return at < end ? at + 1 : -1;
    }

    /** Returns whether an end stands in the bytes, whatever was found before. */
    boolean isIn(byte[] buffer, int from, int end) {
        int before = found;
        boolean is = next(buffer, from, end) >= 0;
        found = before;
        return is;
    }

    /** Returns the index of the next byte that may be the last one of an end; {@code end} if there is none. */
    private int last(byte[] buffer, int from, int end) {
        int at = from;
        if (haveOneLast) {
            byte last = ends[0][ends[0].length - 1];
            while (at < end && buffer[at] != last) {
                at++;
            }
        } else {
            while (at < end && !isLast[buffer[at] & 0xFF]) {
                at++;
            }
        }
        return at;
    }

    private boolean endsAt(byte[] buffer, int from, int last) {
        for (int index = 0; index < ends.length; index++) {
            if (endsWith(ends[index], buffer, from, last)) {
                found = index;
                return true;
            }
        }
        return false;
    }

    /** Returns whether the tail and the bytes from {@code from} to {@code last} end with an end. */
    private boolean endsWith(byte[] end, byte[] buffer, int from, int last) {
        int left = end.length;
        for (int at = last; left > 0 && at >= from; at--) {
            if (end[--left] != buffer[at]) {
                return false;
            }
        }
        return left == 0 || left <= tailLength && Arrays.equals(end, 0, left, tail, tailLength - left, tailLength);
    }

    /** Remembers the last bytes of an open message in which no end was found. */
    void remember(byte[] buffer, int from, int end) {
        int fresh = Math.min(tail.length, end - from);
        int old = Math.min(tailLength, tail.length - fresh);
        System.arraycopy(tail, tailLength - old, tail, 0, old);
        System.arraycopy(buffer, end - fresh, tail, old, fresh);
        tailLength = old + fresh;
    }

    /** Forgets the open message. */
    void forget() {
        tailLength = 0;
    }
}
