package switchboard.wire.signature;

/**
 * Recognises UTF-16 and UTF-32, with or without a byte order mark (RFC 2781, section 3.2), by the NUL bytes beside the
 * characters of ASCII.
 *
 * <p>Stateless and thread-safe.
 */
public final class WideCharsets {
    /** The bytes that are examined. */
    private static final int LOOKED_AT = 512;

    private WideCharsets() {}

    /** Returns the name of the charset; empty if it is none of these. */
    public static String of(byte[] bytes, int at, int end) {
        int size = end - at;
        if (size >= 8) {
            if (isWide(bytes, at, end, 4, 0)) {
                return "UTF-32LE";
            }
            if (isWide(bytes, at, end, 4, 3)) {
                return "UTF-32BE";
            }
        }
        if (size >= 4) {
            if (isWide(bytes, at, end, 2, 0) || hasMark(bytes, at, end, 0)) {
                return "UTF-16LE";
            }
            if (isWide(bytes, at, end, 2, 1) || hasMark(bytes, at, end, 1)) {
                return "UTF-16BE";
            }
        }
        return "";
    }

    /**
     * Returns whether all units are characters of ASCII, except a byte order mark.
     *
     * @param place the place of the character's byte in its unit
     */
    private static boolean isWide(byte[] bytes, int at, int end, int unit, int place) {
        int stop = at + Math.min(LOOKED_AT, end - at) / unit * unit;
        boolean marked = isMark(bytes, at, unit, place);
        int from = marked ? at + unit : at;
        if (stop - from < unit) {
            return false;
        }
        for (int i = from; i < stop; i++) {
            int b = bytes[i];
            boolean fits = (i - at) % unit == place ? b >= ' ' && b < 0x7F || b >= '\t' && b <= '\r' : b == 0;
            if (!fits) {
                return false;
            }
        }
        return true;
    }

    private static boolean isMark(byte[] bytes, int at, int unit, int place) {
        int second = place == 0 ? 1 : place - 1;
        for (int i = 0; i < unit; i++) {
            int wanted = i == place ? 0xFF : i == second ? 0xFE : 0;
            if ((bytes[at + i] & 0xFF) != wanted) {
                return false;
            }
        }
        return true;
    }

    /** Returns whether a byte order mark of UTF-16 begins a text in which ASCII or one block of letters prevails. */
    private static boolean hasMark(byte[] bytes, int at, int end, int place) {
        if (!isMark(bytes, at, 2, place)) {
            return false;
        }
        int stop = at + Math.min(LOOKED_AT, end - at) / 2 * 2;
        int same = 0;
        int units = 0;
        for (int i = at + 4; i < stop; i += 2) {
            units++;
            same += bytes[i + 1 - place] == bytes[i - 1 - place] || bytes[i + 1 - place] == 0 ? 1 : 0;
        }
        return units > 2 && same * 2 > units;
    }
}
