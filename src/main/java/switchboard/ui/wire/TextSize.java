package switchboard.ui.wire;

import switchboard.wire.Utf8;

/**
 * How large a text is in bytes and in characters.
 *
 * @param bytes its bytes
 * @param characters Unicode code points, as Python counts; an invalid byte is none
 * @param invalid bytes that belong to no character
 */
record TextSize(int bytes, int characters, int invalid) {
    /** Counts the bytes from {@code start} to {@code end}. */
    static TextSize of(byte[] bytes, int start, int end) {
        int characters = 0;
        int invalid = 0;
        int at = start;
        while (at < end) {
            int length = Utf8.sequence(bytes, at, end);
            if (length < 1) {
                invalid++;
                at++;
            } else {
                characters++;
                at += length;
            }
        }
        return new TextSize(end - start, characters, invalid);
    }
}
