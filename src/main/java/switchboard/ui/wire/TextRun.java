package switchboard.ui.wire;

import java.util.ArrayList;
import java.util.List;
import switchboard.ui.look.EmojiRuns;
import switchboard.wire.Escapes;

/**
 * A run of text that is drawn in one style. Immutable.
 *
 * @param text the text to draw
 * @param style the style
 */
record TextRun(String text, Style style) {
    /** The styles of a run. */
    enum Style {
        /** Normal text. */
        PLAIN,
        /** Text in the emoji font. */
        EMOJI,
        /** A symbol or escape for a character that is invisible or would affect the text around it. */
        ESCAPE,
        /** A byte that is not part of a UTF-8 sequence. */
        INVALID
    }

    /** Returns the runs of some bytes; line ends, tabs and spaces are kept, other control characters become symbols. */
    static List<TextRun> of(byte[] bytes, int start, int end) {
        List<TextRun> runs = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        Style style = Style.PLAIN;
        for (Sign sign : Sign.of(bytes, start, end)) {
            Style wanted = style(sign);
            if (wanted != style) {
                add(runs, text, style);
                style = wanted;
            }
            text.append(shown(sign, bytes));
        }
        add(runs, text, style);
        return runs;
    }

    private static void add(List<TextRun> runs, StringBuilder text, Style style) {
        if (!text.isEmpty()) {
            runs.add(new TextRun(text.toString(), style));
            text.setLength(0);
        }
    }

    private static Style style(Sign sign) {
        return switch (sign.kind()) {
            case INVALID -> Style.INVALID;
            case CONTROL -> isKept(sign) ? Style.PLAIN : Style.ESCAPE;
            case VISIBLE -> !sign.isHarmless() ? Style.ESCAPE : isEmoji(sign) ? Style.EMOJI : Style.PLAIN;
        };
    }

    private static boolean isKept(Sign sign) {
        return " \t\n\u00A0".contains(sign.text());
    }

    private static boolean isEmoji(Sign sign) {
        return !EmojiRuns.of(sign.text()).isEmpty();
    }

    private static String shown(Sign sign, byte[] bytes) {
        return switch (sign.kind()) {
            case INVALID -> "\\x" + Printed.hex(bytes[sign.start()]);
            case CONTROL ->
                isKept(sign) ? sign.text() : Printed.picture(sign.text().codePointAt(0));
            case VISIBLE -> sign.isHarmless() ? sign.text() : Escapes.text(sign.text());
        };
    }
}
