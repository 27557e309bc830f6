package switchboard.ui.wire.bytes;

import java.util.OptionalLong;
import switchboard.text.WireText;
import switchboard.wire.Cause;
import switchboard.wire.Finding;
import switchboard.wire.Message;

/** Reads the length in a header for display; the listener's framing has decided about it before. Thread-safe. */
final class HeaderValue {
    /** The largest number of decimal digits that always fit into a long. */
    private static final int MOST_DIGITS = 18;

    private HeaderValue() {}

    /**
     * Returns the length that a message's header declares; empty if it has none, or if its bytes alone do not tell.
     *
     * <p>A message does not carry the name of its framing. Its explanation says what an incomplete one declared.
     */
    static OptionalLong of(Message message) {
        for (Finding finding : message.findings()) {
            if (finding.cause() == Cause.BODY_INCOMPLETE
                    && message.headerLength() > 0
                    && finding.text().code() instanceof WireText
                    && finding.text().arguments().getFirst() instanceof Long declared) {
                return OptionalLong.of(declared);
            }
        }
        return read(message.bytes(), message.headerLength(), message.bodyLength());
    }

    /**
     * Returns the length in the first {@code length} bytes: decimal digits, or a binary number if it is
     * {@code bodyLength}, since other ones may have either byte order and may count more than the body.
     */
    static OptionalLong read(byte[] bytes, int length, int bodyLength) {
        OptionalLong decimal = decimal(bytes, length);
        boolean binary = length <= Long.BYTES && length > 0 && isBinary(bytes, length, bodyLength);
        return binary ? OptionalLong.of(bodyLength) : decimal;
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

    private static boolean isBinary(byte[] bytes, int length, int value) {
        boolean highestFirst = true;
        boolean lowestFirst = true;
        for (int at = 0; at < length; at++) {
            highestFirst &= (byte) ((long) value >>> 8 * (length - 1 - at)) == bytes[at];
            lowestFirst &= (byte) ((long) value >>> 8 * at) == bytes[at];
        }
        boolean fits = length >= Integer.BYTES || value >>> 8 * length == 0;
        return fits && (highestFirst || lowestFirst);
    }
}
