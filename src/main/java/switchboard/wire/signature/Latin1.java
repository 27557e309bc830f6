package switchboard.wire.signature;

import java.nio.charset.StandardCharsets;

/**
 * Bytes as characters from 0 to 255, without a copy, for patterns.
 *
 * @param end the index behind the last byte
 */
record Latin1(byte[] bytes, int at, int end) implements CharSequence {
    @Override
    public int length() {
        return end - at;
    }

    @Override
    public char charAt(int index) {
        return (char) (bytes[at + index] & 0xFF);
    }

    @Override
    public CharSequence subSequence(int from, int to) {
        return new Latin1(bytes, at + from, at + to);
    }

    /** Returns the number in {@code width} bytes at an index. */
    long number(int index, int width, boolean lowestFirst) {
        long number = 0;
        for (int i = 0; i < width; i++) {
            number = number << 8 | charAt(index + (lowestFirst ? width - 1 - i : i));
        }
        return number;
    }

    @Override
    public String toString() {
        return new String(bytes, at, end - at, StandardCharsets.ISO_8859_1);
    }
}
