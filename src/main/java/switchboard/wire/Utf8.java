package switchboard.wire;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Questions about UTF-8 that need no decoded copy. */
public final class Utf8 {
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());
    private static final long HIGH_BITS = 0x8080_8080_8080_8080L;

    private Utf8() {}

    /** Returns whether the bytes are valid UTF-8: no overlong form, no surrogate, nothing beyond U+10FFFF. */
    public static boolean isValid(byte[] bytes, int offset, int length) {
        int end = offset + length;
        int at = offset;
        while (at < end) {
            at = skipAscii(bytes, at, end);
            if (at == end) {
                return true;
            }
            int size = sequence(bytes, at, end);
            if (size < 1) {
                return false;
            }
            at += size;
        }
        return true;
    }

    /**
     * Returns how many bytes the valid sequence at {@code at} has; 0 if there is no valid one, or minus the bytes
     * that are missing if it is cut off by {@code end}.
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

    /** Returns how many bytes are missing from the sequence that the bytes end in; 0 if they end with a whole one. */
    static int missingAtEnd(byte[] bytes, int offset, int length) {
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
}
