package switchboard.ui.look;

import java.util.List;
import java.util.Locale;
import switchboard.wire.Escapes;

/**
 * Makes text of strangers harmless to show: whatever would move, turn around, hide or break lines becomes visible.
 *
 * <p>Control characters become their pictures (␀ … ␡), marks without a width and for directions their code in brackets.
 * Everything that comes from a client passes here before it reaches a component. Any thread.
 */
public final class InertText {
    private static final int JOINER = 0x200D;

    private InertText() {}

    /** Returns the text as one harmless line. */
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

    /** Letters and marks that no font shows: they make one name look like another. */
    private static boolean isFiller(int point) {
        return switch (point) {
            case 0x034F, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x2800, 0x3164, 0xFFA0 -> true;
            default -> false;
        };
    }
}
