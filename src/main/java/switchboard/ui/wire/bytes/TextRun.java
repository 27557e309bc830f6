package switchboard.ui.wire.bytes;

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
public record TextRun(String text, Style style) {
    /** The styles of a run. */
    public enum Style {
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
    public static List<TextRun> of(byte[] bytes, int start, int end) {
        List<TextRun> runs = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        Style style = Style.PLAIN;
        for (Grapheme grapheme : Grapheme.of(bytes, start, end)) {
            Style wanted = style(grapheme);
            if (wanted != style) {
                add(runs, text, style);
                style = wanted;
            }
            text.append(shown(grapheme, bytes));
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

    private static Style style(Grapheme grapheme) {
        return switch (grapheme.kind()) {
            case INVALID -> Style.INVALID;
            case CONTROL -> isKept(grapheme) ? Style.PLAIN : Style.ESCAPE;
            case VISIBLE -> !grapheme.isHarmless() ? Style.ESCAPE : isEmoji(grapheme) ? Style.EMOJI : Style.PLAIN;
        };
    }

    private static boolean isKept(Grapheme grapheme) {
        return " \t\n\u00A0".contains(grapheme.text());
    }

    private static boolean isEmoji(Grapheme grapheme) {
        return !EmojiRuns.of(grapheme.text()).isEmpty();
    }

    private static String shown(Grapheme grapheme, byte[] bytes) {
        return switch (grapheme.kind()) {
            case INVALID -> "\\x" + ByteFormatter.hex(bytes[grapheme.start()]);
            case CONTROL ->
                isKept(grapheme)
                        ? grapheme.text()
                        : ByteFormatter.picture(grapheme.text().codePointAt(0));
            case VISIBLE -> grapheme.isHarmless() ? grapheme.text() : Escapes.text(grapheme.text());
        };
    }
}
