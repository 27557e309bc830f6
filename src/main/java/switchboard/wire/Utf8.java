package switchboard.wire;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Validates UTF-8 (RFC 3629, section 4) without a decoded copy.
 *
 * <p>Stateless and thread-safe.
 */
public final class Utf8 {
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());
    private static final long HIGH_BITS = 0x8080_8080_8080_8080L;

    private Utf8() {}

    /** Returns whether the bytes are valid UTF-8: no overlong form, no surrogate, no code point beyond U+10FFFF. */
    public static boolean isValid(byte[] bytes, int offset, int length) {
        int end = offset + length;
        return invalidAt(bytes, offset, end) == end;
    }

    /** Returns the index of the first sequence that is invalid or that {@code end} cuts off; {@code end} if none is. */
    public static int invalidAt(byte[] bytes, int from, int end) {
        int at = skipAscii(bytes, from, end);
        while (at < end) {
            int size = sequence(bytes, at, end);
            if (size < 1) {
                return at;
            }
            at = skipAscii(bytes, at + size, end);
        }
        return at;
    }

    /**
     * Returns the size in bytes of the valid sequence at {@code at}, 0 if the sequence is invalid, or minus the number
     * of missing bytes if {@code end} cuts it off.
     */
    public static int sequence(byte[] bytes, int at, int end) {
        int first = bytes[at] & 0xFF;
        if (first < 0x80) {
            return 1;
        }
        int size = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2;
        if (first < 0xC2 || first > 0xF4) {
            return 0;
        }
        for (int i = 1; i < size; i++) {
            if (at + i >= end) {
                return -(size - i);
            }
            int next = bytes[at + i] & 0xFF;
            int low = i > 1 ? 0x80 : first == 0xE0 ? 0xA0 : first == 0xF0 ? 0x90 : 0x80;
            int high = i > 1 ? 0xBF : first == 0xED ? 0x9F : first == 0xF4 ? 0x8F : 0xBF;
            if (next < low || next > high) {
                return 0;
            }
        }
        return size;
    }

    /** Returns the number of bytes missing from the last sequence; 0 if the bytes end in a complete one. */
    public static int missingAtEnd(byte[] bytes, int offset, int length) {
        int end = offset + length;
        for (int at = end - 1; at >= offset && at > end - 4; at--) {
            if ((bytes[at] & 0xC0) != 0x80) {
                return Math.max(0, -sequence(bytes, at, end));
            }
        }
        return 0;
    }

    private static int skipAscii(byte[] bytes, int from, int end) {
        int at = from;
        while (at <= end - 8 && ((long) LONGS.get(bytes, at) & HIGH_BITS) == 0) {
            at += 8;
        }
        while (at < end && bytes[at] >= 0) {
            at++;
        }
        return at;
    }

    /** Returns whether all bytes are ASCII and none is a control character below 32, not even white space. */
    public static boolean isPlain(byte[] bytes, int offset, int length) {
        int end = offset + length;
        int at = skipPlain(bytes, offset, end);
        if (length >= 8) {
            // Some of the last eight bytes were examined already.
            return at > end - 8 && arePlain(bytes, end - 8);
        }
        while (at < end && bytes[at] >= ' ') {
            at++;
        }
        return at == end;
    }

    /** Returns whether control characters other than white space are among the bytes. */
    public static boolean hasControls(byte[] bytes, int offset, int length) {
        int end = offset + length;
        for (int at = skipPlain(bytes, offset, end); at < end; at++) {
            if (bytes[at] >= 0 && bytes[at] < ' ' && !isAsciiSpace(bytes[at])) {
                return true;
            }
        }
        return false;
    }

    /**
     * Returns an index before which all bytes are {@linkplain #isPlain plain}; it is not the last such index, because
     * eight bytes are examined at once.
     */
    private static int skipPlain(byte[] bytes, int from, int end) {
        int at = from;
        while (at <= end - 8 && arePlain(bytes, at)) {
            at += 8;
        }
        return at;
    }

    private static boolean arePlain(byte[] bytes, int at) {
        long eight = (long) LONGS.get(bytes, at);
        // A byte below 32 borrows from its high bit; one of 128 and more has it.
        return ((eight - 0x2020_2020_2020_2020L | eight) & HIGH_BITS) == 0;
    }

    /** Returns whether a byte is a space, tab, line feed, vertical tab, form feed or carriage return. */
    public static boolean isAsciiSpace(byte b) {
        return b == ' ' || (b >= '\t' && b <= '\r');
    }
}
