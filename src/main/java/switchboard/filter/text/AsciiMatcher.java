package switchboard.filter.text;

import java.util.Arrays;

/**
 * Searches UTF-8 bytes for a short ASCII text without regard to case, by the Boyer-Moore-Horspool algorithm. Immutable.
 *
 * <p>A byte below 128 is a whole character in UTF-8, even next to invalid bytes, so nothing is decoded.
 */
final class AsciiMatcher {
    /** The longest text: in the worst case, the algorithm's time is this length times the number of bytes. */
    private static final int LONGEST = 64;

    /** The letters to which characters beyond ASCII fold, too: dotted and dotless i, long s, the Kelvin sign. */
    private static final String WITH_TWINS = "isk";

    private final byte[] wanted;

    /** The distance by which the text is shifted if this byte is at the position of its last byte. */
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

    /** Returns whether this algorithm can search for a folded text. */
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

    /** Returns whether the bytes may contain the text with characters beyond ASCII that fold to ASCII letters. */
    boolean mayHaveTwins(byte[] bytes) {
        if (hasTwins) {
            for (byte one : bytes) {
                // These are the first bytes of U+0130, U+0131, U+017F and U+212A in UTF-8.
                if (one < 0 && (one == (byte) 0xC4 || one == (byte) 0xC5 || one == (byte) 0xE2)) {
                    return true;
                }
            }
        }
        return false;
    }
}
