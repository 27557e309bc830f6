package switchboard.ui.wire;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import switchboard.wire.Utf8;

/** Writes bytes as people write them down; stateless. */
final class Printed {
    private static final HexFormat HEX = HexFormat.of().withUpperCase();
    private static final HexFormat SPACED = HexFormat.ofDelimiter(" ").withUpperCase();

    private Printed() {}

    /** Returns {@code C3}. */
    static String hex(byte value) {
        return HEX.toHexDigits(value);
    }

    /** Returns {@code C3 A9}. */
    static String hex(byte[] bytes, ByteRange range) {
        return SPACED.formatHex(bytes, range.start(), range.end());
    }

    /** Returns bytes as text; what is no UTF-8 as {@code \\xNN}, everything else as it is. */
    static String text(byte[] bytes, ByteRange range) {
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

    /** Returns the character of a byte where only ASCII is shown. */
    static char ascii(byte value) {
        return value >= ' ' && value < 0x7F ? (char) value : '·';
    }

    /** Returns a picture of a control character or space; every other code point as itself. */
    static String picture(int codePoint) {
        if (codePoint <= ' ') {
            return Character.toString(0x2400 + codePoint);
        }
        return codePoint == 0x7F
                ? "␡"
                : codePoint == 0xA0 ? "⍽" : codePoint < 0xA0 && codePoint > 0x7F ? "·" : Character.toString(codePoint);
    }
}
