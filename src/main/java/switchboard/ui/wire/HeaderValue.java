package switchboard.ui.wire;

import java.util.OptionalLong;

/** Reads the length in a header for display; the listener's framing has decided about it before. Thread-safe. */
final class HeaderValue {
    /** The largest number of decimal digits that always fit into a long. */
    private static final int MOST_DIGITS = 18;

    private HeaderValue() {}

    /**
     * Returns the length in the first {@code length} bytes.
     *
     * <p>A message does not carry the name of its framing, so decimal digits and a big-endian number are tried. If both
     * are possible, the one that equals {@code bodyLength} is returned.
     */
    static OptionalLong read(byte[] bytes, int length, int bodyLength) {
        OptionalLong decimal = decimal(bytes, length);
        OptionalLong binary = binary(bytes, length);
        if (decimal.isPresent() && (binary.isEmpty() || binary.getAsLong() != bodyLength)) {
            return decimal;
        }
        return binary;
    }

    private static OptionalLong decimal(byte[] bytes, int length) {
        int start = 0;
        int end = length;
        while (start < end && isBlank(bytes[start])) {
            start++;
        }
        while (end > start && isBlank(bytes[end - 1])) {
            end--;
        }
        while (end - start > 1 && bytes[start] == '0') {
            start++;
        }
        if (start == end || end - start > MOST_DIGITS) {
            return OptionalLong.empty();
        }
        long value = 0;
        for (int at = start; at < end; at++) {
            int digit = bytes[at] - '0';
            if (digit < 0 || digit > 9) {
                return OptionalLong.empty();
            }
            value = 10 * value + digit;
        }
        return OptionalLong.of(value);
    }

    private static boolean isBlank(byte value) {
        return value == ' ' || (value >= '\t' && value <= '\r');
    }

    private static OptionalLong binary(byte[] bytes, int length) {
        if (length != 2 && length != 4) {
            return OptionalLong.empty();
        }
        long value = 0;
        for (int at = 0; at < length; at++) {
            value = value << 8 | (bytes[at] & 0xFF);
        }
        return OptionalLong.of(value);
    }
}
