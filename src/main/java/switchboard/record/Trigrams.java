package switchboard.record;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Which groups of three characters stand in some texts: a Bloom filter with one bit for each group.
 *
 * <p>A text can only stand in texts that have all groups that it has itself. Characters are {@linkplain Folding
 * folded}. The bit of a group is the upper 17 bits of a product, the {@link #HASH} with the three characters of 21
 * bits each; a smaller filter leaves the upper ones of these bits away. The filter is written as bytes, the bit 0
 * first, least significant bit first.
 *
 * <p>Used by one thread.
 */
final class Trigrams {
    /** The largest filter. */
    private static final int MOST_BYTES = 16_384;

    private static final int LEAST_BYTES = 64;
    private static final long HASH = 0x9E37_79B9_7F4A_7C15L;
    private static final int HASH_SHIFT = 64 - 17;
    private static final long GROUP = (1L << 63) - 1;

    /** A filter is made smaller while at most this share of its bits is set: 1 in so many. */
    private static final int SPARSE = 10;

    private final long[] bits = new long[MOST_BYTES / Long.BYTES];

    /** Whether a character was among them that another Java may compare otherwise. */
    private boolean unclear;

    /** Add what stands in a part of some bytes, as people see them: as UTF-8. */
    void add(byte[] utf8, int from, int length) {
        long[] set = bits;
        long group = 0;
        int seen = 0;
        int end = from + length;
        int at = from;
        while (at < end) {
            int point = utf8[at];
            if (point >= 0) {
                // Only here it has to be fast, and letters are what matters.
                if (point >= 'A' && point <= 'Z') {
                    point |= 0x20;
                }
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
                at += size;
            }
            group = (group << 21 | point) & GROUP;
            if (++seen > 2) {
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
        return IntStream.range(0, Math.max(0, points.length - 2))
                .filter(at -> points[at] >= 0 && points[at + 1] >= 0 && points[at + 2] >= 0)
                .map(at -> bit((long) points[at] << 42 | (long) points[at + 1] << 21 | points[at + 2]))
                .distinct()
                .toArray();
    }

    private static int bit(long group) {
        return (int) (group * HASH >>> HASH_SHIFT);
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

    /** Return the bits that a text wants, for {@link #mayHold}; none if it is too short or has unknown characters. */
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
