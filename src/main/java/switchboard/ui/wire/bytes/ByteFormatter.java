package switchboard.ui.wire.bytes;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Locale;
import switchboard.wire.Utf8;

/** Formats bytes as hexadecimal digits, text or pictures. Thread-safe. */
public final class ByteFormatter {
    /** The least number of digits of an offset. */
    private static final int OFFSET_DIGITS = 6;

    private static final HexFormat HEX = HexFormat.of().withUpperCase();
    private static final HexFormat SPACED = HexFormat.ofDelimiter(" ").withUpperCase();

    private ByteFormatter() {}

    /** Returns a byte as two hexadecimal digits: {@code C3}. */
    public static String hex(byte value) {
        return HEX.toHexDigits(value);
    }

    /** Returns bytes as hexadecimal digits: {@code C3 A9}. */
    public static String hex(byte[] bytes, ByteRange range) {
        return SPACED.formatHex(bytes, range.start(), range.end());
    }

    /** Returns bytes as text; bytes that are not UTF-8 become {@code \xNN}, everything else stays unescaped. */
    public static String text(byte[] bytes, ByteRange range) {
        StringBuilder text = new StringBuilder(range.length());
        int at = range.start();
        while (at < range.end()) {
            int length = Utf8.sequence(bytes, at, range.end());
            if (length < 1) {
                text.append("\\x").append(hex(bytes[at]));
                at++;
            } else {
                text.append(new String(bytes, at, length, StandardCharsets.UTF_8));
                at += length;
            }
        }
        return text.toString();
    }

    /** Returns the ASCII character of a byte, or a dot if it has no visible one. */
    public static char ascii(byte value) {
        return value >= ' ' && value < 0x7F ? (char) value : '·';
    }

    /**
     * Returns the symbol of a control character or space, as in the Unicode block Control Pictures; other code points
     * are returned as they are.
     */
    public static String picture(int codePoint) {
        if (codePoint <= ' ') {
            return Character.toString(0x2400 + codePoint);
        }
        return codePoint == 0x7F
                ? "␡"
                : codePoint == 0xA0 ? "⍽" : codePoint < 0xA0 && codePoint > 0x7F ? "·" : Character.toString(codePoint);
    }

    /** Returns the offset of a byte as hexadecimal digits, at least six: {@code 00001F}. */
    public static String offset(int at) {
        String digits = Integer.toHexString(at).toUpperCase(Locale.ROOT);
        return "0".repeat(Math.max(0, OFFSET_DIGITS - digits.length())) + digits;
    }
}
