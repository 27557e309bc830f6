package switchboard.record;

import java.util.Arrays;

/**
 * Finds a text of ASCII characters in bytes, upper and lower case alike, most of which it leaps over (Horspool).
 *
 * <p>Immutable. In UTF-8, also in a broken one, a byte below 128 is always a character of its own.
 */
final class AsciiMatcher {
    /** A longer text could make it slow. */
    private static final int LONGEST = 64;

    /** Letters that are also what other characters are compared by: dotless i, long s, the Kelvin sign. */
    private static final String WITH_TWINS = "isk";

    private final byte[] wanted;

    /** How far the text can move on when this byte stands below its last one. */
    private final byte[] leap = new byte[256];

    private final boolean hasTwins;

    private AsciiMatcher(int[] folded) {
        wanted = new byte[folded.length];
        for (int i = 0; i < folded.length; i++) {
            wanted[i] = (byte) folded[i];
        }
        Arrays.fill(leap, (byte) wanted.length);
        for (int i = 0; i < wanted.length - 1; i++) {
            byte distance = (byte) (wanted.length - 1 - i);
            leap[wanted[i]] = distance;
            leap[Character.toUpperCase(wanted[i])] = distance;
        }
        hasTwins = Arrays.stream(folded).anyMatch(point -> WITH_TWINS.indexOf(point) >= 0);
    }

    /** Return whether it can look for a text that is folded. */
    static boolean suits(int[] folded) {
        return folded.length > 0
                && folded.length <= LONGEST
                && Arrays.stream(folded).allMatch(point -> point < 128);
    }

    static AsciiMatcher of(int[] folded) {
        return new AsciiMatcher(folded);
    }

    /** Return whether the text stands in the bytes in ASCII characters. */
    boolean matches(byte[] bytes) {
        int last = wanted.length - 1;
        byte lastWanted = wanted[last];
        int at = last;
        while (at < bytes.length) {
            byte here = bytes[at];
            if (small(here) == lastWanted && startsAt(bytes, at - last)) {
                return true;
            }
            at += leap[here & 0xFF];
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

    /** Return whether it may also stand there in characters beyond ASCII. */
    boolean mayHaveTwins(byte[] bytes) {
        if (hasTwins) {
            for (byte one : bytes) {
                // What U+0130, U+0131, U+017F and U+212A begin with.
                if (one < 0 && (one == (byte) 0xC4 || one == (byte) 0xC5 || one == (byte) 0xE2)) {
                    return true;
                }
            }
        }
        return false;
    }
}
