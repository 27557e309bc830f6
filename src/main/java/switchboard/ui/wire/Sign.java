package switchboard.ui.wire;

import java.nio.charset.StandardCharsets;
import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import switchboard.wire.Escapes;
import switchboard.wire.Utf8;

/**
 * What a reader takes for one character, and the bytes that carry it.
 *
 * <p>A sign may be several code points: 👩‍💻 is three of them and eleven bytes.
 *
 * @param start where its bytes begin
 * @param length how many they are
 * @param text the sign; for {@link Kind#INVALID} the empty string
 * @param kind what it is
 */
record Sign(int start, int length, String text, Kind kind) {
    /** What a sign is. */
    enum Kind {
        /** Something to be drawn. */
        VISIBLE,
        /** A control character or space, drawn as a picture of it. */
        CONTROL,
        /** A byte that belongs to no character. */
        INVALID
    }

    /** Returns where its bytes end. */
    int end() {
        return start + length;
    }

    /** Returns whether it can be drawn without changing anything around it, and is seen when it is drawn. */
    boolean isHarmless() {
        return text.codePoints().allMatch(Escapes::isHarmless) && !text.equals("\u200D");
    }

    /** Returns its first code point as people write it, for example {@code 202E}. */
    String codePoint() {
        return String.format(Locale.ROOT, "%04X", text.codePointAt(0));
    }

    /** Returns the signs from {@code start} to {@code end}; every byte belongs to exactly one of them. */
    static List<Sign> of(byte[] bytes, int start, int end) {
        List<Sign> signs = new ArrayList<>();
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
            addRun(signs, run, runStart);
            if (length < 1) {
                signs.add(new Sign(at, 1, "", Kind.INVALID));
                at++;
            } else {
                signs.add(new Sign(at, length, point, Kind.CONTROL));
                at += length;
            }
            runStart = at;
        }
        addRun(signs, run, runStart);
        return signs;
    }

    /** Returns the largest place up to {@code limit} that cuts no character in two. */
    static int boundary(byte[] bytes, int start, int limit) {
        if (limit >= bytes.length) {
            return bytes.length;
        }
        int at = limit;
        while (at > start && at > limit - 4 && (bytes[at] & 0xC0) == 0x80) {
            at--;
        }
        return at == start || (bytes[at] & 0xC0) == 0x80 ? limit : at;
    }

    /** A space or control is a byte of its own to whoever counts bytes, also where CR LF is one line end. */
    private static boolean standsAlone(int codePoint) {
        return codePoint <= ' ' || (codePoint >= 0x7F && codePoint <= 0xA0);
    }

    private static void addRun(List<Sign> signs, StringBuilder run, int start) {
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
            String sign = text.substring(from, to);
            int length = bytes(sign);
            signs.add(new Sign(at, length, sign, Kind.VISIBLE));
            at += length;
        }
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
