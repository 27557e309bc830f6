package switchboard.export;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import switchboard.wire.Utf8;

/**
 * Writes untrusted text as a CSV cell that every spreadsheet shows and none evaluates as a formula. Stateless.
 *
 * <p>A cell that a spreadsheet could take for a formula gets an apostrophe in front. A cell that begins with an
 * apostrophe gets a second one, so that a reader can always remove the first. Bytes that are not UTF-8, and control
 * characters, are written as escapes such as {@code \x00}; the line feed and the tab are kept.
 */
public final class CsvCell {
    // The fullwidth forms count too: spreadsheets may treat them like =, +, - and @.
    private static final String FORMULA = "=+-@\t＝＋－＠'";

    private CsvCell() {}

    /** Appends a text in quotation marks. */
    public static void append(StringBuilder line, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        append(line, bytes, 0, bytes.length);
    }

    /** Appends bytes in quotation marks; invalid UTF-8 is escaped byte by byte. */
    static void append(StringBuilder line, byte[] bytes, int offset, int length) {
        line.append('"');
        int start = line.length();
        int end = offset + length;
        int at = offset;
        while (at < end) {
            int size = Utf8.sequence(bytes, at, end);
            if (size < 1) {
                line.append(String.format(Locale.ROOT, "\\x%02x", bytes[at]));
                at++;
            } else {
                character(line, bytes, at, size);
                at += size;
            }
        }
        if (looksLikeAFormula(line, start)) {
            line.insert(start, '\'');
        }
        line.append('"');
    }

    private static void character(StringBuilder line, byte[] bytes, int at, int size) {
        int first = bytes[at];
        if (first == '"') {
            line.append("\"\"");
        } else if (size == 1 && first >= ' ' && first < 0x7F) {
            line.append((char) first);
        } else {
            String text = new String(bytes, at, size, StandardCharsets.UTF_8);
            int point = text.codePointAt(0);
            if (isKept(point)) {
                line.append(text);
            } else if (point == '\r') {
                line.append("\\r");
            } else {
                line.append(String.format(Locale.ROOT, point < 0x80 ? "\\x%02x" : "\\u%04x", point));
            }
        }
    }

    /**
     * Returns whether a character is written as it is. Control characters are not, except line feed and tab; nor are
     * U+FFFE and U+FFFF, which XML 1.0 (section 2.2), the format of spreadsheets' cells, does not allow.
     */
    private static boolean isKept(int point) {
        if (point == '\n' || point == '\t') {
            return true;
        }
        return Character.getType(point) != Character.CONTROL && point != 0xFFFE && point != 0xFFFF;
    }

    /**
     * Skips the blanks and zero-width characters in front, which a spreadsheet may strip before it looks for a formula.
     */
    private static boolean looksLikeAFormula(StringBuilder line, int start) {
        for (int at = start; at < line.length(); at++) {
            char character = line.charAt(at);
            if (FORMULA.indexOf(character) >= 0) {
                return true;
            }
            boolean skipped = Character.isWhitespace(character)
                    || Character.isSpaceChar(character)
                    || Character.getType(character) == Character.FORMAT;
            if (!skipped) {
                return false;
            }
        }
        return false;
    }
}
