package switchboard.export;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import switchboard.wire.Utf8;

/**
 * Writes text from strangers as a cell that every spreadsheet shows and none computes. Stateless.
 *
 * <p>A cell in which a spreadsheet could see a formula gets an apostrophe in front, and so does one that begins with
 * an apostrophe, so that the first one is always ours. Bytes that are not UTF-8, and characters that break readers or
 * are invisible controls, are written out as {@code \x00}; the line feed and the tab stay.
 */
public final class CsvCell {
    private static final String FORMULA = "=+-@\t＝＋－＠'";

    private CsvCell() {}

    /** Appends a text in quotation marks. */
    public static void append(StringBuilder line, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        append(line, bytes, 0, bytes.length);
    }

    /** Appends bytes, which are UTF-8 where they are valid, in quotation marks. */
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

    /** Everything but control characters, and the two that are none in XML, which spreadsheets keep their cells in. */
    private static boolean isKept(int point) {
        if (point == '\n' || point == '\t') {
            return true;
        }
        return Character.getType(point) != Character.CONTROL && point != 0xFFFE && point != 0xFFFF;
    }

    /** Looks behind what a spreadsheet or its reader may strip: blanks of any kind and marks without width. */
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
