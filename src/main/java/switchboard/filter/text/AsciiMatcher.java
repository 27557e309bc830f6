package switchboard.filter.text;

import java.util.Arrays;

/**
 * Finds a short ASCII text in UTF-8 bytes without regard to case, by the algorithm of Boyer, Moore and Horspool.
 *
 * <p>A byte below 128 is a character of its own in UTF-8, also in broken UTF-8, so nothing is decoded. Immutable.
 */
final class AsciiMatcher {
    /** The algorithm takes this times the bytes in the worst case. */
    private static final int LONGEST = 64;

    /** Letters that characters beyond ASCII fold to, too: dotless i, long s, the Kelvin sign. */
    private static final String WITH_TWINS = "isk";

    private final byte[] wanted;

    /** How far the text can be shifted when this byte stands at the place of its last one. */
    private final byte[] shift = new byte[256];

    private final boolean hasTwins;

    private AsciiMatcher(int[] folded) {
        wanted = new byte[folded.length];
        for (int i = 0; i < folded.length; i++) {
            wanted[i] = (byte) folded[i];
        }
        Arrays.fill(shift, (byte) wanted.length);
        for (int i = 0; i < wanted.length - 1; i++) {
            byte distance = (byte) (wanted.length - 1 - i);
            shift[wanted[i]] = distance;
            shift[Character.toUpperCase(wanted[i])] = distance;
        }
        hasTwins = Arrays.stream(folded).anyMatch(point -> WITH_TWINS.indexOf(point) >= 0);
    }

    /** Returns whether this algorithm suits a folded text. */
    static boolean suits(int[] folded) {
        return folded.length > 0
                && folded.length <= LONGEST
                && Arrays.stream(folded).allMatch(point -> point < 128);
    }

    static AsciiMatcher of(int[] folded) {
        return new AsciiMatcher(folded);
    }

    /** Returns whether the bytes contain the text in ASCII characters. */
    boolean matches(byte[] bytes) {
        int last = wanted.length - 1;
        byte lastWanted = wanted[last];
        int at = last;
        while (at < bytes.length) {
            byte here = bytes[at];
            if (small(here) == lastWanted && startsAt(bytes, at - last)) {
                return true;
            }
            at += shift[here & 0xFF];
        }
        return false;
    }

    private boolean startsAt(byte[] bytes, int from) {
        for (int i = 0; i < wanted.length - 1; i++) {
            if (small(bytes[from + i]) != wanted[i]) {
                return false;
            }
        }
        return true;
    }

    private static byte small(byte one) {
        return one >= 'A' && one <= 'Z' ? (byte) (one | 0x20) : one;
    }

    /** Returns whether the bytes may contain the text in characters beyond ASCII that fold to ASCII letters. */
    boolean mayHaveTwins(byte[] bytes) {
        if (hasTwins) {
            for (byte one : bytes) {
                // The first bytes of U+0130, U+0131, U+017F and U+212A.
                if (one < 0 && (one == (byte) 0xC4 || one == (byte) 0xC5 || one == (byte) 0xE2)) {
                    return true;
                }
            }
        }
        return false;
    }
}
