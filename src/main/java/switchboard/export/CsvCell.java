package switchboard.export;

import java.nio.charset.StandardCharsets;
import java.util.BitSet;
import java.util.Locale;
import switchboard.wire.Utf8;

/**
 * Writes untrusted text as a CSV cell that every spreadsheet shows and none evaluates as a formula. Stateless.
 *
 * <p>A spreadsheet may split lines at another separator than the comma, and then ignores the quotation marks. So the
 * beginning of the text and each place behind a comma, semicolon, tab, vertical bar or line end counts as the beginning
 * of a cell. One that could be taken for a formula, or begins with an apostrophe, gets an apostrophe in front; so a
 * reader can always remove one apostrophe from the beginning and from behind each of these characters. Bytes that are
 * not UTF-8, and control characters, are written as escapes such as {@code \x00}; the line feed and the tab are kept.
 */
public final class CsvCell {
    // Spreadsheets may treat the fullwidth and small forms like =, +, - and @.
    private static final String FORMULA = "=+-@＝＋－＠﹦﹢﹣﹫";
    private static final String SEPARATORS = ",;\t|\n\r\u2028\u2029";

    /** The fewest digits that Excel shows as a power of ten, such as 3.5E+14. */
    private static final int LONG_NUMBER = 12;

    private CsvCell() {}

    /** Appends a text in quotation marks. */
    public static void append(StringBuilder line, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        append(line, bytes, 0, bytes.length, false);
    }

    /** Returns whether bytes are digits only: so many that a spreadsheet rounds them, or with a zero in front. */
    private static boolean isShortened(byte[] bytes, int offset, int length) {
        for (int at = offset; at < offset + length; at++) {
            if (bytes[at] < '0' || bytes[at] > '9') {
                return false;
            }
        }
        return length >= LONG_NUMBER || length > 1 && bytes[offset] == '0';
    }

    /**
     * Appends bytes in quotation marks; invalid UTF-8 is escaped byte by byte.
     *
     * @param digitsAsText whether digits that a spreadsheet would shorten get an apostrophe in front
     */
    static void append(StringBuilder line, byte[] bytes, int offset, int length, boolean digitsAsText) {
        line.append('"');
        if (digitsAsText && isShortened(bytes, offset, length)) {
            line.append('\'');
        }
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
        defuse(line, start);
        line.append('"');
    }

    /** Returns a text with an apostrophe before each part that a spreadsheet could take for a formula. */
    public static String defused(String text) {
        StringBuilder cell = new StringBuilder(text);
        defuse(cell, 0);
        return cell.toString();
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

    /** Inserts the apostrophes from {@code start} to the end, in time proportional to the length. */
    private static void defuse(StringBuilder line, int start) {
        BitSet begins = new BitSet();
        boolean formula = false;
        for (int at = line.length() - 1; at >= start; at--) {
            char character = line.charAt(at);
            formula = FORMULA.indexOf(character) >= 0 || formula && isSkipped(character, at > start);
            boolean first = at == start;
            if ((first || SEPARATORS.indexOf(line.charAt(at - 1)) >= 0)
                    && (formula || character == '\'' || first && character == '\t')) {
                begins.set(at - start);
            }
        }
        if (!begins.isEmpty()) {
            String text = line.substring(start);
            line.setLength(start);
            int copied = 0;
            for (int at = begins.nextSetBit(0); at >= 0; at = begins.nextSetBit(at + 1)) {
                line.append(text, copied, at).append('\'');
                copied = at;
            }
            line.append(text, copied, text.length());
        }
    }

    /**
     * Returns whether a spreadsheet may remove a character in front before it looks for a formula: blanks, zero-width
     * characters, and quotation marks behind a separator.
     */
    private static boolean isSkipped(char character, boolean inside) {
        return Character.isWhitespace(character)
                || Character.isSpaceChar(character)
                || Character.getType(character) == Character.FORMAT
                || inside && character == '"';
    }
}
