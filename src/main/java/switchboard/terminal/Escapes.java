package switchboard.terminal;

import java.util.Locale;

/**
 * Writes foreign text so that it stays on its line and commands no terminal.
 *
 * <p>A control character, a backslash, a mark that changes the direction of writing and a byte that is not
 * UTF-8 become visible: {@code \n}, {@code \x1b}, {@code \\}, <code>&#92;u202e</code>, {@code \xff}. {@code \xNN}
 * always means the byte NN, so what was received can be rebuilt from what is shown.
 *
 * <p>Thread-safe.
 */
public final class Escapes {
    private static final int ZERO_WIDTH_JOINER = 0x200D;
    private static final int ZERO_WIDTH_NON_JOINER = 0x200C;

    private Escapes() {}

    /** Write bytes that are UTF-8 by convention on one line. */
    public static String bytes(byte[] bytes, int offset, int length) {
        StringBuilder line = new StringBuilder(length + 16);
        int end = offset + length;
        for (int at = offset; at < end; ) {
            int size = Utf8.sequenceLength(bytes, at, end);
            if (size == 0) {
                hex(line, bytes[at] & 0xFF);
                at++;
            } else {
                character(line, Utf8.codePoint(bytes, at, size), true);
                at += size;
            }
        }
        return line.toString();
    }

    /** Write bytes that are UTF-8 by convention on one line. */
    public static String bytes(byte[] bytes) {
        return bytes(bytes, 0, bytes.length);
    }

    /** Write text from outside on one line, so that the original can be told from it. */
    public static String exact(String text) {
        return escape(text, true);
    }

    /** Write a sentence of ours that may quote foreign text: made inert, backslashes as they are. */
    public static String sentence(String text) {
        return escape(text, false);
    }

    private static String escape(String text, boolean backslash) {
        StringBuilder line = new StringBuilder(text.length() + 16);
        text.codePoints().forEach(point -> character(line, point, backslash));
        return line.toString();
    }

    private static void character(StringBuilder line, int point, boolean backslash) {
        switch (point) {
            case '\n' -> line.append("\\n");
            case '\r' -> line.append("\\r");
            case '\t' -> line.append("\\t");
            case '\\' -> line.append(backslash ? "\\\\" : "\\");
            default -> {
                if (point < ' ' || point == 0x7F) {
                    hex(line, point);
                } else if (harmless(point, line.isEmpty())) {
                    line.appendCodePoint(point);
                } else {
                    unicode(line, point);
                }
            }
        }
    }

    private static boolean harmless(int point, boolean first) {
        if (point < 0x7F) {
            return true;
        }
        return switch (Character.getType(point)) {
            case Character.CONTROL,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED -> false;
            // Emoji and some scripts are joined by these two; everything else of this kind acts on its neighbours.
            case Character.FORMAT -> !first && (point == ZERO_WIDTH_JOINER || point == ZERO_WIDTH_NON_JOINER);
            // At the beginning it would sit on a character of ours.
            case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.COMBINING_SPACING_MARK -> !first;
            default -> true;
        };
    }

    private static void hex(StringBuilder line, int value) {
        line.append(String.format(Locale.ROOT, "\\x%02x", value));
    }

    private static void unicode(StringBuilder line, int point) {
        line.append(String.format(Locale.ROOT, point > 0xFFFF ? "\\U%08x" : "\\u%04x", point));
    }
}
