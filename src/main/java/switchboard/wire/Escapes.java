package switchboard.wire;

import java.util.Locale;

/**
 * Makes text from a stranger harmless for a line of a terminal or a sentence.
 *
 * <p>Control characters (C0, DEL, C1), line and paragraph separators, bidirectional and zero-width marks, the
 * byte order mark and lone surrogates come out as visible escapes, the backslash doubled, bytes that are no
 * UTF-8 as {@code \xNN}; so no client can forge a line, move the cursor or turn its neighbour's text around.
 */
public final class Escapes {
    private static final int QUOTED = 32;

    private Escapes() {}

    /** Returns the bytes as one harmless line. */
    public static String text(byte[] bytes, int offset, int length) {
        StringBuilder line = new StringBuilder(length + 8);
        int end = offset + length;
        int at = offset;
        while (at < end) {
            int size = Utf8.sequence(bytes, at, end);
            if (size < 1) {
                line.append(String.format(Locale.ROOT, "\\x%02x", bytes[at]));
                at++;
            } else {
                append(line, codePoint(bytes, at, size));
                at += size;
            }
        }
        return line.toString();
    }

    /** Returns the bytes as one harmless line. */
    public static String text(byte[] bytes) {
        return text(bytes, 0, bytes.length);
    }

    /** Returns the text as one harmless line. */
    public static String text(String text) {
        StringBuilder line = new StringBuilder(text.length() + 8);
        text.codePoints().forEach(point -> append(line, point));
        return line.toString();
    }

    /**
     * Returns the text with its lines and tabs and backslashes as they are, and CR LF as LF; only what would do
     * something else than show is escaped. The marks that writing from right to left, or Persian, cannot do without
     * stay.
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

    /** Returns the beginning of the bytes in quotation marks, short enough for a sentence. */
    static String quote(byte[] bytes, int offset, int length) {
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

    private static int codePoint(byte[] bytes, int at, int size) {
        int point = size == 1 ? bytes[at] : bytes[at] & (0x7F >> size);
        for (int i = 1; i < size; i++) {
            point = point << 6 | (bytes[at + i] & 0x3F);
        }
        return point;
    }

    /** Appends one code point, escaped if it is not harmless. */
    private static void append(StringBuilder line, int point) {
        switch (point) {
            case '\n' -> line.append("\\n");
            case '\r' -> line.append("\\r");
            case '\t' -> line.append("\\t");
            case '\\' -> line.append("\\\\");
            default -> {
                if (isHarmless(point)) {
                    line.appendCodePoint(point);
                } else if (point < 0x80) {
                    line.append(String.format(Locale.ROOT, "\\x%02x", point));
                } else if (point < 0x10000) {
                    line.append(String.format(Locale.ROOT, "\\u%04x", point));
                } else {
                    line.append(String.format(Locale.ROOT, "\\u{%x}", point));
                }
            }
        }
    }

    /** Returns whether a code point can be shown without changing anything around it. */
    public static boolean isHarmless(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE,
                    Character.UNASSIGNED -> false;
            // A zero-width joiner holds emoji together and does nothing else.
            case Character.FORMAT -> point == 0x200D;
            default -> true;
        };
    }
}
