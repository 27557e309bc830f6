package switchboard.ui.wire.bytes;

import java.nio.charset.StandardCharsets;
import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import switchboard.wire.Escapes;
import switchboard.wire.Utf8;

/**
 * A user-perceived character (grapheme) with the bytes that encode it. Immutable.
 *
 * <p>A grapheme may consist of several code points: 👩‍💻 is three code points in eleven bytes.
 *
 * @param start the index of its first byte
 * @param length the number of its bytes
 * @param text the grapheme; empty for {@link Kind#INVALID}
 * @param kind its kind
 */
public record Grapheme(int start, int length, String text, Kind kind) {
    /** The kinds of graphemes. */
    public enum Kind {
        /** A visible character. */
        VISIBLE,
        /** A control character or space, drawn as a symbol. */
        CONTROL,
        /** A byte that is not part of a UTF-8 sequence. */
        INVALID
    }

    /** Returns the index after its last byte. */
    public int end() {
        return start + length;
    }

    /** Returns whether it is visible when drawn and does not affect the text around it. */
    public boolean isHarmless() {
        return text.codePoints().allMatch(Escapes::isHarmless) && !text.equals("\u200D");
    }

    /** Returns its first code point in hexadecimal digits, for example {@code 202E}. */
    public String codePoint() {
        return String.format(Locale.ROOT, "%04X", text.codePointAt(0));
    }

    /** Returns the graphemes from {@code start} to {@code end}; every byte belongs to exactly one of them. */
    public static List<Grapheme> of(byte[] bytes, int start, int end) {
        List<Grapheme> graphemes = new ArrayList<>();
        StringBuilder run = new StringBuilder();
        int runStart = start;
        int at = start;
        while (at < end) {
            int length = Utf8.sequence(bytes, at, end);
            String point = length < 1 ? "" : new String(bytes, at, length, StandardCharsets.UTF_8);
            if (length > 0 && !standsAlone(point.codePointAt(0))) {
                run.append(point);
                at += length;
                continue;
            }
            addRun(graphemes, run, runStart);
            if (length < 1) {
                graphemes.add(new Grapheme(at, 1, "", Kind.INVALID));
                at++;
            } else {
                graphemes.add(new Grapheme(at, length, point, Kind.CONTROL));
                at += length;
            }
            runStart = at;
        }
        addRun(graphemes, run, runStart);
        return graphemes;
    }

    /**
     * Returns the largest index up to {@code limit} that does not cut a UTF-8 sequence, whose continuation bytes are
     * 10xxxxxx (RFC 3629, section 3).
     */
    public static int boundary(byte[] bytes, int start, int limit) {
        if (limit >= bytes.length) {
            return bytes.length;
        }
        int at = limit;
        while (at > start && at > limit - 4 && (bytes[at] & 0xC0) == 0x80) {
            at--;
        }
        return at == start || (bytes[at] & 0xC0) == 0x80 ? limit : at;
    }

    /**
     * Returns whether a code point is a grapheme of its own: each space and control counts as one byte, also in CR LF,
     * which Unicode treats as one grapheme.
     */
    private static boolean standsAlone(int codePoint) {
        return codePoint <= ' ' || (codePoint >= 0x7F && codePoint <= 0xA0);
    }

    private static void addRun(List<Grapheme> graphemes, StringBuilder run, int start) {
        if (run.isEmpty()) {
            return;
        }
        String text = run.toString();
        run.setLength(0);
        BreakIterator breaks = BreakIterator.getCharacterInstance(Locale.ROOT);
        breaks.setText(text);
        int at = start;
        int from = breaks.first();
        for (int to = breaks.next(); to != BreakIterator.DONE; from = to, to = breaks.next()) {
            String grapheme = text.substring(from, to);
            int length = bytes(grapheme);
            graphemes.add(new Grapheme(at, length, grapheme, Kind.VISIBLE));
            at += length;
        }
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
