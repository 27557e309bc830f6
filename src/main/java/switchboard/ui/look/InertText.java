package switchboard.ui.look;

import java.util.List;
import java.util.Locale;
import switchboard.wire.Escapes;

/**
 * Makes text from clients inert: characters that control, reverse, hide or break text are replaced by visible ones.
 * Thread-safe.
 *
 * <p>Control characters become the symbols of the Unicode block Control Pictures (␀ … ␡). Characters without a width
 * and direction marks become their code point in brackets. All text from clients passes through this class before it
 * reaches a component.
 */
public final class InertText {
    /** ZERO WIDTH JOINER, which is kept within emoji only. */
    private static final int JOINER = 0x200D;

    private InertText() {}

    /** Returns the text as one inert line. */
    public static String of(String text) {
        if (isInert(text)) {
            return text;
        }
        List<EmojiRuns.Run> runs = EmojiRuns.of(text);
        StringBuilder line = new StringBuilder(text.length() + 16);
        int run = 0;
        int at = 0;
        while (at < text.length()) {
            int point = text.codePointAt(at);
            while (run < runs.size() && runs.get(run).end() <= at) {
                run++;
            }
            boolean inEmoji = run < runs.size() && at >= runs.get(run).start();
            append(line, point, inEmoji);
            at += Character.charCount(point);
        }
        return line.toString();
    }

    private static boolean isInert(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' || c > '~') {
                return false;
            }
        }
        return true;
    }

    private static void append(StringBuilder line, int point, boolean inEmoji) {
        if (inEmoji || point != JOINER && !isFiller(point) && Escapes.isHarmless(point)) {
            line.appendCodePoint(point);
        } else if (point < 0x20) {
            line.appendCodePoint(0x2400 + point);
        } else if (point == 0x7F) {
            line.append('\u2421');
        } else {
            line.append('[').append(String.format(Locale.ROOT, "U+%04X", point)).append(']');
        }
    }

    /**
     * Returns whether a letter or mark has no visible glyph, so that two names could look the same: combining grapheme
     * joiner, Hangul fillers, Khmer inherent vowels, blank Braille pattern.
     */
    private static boolean isFiller(int point) {
        return switch (point) {
            case 0x034F, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x2800, 0x3164, 0xFFA0 -> true;
            default -> false;
        };
    }
}
