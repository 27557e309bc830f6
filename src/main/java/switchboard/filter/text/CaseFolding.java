package switchboard.filter.text;

import switchboard.wire.Utf8;

/**
 * Maps characters to the form that a search without regard to case compares: lower case of the upper case. Stateless.
 *
 * <p>The mapping is from one character to one character, in any script: {@code ẞ} becomes {@code ß} and the Kelvin sign
 * {@code k}, but {@code ß} does not become {@code SS}, so a text keeps its number of characters. The table is that of
 * the Unicode version of the running Java.
 */
public final class CaseFolding {
    private static final int BASIC = 0x10000;

    /**
     * The folded form of each character of the Basic Multilingual Plane; 0 for a character that this Java does not
     * know.
     */
    private static final char[] FOLDED = new char[BASIC];

    static {
        for (int point = 1; point < BASIC; point++) {
            FOLDED[point] = isKnown(point) ? (char) folded(point) : 0;
        }
    }

    private CaseFolding() {}

    private static int folded(int point) {
        return Character.toLowerCase(Character.toUpperCase(point));
    }

    private static boolean isKnown(int point) {
        return Character.getType(point) != Character.UNASSIGNED;
    }

    /** Returns the folded form of a character. */
    public static int fold(int point) {
        if (point >= BASIC) {
            return folded(point);
        }
        char folded = FOLDED[point];
        return folded == 0 ? point : folded;
    }

    /**
     * Returns the folded form of a character, or -1 if this Java does not know the character. Another version of Java
     * may know its upper or lower case, so no stored data may depend on it.
     */
    public static int foldKnown(int point) {
        if (point >= BASIC) {
            return isKnown(point) ? folded(point) : -1;
        }
        char folded = FOLDED[point];
        return folded == 0 && point != 0 ? -1 : folded;
    }

    /** Returns the folded characters of a text. */
    static int[] fold(String text) {
        return text.codePoints().map(CaseFolding::fold).toArray();
    }

    /** Decodes the character of a valid UTF-8 sequence of {@code size} bytes, from 1 to 4. */
    public static int point(byte[] utf8, int at, int size) {
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

    /** Returns the size of the UTF-8 sequence at {@code at} in bytes, less than 1 if it is not valid. */
    public static int size(byte[] utf8, int at, int end) {
        return Utf8.sequence(utf8, at, end);
    }
}
