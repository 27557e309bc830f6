package switchboard.fuzz;

import java.util.Locale;

/** Checks that a text for people has no control characters for a terminal or the direction of text. */
public final class Inert {
    private static final int ZERO_WIDTH_JOINER = 0x200D;

    private Inert() {}

    /** Fails for a control character other than a line's end, or an invisible one that is not a part of emoji. */
    public static void require(String text) {
        text.codePoints().forEach(sign -> {
            int type = Character.getType(sign);
            boolean alive = type == Character.CONTROL && sign != '\n'
                    || type == Character.FORMAT && sign != ZERO_WIDTH_JOINER
                    || type == Character.LINE_SEPARATOR
                    || type == Character.PARAGRAPH_SEPARATOR
                    || type == Character.SURROGATE;
            if (alive) {
                throw new AssertionError(String.format(Locale.ROOT, "U+%04X is alive in: %s", sign, text));
            }
        });
    }

    /** Checks a text like {@link #require}, and that it is one sentence in one line. */
    public static void requireSentence(String text) {
        require(text);
        if (text.isBlank() || text.indexOf('\n') >= 0 || !".?!”)".contains(text.substring(text.length() - 1))) {
            throw new AssertionError("no sentence: " + text);
        }
    }
}
