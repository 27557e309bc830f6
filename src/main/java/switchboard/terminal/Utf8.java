package switchboard.terminal;

/** Finds UTF-8 sequences byte by byte, which the decoders of the JDK replace or throw at. Thread-safe. */
final class Utf8 {
    private static final int CONTINUATION_BITS = 6;

    private Utf8() {}

    /** Return how many bytes the valid sequence at {@code at} has, or 0 if there is none. */
    static int sequenceLength(byte[] bytes, int at, int end) {
        int lead = bytes[at] & 0xFF;
        int size = lead < 0x80 ? 1 : lead < 0xC2 ? 0 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : lead < 0xF5 ? 4 : 0;
        if (size < 2) {
            return size;
        }
        if (at + size > end) {
            return 0;
        }
        for (int i = 1; i < size; i++) {
            if ((bytes[at + i] & 0xC0) != 0x80) {
                return 0;
            }
        }
        int second = bytes[at + 1] & 0xFF;
        // Longer than needed, a surrogate half, or beyond the last code point.
        boolean forbidden = lead == 0xE0 && second < 0xA0
                || lead == 0xED && second > 0x9F
                || lead == 0xF0 && second < 0x90
                || lead == 0xF4 && second > 0x8F;
        return forbidden ? 0 : size;
    }

    /** Return the code point of a valid sequence of {@code size} bytes. */
    static int codePoint(byte[] bytes, int at, int size) {
        if (size == 1) {
            return bytes[at];
        }
        int point = bytes[at] & (0xFF >> (size + 1));
        for (int i = 1; i < size; i++) {
            point = point << CONTINUATION_BITS | bytes[at + i] & 0x3F;
        }
        return point;
    }
}
