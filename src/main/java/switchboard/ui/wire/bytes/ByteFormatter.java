package switchboard.ui.wire.bytes;

import java.nio.charset.Charset;
import java.util.HexFormat;
import java.util.Locale;
import switchboard.wire.CharacterSpan;
import switchboard.wire.CharsetText;
import switchboard.wire.Escapes;

/** Formats bytes as hexadecimal digits, text or pictures. Thread-safe. */
public final class ByteFormatter {
    /** The least number of digits of an offset. */
    private static final int OFFSET_DIGITS = 6;

    /** The number of values of a byte. */
    private static final int BYTES = 256;

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

    /** Returns bytes as text; those that are no part of a character become {@code \xNN}, the rest stays unescaped. */
    public static String text(byte[] bytes, ByteRange range, Charset charset) {
        StringBuilder text = new StringBuilder(range.length());
        CharacterSpan.forEach(
                bytes,
                range.start(),
                range.end(),
                charset,
                character ->
                        text.append(character.isInvalid() ? "\\x" + hex(bytes[character.start()]) : character.text()));
        return text.toString();
    }

    /** Returns the ASCII character of a byte, or a dot if it has no visible one. */
    public static char ascii(byte value) {
        return value >= ' ' && value < 0x7F ? (char) value : '·';
    }

    /**
     * Returns the visible character of each byte from 0 to 255, or a dot: in an encoding in which every byte is a
     * character of its own, else in ASCII.
     */
    public static String characters(Charset charset) {
        StringBuilder characters = new StringBuilder(BYTES);
        boolean own = isSingleByte(charset);
        for (int value = 0; value < BYTES; value++) {
            byte[] one = {(byte) value};
            characters.append(
                    own
                            ? CharsetText.decode(one, 0, 1, charset)
                                    .filter(ByteFormatter::isVisible)
                                    .map(text -> text.charAt(0))
                                    .orElse('·')
                            : ascii(one[0]));
        }
        return characters.toString();
    }

    /** Returns whether every byte is a character of its own, whatever stands before it. */
    private static boolean isSingleByte(Charset charset) {
        return charset.newDecoder().maxCharsPerByte() == 1
                && charset.canEncode()
                && charset.newEncoder().maxBytesPerChar() == 1;
    }

    /** Returns whether a text is one character that is drawn in a cell of its own, in a line from left to right. */
    private static boolean isVisible(String text) {
        return text.length() == 1
                && text.charAt(0) > ' '
                && Escapes.isHarmless(text.charAt(0))
                && !Character.isWhitespace(text.charAt(0))
                && !Character.isSpaceChar(text.charAt(0))
                && Character.getType(text.charAt(0)) != Character.NON_SPACING_MARK;
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
