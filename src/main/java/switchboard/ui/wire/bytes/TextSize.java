package switchboard.ui.wire.bytes;

import switchboard.wire.Utf8;

/**
 * The size of a text. Immutable.
 *
 * @param bytes the number of bytes
 * @param characters the number of Unicode code points, as Python counts; invalid bytes do not count
 * @param invalid the number of bytes that are not part of a UTF-8 sequence
 */
public record TextSize(int bytes, int characters, int invalid) {
    /** Measures the bytes from {@code start} to {@code end}. */
    public static TextSize of(byte[] bytes, int start, int end) {
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
