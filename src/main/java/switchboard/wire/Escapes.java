package switchboard.wire;

import java.util.Locale;

/**
 * Makes text from an untrusted peer safe for one line of a terminal or of a sentence.
 *
 * <p>These become visible escapes: control characters (C0, DEL, C1), line and paragraph separators, bidirectional and
 * zero-width marks, the byte order mark, unassigned code points and lone surrogates. The backslash is doubled. Bytes
 * that are not UTF-8 become {@code \xNN}. So no client can forge a line, move the cursor or reverse the text beside
 * its own.
 *
 * <p>Stateless and thread-safe.
 */
public final class Escapes {
    /** The largest number of bytes in a quotation. */
    private static final int QUOTED = 32;

    /** The escape of each byte as {@code \\xNN}: a binary message has thousands of them. */
    private static final String[] BYTES = bytes();

    private Escapes() {}

    private static String[] bytes() {
        String[] escapes = new String[256];
        for (int value = 0; value < escapes.length; value++) {
            escapes[value] = String.format(Locale.ROOT, "\\x%02x", value);
        }
        return escapes;
    }

    /** Returns the escape of a byte: {@code \\xNN}. */
    static String ofByte(byte one) {
        return BYTES[one & 0xFF];
    }

    /** Returns each of the bytes as an escape. */
    static String ofBytes(byte[] bytes) {
        StringBuilder line = new StringBuilder(bytes.length * 4);
        for (byte one : bytes) {
            line.append(ofByte(one));
        }
        return line.toString();
    }

    /** Returns the bytes as one line that is safe to show. */
    public static String text(byte[] bytes, int offset, int length) {
        StringBuilder line = new StringBuilder(length + 8);
        int end = offset + length;
        int at = offset;
        while (at < end) {
            int size = Utf8.sequence(bytes, at, end);
            if (size < 1) {
                line.append(ofByte(bytes[at]));
                at++;
            } else {
                append(line, codePoint(bytes, at, size));
                at += size;
            }
        }
        return line.toString();
    }

    /** Returns the bytes as one line that is safe to show. */
    public static String text(byte[] bytes) {
        return text(bytes, 0, bytes.length);
    }

    /** Returns the text as one line that is safe to show. */
    public static String text(String text) {
        StringBuilder line = new StringBuilder(text.length() + 8);
        text.codePoints().forEach(point -> append(line, point));
        return line.toString();
    }

    /**
     * Returns the text with its line breaks, tabs and backslashes unchanged and CR LF as LF; other unsafe characters
     * are escaped. The marks U+200C to U+200F stay, because right-to-left text and Persian need them.
     */
    public static String lines(String text) {
        StringBuilder lines = new StringBuilder(text.length() + 8);
        text.replace("\r\n", "\n").codePoints().forEach(point -> {
            boolean joiner = point >= 0x200C && point <= 0x200F;
            if (point == '\n' || point == '\t' || point == '\\' || joiner) {
                lines.appendCodePoint(point);
            } else {
                append(lines, point);
            }
        });
        return lines.toString();
    }

    /** Returns at most the first {@value #QUOTED} bytes in quotation marks, cut between characters. */
    public static String quote(byte[] bytes, int offset, int length) {
        int shown = Math.min(length, QUOTED);
        shown -= Utf8.missingAtEnd(bytes, offset, shown) > 0 && shown < length ? partialAtEnd(bytes, offset, shown) : 0;
        return "“" + text(bytes, offset, shown) + (shown < length ? "…" : "") + "”";
    }

    private static int partialAtEnd(byte[] bytes, int offset, int length) {
        int back = 1;
        while (back < length && (bytes[offset + length - back] & 0xC0) == 0x80) {
            back++;
        }
        return back;
    }

    /** Returns the code point of a valid UTF-8 sequence of {@code size} bytes. */
    public static int codePoint(byte[] bytes, int at, int size) {
        int point = size == 1 ? bytes[at] : bytes[at] & (0x7F >> size);
        for (int i = 1; i < size; i++) {
            point = point << 6 | (bytes[at + i] & 0x3F);
        }
        return point;
    }

    /** Appends one code point, escaped unless it is harmless. */
    private static void append(StringBuilder line, int point) {
        switch (point) {
            case '\n' -> line.append("\\n");
            case '\r' -> line.append("\\r");
            case '\t' -> line.append("\\t");
            case '\\' -> line.append("\\\\");
            default -> {
                if (point >= ' ' && point < 0x7F) {
                    line.append((char) point);
                } else if (isHarmless(point)) {
                    line.appendCodePoint(point);
                } else if (point < 0x80) {
                    line.append(ofByte((byte) point));
                } else if (point < 0x10000) {
                    line.append(String.format(Locale.ROOT, "\\u%04x", point));
                } else {
                    line.append(String.format(Locale.ROOT, "\\u{%x}", point));
                }
            }
        }
    }

    /** Returns whether a code point can be shown without an effect on the text around it. */
    public static boolean isHarmless(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE,
                    Character.UNASSIGNED -> false;
            // The zero-width joiner (U+200D) holds emoji together and has no other effect.
            case Character.FORMAT -> point == 0x200D;
            default -> true;
        };
    }
}
