package switchboard.ui.wire.bytes;

import java.nio.charset.StandardCharsets;
import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import switchboard.wire.CharacterSpan;
import switchboard.wire.Escapes;

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
        /** A byte that is no part of a character. */
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
        return of(CharacterSpan.of(bytes, start, end, StandardCharsets.UTF_8));
    }

    /** Returns the graphemes of characters that follow one another. */
    public static List<Grapheme> of(List<CharacterSpan> characters) {
        List<Grapheme> graphemes = new ArrayList<>();
        List<CharacterSpan> run = new ArrayList<>();
        for (CharacterSpan character : characters) {
            if (!character.isInvalid() && !standsAlone(character.text().codePointAt(0))) {
                run.add(character);
                continue;
            }
            addRun(graphemes, run);
            Kind kind = character.isInvalid() ? Kind.INVALID : Kind.CONTROL;
            graphemes.add(new Grapheme(character.start(), character.length(), character.text(), kind));
        }
        addRun(graphemes, run);
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

    private static void addRun(List<Grapheme> graphemes, List<CharacterSpan> run) {
        if (run.isEmpty()) {
            return;
        }
        StringBuilder text = new StringBuilder();
        run.forEach(character -> text.append(character.text()));
        BreakIterator breaks = BreakIterator.getCharacterInstance(Locale.ROOT);
        breaks.setText(text.toString());
        int boundary = 0;
        int from = 0;
        int read = 0;
        int first = 0;
        for (int next = 0; next < run.size(); next++) {
            read += run.get(next).text().length();
            while (boundary < read) {
                boundary = breaks.next();
            }
            if (boundary == read) {
                int start = run.get(first).start();
                graphemes.add(
                        new Grapheme(start, run.get(next).end() - start, text.substring(from, read), Kind.VISIBLE));
                from = read;
                first = next + 1;
            }
        }
        run.clear();
    }
}
