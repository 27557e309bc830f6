package switchboard.record;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Which groups of four characters stand in some texts: a Bloom filter with one bit for each group.
 *
 * <p>A text can only stand in texts that have all groups that it has itself. Of groups of three a thousand messages
 * have nearly all that a language has, of groups of four they have not. Characters are {@linkplain Folding folded};
 * four of them, 16 bits of each, are a number, and the bit is the upper {@value #BITS} bits of its product with a
 * constant. A smaller filter leaves upper ones of these bits away. The filter is written as bytes, the bit 0 first,
 * least significant bit first.
 *
 * <p>Used by one thread. It has to keep up with half a million messages a second.
 */
final class Grams {
    /** Shorter texts are not told from others. */
    static final int LENGTH = 4;

    private static final int BITS = 17;

    /** The largest filter. */
    private static final int MOST_BYTES = 1 << (BITS - 3);

    private static final int LEAST_BYTES = 64;
    private static final long FACTOR = 0x9E37_79B9_7F4A_7C15L;

    /** A filter is made smaller while at most this share of its bits is set: 1 in so many. */
    private static final int SPARSE = 10;

    private static final byte[] SMALL = new byte[128];

    static {
        for (int point = 0; point < SMALL.length; point++) {
            SMALL[point] = (byte) Folding.fold(point);
        }
    }

    private final long[] bits = new long[MOST_BYTES / Long.BYTES];

    /** Whether a character was among them that another Java may compare otherwise. */
    private boolean unclear;

    /** Add what stands in a part of some bytes, as people see them: as UTF-8. */
    void add(byte[] utf8, int from, int length) {
        long[] set = bits;
        long group = 0;
        int missing = LENGTH;
        int end = from + length;
        int at = from;
        while (at < end) {
            int point = utf8[at];
            if (point >= 0) {
                group = group << 16 | SMALL[point];
                at++;
            } else {
                int size = Folding.size(utf8, at, end);
                if (size < 1) {
                    add(new String(utf8, from, length, StandardCharsets.UTF_8));
                    return;
                }
                point = Folding.foldKnown(Folding.point(utf8, at, size));
                if (point < 0) {
                    unclear = true;
                    return;
                }
                group = next(group, point);
                at += size;
            }
            if (--missing <= 0) {
                int bit = bit(group);
                set[bit >> 6] |= 1L << bit;
            }
        }
    }

    private void add(String text) {
        int[] points = text.codePoints().map(Folding::foldKnown).toArray();
        unclear |= Arrays.stream(points).anyMatch(point -> point < 0);
        for (int bit : bits(points)) {
            bits[bit >> 6] |= 1L << bit;
        }
    }

    /** Return the bits of all groups, but those with unknown characters. */
    private static int[] bits(int[] points) {
        IntStream.Builder bits = IntStream.builder();
        long group = 0;
        int missing = LENGTH;
        for (int point : points) {
            group = next(group, point);
            missing = point < 0 ? LENGTH : missing - 1;
            if (missing <= 0) {
                bits.add(bit(group));
            }
        }
        return bits.build().distinct().toArray();
    }

    private static long next(long group, int point) {
        return group << 16 | (point ^ point >>> 16) & 0xFFFF;
    }

    private static int bit(long group) {
        return (int) (group * FACTOR >>> Long.SIZE - BITS);
    }

    /** Return the filter as bytes, as small as is good enough, none if it can't tell anything; and begin anew. */
    byte[] take() {
        int words = bits.length;
        long set = count(words);
        while (!unclear && words * Long.BYTES > LEAST_BYTES && set * SPARSE <= words * 64L) {
            words /= 2;
            for (int i = 0; i < words; i++) {
                bits[i] |= bits[words + i];
            }
            set = count(words);
        }
        byte[] bytes = new byte[unclear ? 0 : words * Long.BYTES];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) (bits[i / 8] >>> (i % 8 * 8));
        }
        Arrays.fill(bits, 0);
        unclear = false;
        return bytes;
    }

    private long count(int words) {
        long set = 0;
        for (int i = 0; i < words; i++) {
            set += Long.bitCount(bits[i]);
        }
        return set;
    }

    /** Return the bits that a text wants, for {@link #mayHold}; none if it is too short or has too few known characters. */
    static int[] wanted(String text) {
        return bits(text.codePoints().map(Folding::foldKnown).toArray());
    }

    /** Return whether texts with this filter may hold one that wants these bits. */
    static boolean mayHold(byte[] filter, int[] wanted) {
        // One that is not a power of two was not made here.
        if (Integer.bitCount(filter.length) != 1) {
            return true;
        }
        int mask = filter.length - 1;
        for (int bit : wanted) {
            if ((filter[bit >> 3 & mask] & 1 << (bit & 7)) == 0) {
                return false;
            }
        }
        return true;
    }
}
