package switchboard.wire.part;

import java.util.Arrays;
import java.util.Locale;

/**
 * Bytes that a framing's description gives, some of which may stand for any byte.
 *
 * <p>Immutable; two patterns of the same bytes are equal.
 */
public final class BytePattern {
    /** The value that stands for any byte. */
    public static final int ANY = -1;

    /** No bytes. */
    public static final BytePattern EMPTY = new BytePattern(new int[0]);

    /** The names of the control characters from 0 to 31 (ECMA-48, section 5.2; IS4 to IS1 as FS to US). */
    private static final String[] CONTROLS = ("NUL SOH STX ETX EOT ENQ ACK BEL BS TAB LF VT FF CR SO SI"
                    + " DLE DC1 DC2 DC3 DC4 NAK SYN ETB CAN EM SUB ESC FS GS RS US")
            .split(" ");

    private final int[] values;

    /** The number of values that are no {@link #ANY}; kept, because readers ask for each frame. */
    private final int fixed;

    private BytePattern(int[] values) {
        this.values = values;
        this.fixed = (int) Arrays.stream(values).filter(value -> value != ANY).count();
    }

    /** Returns the pattern of these values: 0 to 255, or {@link #ANY}. */
    public static BytePattern of(int... values) {
        return values.length == 0 ? EMPTY : new BytePattern(values.clone());
    }

    /** Returns the pattern of that many bytes that may be any. */
    public static BytePattern any(int count) {
        int[] values = new int[count];
        Arrays.fill(values, ANY);
        return of(values);
    }

    /** Returns the number of bytes. */
    public int length() {
        return values.length;
    }

    /** Returns whether there are no bytes. */
    public boolean isEmpty() {
        return values.length == 0;
    }

    /** Returns whether all bytes may be any. */
    public boolean isAny() {
        return fixed() == 0;
    }

    /** Returns the number of bytes that are fixed. */
    public int fixed() {
        return fixed;
    }

    /** Returns the bytes to write; a byte that may be any is 0. */
    public byte[] bytes() {
        byte[] bytes = new byte[values.length];
        write(bytes, 0);
        return bytes;
    }

    /** Writes its bytes at {@code at}; a byte that may be any is left as it is. */
    public void write(byte[] into, int at) {
        for (int i = 0; i < values.length; i++) {
            if (values[i] != ANY) {
                into[at + i] = (byte) values[i];
            }
        }
    }

    /** Returns whether the first {@code count} bytes of this pattern are those at {@code at}. */
    public boolean matches(byte[] bytes, int at, int count) {
        for (int i = 0; i < count; i++) {
            if (values[i] != ANY && values[i] != (bytes[at + i] & 0xFF)) {
                return false;
            }
        }
        return true;
    }

    /** Returns whether the bytes begin with this pattern. */
    public boolean begins(byte[] bytes) {
        return bytes.length >= values.length && matches(bytes, 0, values.length);
    }

    /** Returns whether the bytes end with this pattern. */
    public boolean ends(byte[] bytes) {
        return bytes.length >= values.length && matches(bytes, bytes.length - values.length, values.length);
    }

    /** Returns whether another pattern ends with this one. */
    public boolean isEndOf(BytePattern other) {
        int from = other.length() - length();
        return from >= 0 && Arrays.equals(values, 0, length(), other.values, from, other.length());
    }

    /** Returns whether another pattern stands somewhere in this one before its last byte. */
    public boolean containsBeforeItsEnd(BytePattern other) {
        for (int at = 0; at + other.length() < length(); at++) {
            if (Arrays.equals(values, at, at + other.length(), other.values, 0, other.length())) {
                return true;
            }
        }
        return false;
    }

    /** Returns the name of the control characters, {@code CR LF}, or the text of the bytes in quotation marks. */
    public String words() {
        StringBuilder names = new StringBuilder();
        for (int value : values) {
            if (value < 0 || value >= CONTROLS.length) {
                return "“" + this + "”";
            }
            names.append(names.isEmpty() ? "" : " ").append(CONTROLS[value]);
        }
        return names.toString();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof BytePattern that && Arrays.equals(values, that.values);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(values);
    }

    /** Returns the text of a description, in printable ASCII. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        for (int value : values) {
            text.append(
                    switch (value) {
                        case ANY -> "\\?";
                        case 0 -> "\\0";
                        case '\t' -> "\\t";
                        case '\n' -> "\\n";
                        case '\r' -> "\\r";
                        case '\\' -> "\\\\";
                        default ->
                            value > ' ' && value < 0x7F && value != ',' && value != '|'
                                    ? Character.toString(value)
                                    : String.format(Locale.ROOT, "\\x%02x", value);
                    });
        }
        return text.toString();
    }
}
