package switchboard.record.search;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.IntStream;
import switchboard.filter.text.CaseFolding;

/**
 * A Bloom filter with one hash function over the n-grams, groups of {@value #LENGTH} characters, of some texts. Used by
 * one thread.
 *
 * <p>A text can only be contained in texts that have all of its n-grams. A thousand messages have nearly all groups of
 * three characters that a language has, but not all groups of four. Each n-gram sets one bit: the characters are
 * {@linkplain CaseFolding folded}, 16 bits of each make a number of 64 bits, and the upper {@value #BITS} bits of its
 * product with {@link #FACTOR} (multiplicative hashing) are the bit's index. A smaller filter drops upper bits of the
 * index. As bytes, bit 0 comes first, least significant bit first: the column {@code block_text.grams}.
 *
 * <p>With n different n-grams, b bits have the share p = 1 - e^(-n/b) of set bits. A text with m different n-grams that
 * is not contained passes by mistake with a false-positive rate of about p^m. {@link #take} halves the filter until p
 * exceeds 1/{@value #SPARSE} or {@value #LEAST_BYTES} bytes are left. So p is at most 2/{@value #SPARSE}, and
 * each different n-gram has at least 4.4 bits, unless the filter has its largest size. The false-positive rate of a
 * text of 7 characters (m = 4) is then about 0.2^4 = 0.16 % at most.
 *
 * <p>Building it has to keep up with the recorder at half a million messages a second; {@code ./run.sh bench record}
 * measures this.
 */
final class NgramBloomFilter {
    /** The length of an n-gram in characters. A shorter text can't be excluded by a filter. */
    private static final int LENGTH = 4;

    /** The bits of an index: the largest filter has 131,072 bits. */
    private static final int BITS = 17;

    /** The size of the largest filter: 16 KiB. */
    private static final int MOST_BYTES = 1 << (BITS - 3);

    /** The size of the smallest filter. */
    private static final int LEAST_BYTES = 64;

    /**
     * 2 to the power of 64 divided by the golden ratio (multiplicative hashing: Knuth, The Art of Computer Programming
     * 3, 6.4).
     */
    private static final long FACTOR = 0x9E37_79B9_7F4A_7C15L;

    /** The reciprocal of the share of set bits up to which a filter is halved. */
    private static final int SPARSE = 10;

    private static final byte[] SMALL = new byte[128];

    static {
        for (int point = 0; point < SMALL.length; point++) {
            SMALL[point] = (byte) CaseFolding.fold(point);
        }
    }

    private final long[] bits = new long[MOST_BYTES / Long.BYTES];

    /** True if a text has a character that another version of Java may fold differently. */
    private boolean unclear;

    /** Adds the n-grams of a part of UTF-8 bytes; invalid sequences count as replacement characters. */
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
                int size = CaseFolding.size(utf8, at, end);
                if (size < 1) {
                    add(new String(utf8, from, length, StandardCharsets.UTF_8));
                    return;
                }
                point = CaseFolding.foldKnown(CaseFolding.point(utf8, at, size));
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
        int[] points = text.codePoints().map(CaseFolding::foldKnown).toArray();
        unclear |= Arrays.stream(points).anyMatch(point -> point < 0);
        for (int bit : bits(points)) {
            bits[bit >> 6] |= 1L << bit;
        }
    }

    /** Returns the indices of the bits of all n-grams without unknown characters. */
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

    /**
     * Returns the filter as bytes, as small as its share of set bits allows, and clears it. An empty array excludes no
     * text.
     */
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

    /**
     * Returns the indices of the bits that a text needs, for {@link #mayContain}. They are empty if the text is too
     * short or has too few consecutive known characters.
     */
    static int[] bits(String text) {
        return bits(text.codePoints().map(CaseFolding::foldKnown).toArray());
    }

    /** Returns whether texts with this filter may contain a text that needs these bits. */
    static boolean mayContain(byte[] filter, int[] bits) {
        // A filter whose size is no power of two is damaged; an empty one excludes no text.
        if (Integer.bitCount(filter.length) != 1) {
            return true;
        }
        int mask = filter.length - 1;
        for (int bit : bits) {
            if ((filter[bit >> 3 & mask] & 1 << (bit & 7)) == 0) {
                return false;
            }
        }
        return true;
    }
}
