package switchboard.record;

import switchboard.wire.Utf8;

/**
 * Makes upper and lower case of any script alike, character by character.
 *
 * <p>So that {@code ẞ} is {@code ß} and the Kelvin sign is {@code k}, but {@code ß} is not {@code SS}: a text keeps
 * its length. Stateless.
 */
final class Folding {
    private static final int BASIC = 0x10000;

    /** What each character of the basic plane becomes; 0 for those that this Java does not know. */
    private static final char[] FOLDED = new char[BASIC];

    static {
        for (int point = 1; point < BASIC; point++) {
            FOLDED[point] = isKnown(point) ? (char) folded(point) : 0;
        }
    }

    private Folding() {}

    private static int folded(int point) {
        return Character.toLowerCase(Character.toUpperCase(point));
    }

    private static boolean isKnown(int point) {
        return Character.getType(point) != Character.UNASSIGNED;
    }

    /** Return what a character is compared by. */
    static int fold(int point) {
        if (point >= BASIC) {
            return folded(point);
        }
        char folded = FOLDED[point];
        return folded == 0 ? point : folded;
    }

    /**
     * Return what a character is compared by, or -1 if this Java does not know it: one of another age may know its
     * upper or lower case.
     */
    static int foldKnown(int point) {
        if (point >= BASIC) {
            return isKnown(point) ? folded(point) : -1;
        }
        char folded = FOLDED[point];
        return folded == 0 && point != 0 ? -1 : folded;
    }

    /** Return what the characters of a text are compared by. */
    static int[] fold(String text) {
        return text.codePoints().map(Folding::fold).toArray();
    }

    /** Return the character that a valid sequence of {@code size} bytes stands for. */
    static int point(byte[] utf8, int at, int size) {
        return switch (size) {
            case 1 -> utf8[at];
            case 2 -> (utf8[at] & 0x1F) << 6 | utf8[at + 1] & 0x3F;
            case 3 -> (utf8[at] & 0x0F) << 12 | (utf8[at + 1] & 0x3F) << 6 | utf8[at + 2] & 0x3F;
            default ->
                (utf8[at] & 0x07) << 18
                        | (utf8[at + 1] & 0x3F) << 12
                        | (utf8[at + 2] & 0x3F) << 6
                        | utf8[at + 3] & 0x3F;
        };
    }

    /** Return the size of the sequence at a place, less than 1 if it is no valid one. */
    static int size(byte[] utf8, int at, int end) {
        return Utf8.sequence(utf8, at, end);
    }
}
