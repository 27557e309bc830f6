package switchboard.ui.look;

import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.font.FontRenderContext;
import java.awt.font.TextAttribute;
import java.awt.font.TextLayout;
import java.text.AttributedString;
import java.util.List;

/**
 * Draws one line of a stranger's text: inert, with emoji, and cut with an ellipsis where it is too long.
 *
 * <p>Event dispatch thread only.
 */
public final class TextPainter {
    private static final String ELLIPSIS = "…";
    private static final int LONGEST = 4_000;

    private TextPainter() {}

    /** Return how many pixels the text takes. */
    public static int width(FontMetrics metrics, String text) {
        return inertWidth(metrics, InertText.of(head(text)));
    }

    /** Draw the text in the graphics' font and colour, in at most {@code width} pixels. */
    public static void paint(Graphics2D g, String text, int x, int baseline, int width) {
        if (width <= 0 || text.isEmpty()) {
            return;
        }
        FontMetrics metrics = g.getFontMetrics();
        String shown = clipped(metrics, InertText.of(head(text)), width);
        List<EmojiRuns.Run> runs = EmojiRuns.of(shown);
        if (runs.isEmpty()) {
            g.drawString(shown, x, baseline);
        } else if (!shown.isEmpty()) {
            g.drawString(attributed(shown, runs, metrics.getFont()).getIterator(), x, baseline);
        }
    }

    /** Return as much of the text as fits, inert, with an ellipsis if that is not all. */
    public static String clipped(FontMetrics metrics, String text, int width) {
        String inert = InertText.of(text);
        if (inertWidth(metrics, inert) <= width) {
            return inert;
        }
        int low = 0;
        int high = inert.length();
        while (low < high) {
            int middle = (low + high + 1) / 2;
            if (inertWidth(metrics, inert.substring(0, whole(inert, middle)) + ELLIPSIS) <= width) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return inert.substring(0, whole(inert, low)) + ELLIPSIS;
    }

    private static String head(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, whole(text, LONGEST));
    }

    /** Return the last index up to {@code end} that cuts neither a character nor an emoji. */
    private static int whole(String text, int end) {
        int cut = end;
        while (cut > 0
                && cut < text.length()
                && (Character.isLowSurrogate(text.charAt(cut))
                        || text.charAt(cut) == 0x200D
                        || text.charAt(cut - 1) == 0x200D
                        || text.charAt(cut) == 0xFE0F
                        || Character.isEmojiModifier(text.codePointAt(cut)))) {
            cut--;
        }
        return cut;
    }

    private static int inertWidth(FontMetrics metrics, String inert) {
        List<EmojiRuns.Run> runs = EmojiRuns.of(inert);
        if (inert.isEmpty() || runs.isEmpty()) {
            return metrics.stringWidth(inert);
        }
        FontRenderContext context = metrics.getFontRenderContext();
        return (int) Math.ceil(
                new TextLayout(attributed(inert, runs, metrics.getFont()).getIterator(), context).getAdvance());
    }

    private static AttributedString attributed(String text, List<EmojiRuns.Run> runs, Font font) {
        AttributedString attributed = new AttributedString(text);
        attributed.addAttribute(TextAttribute.FONT, font);
        EmojiFont.sized(font.getSize2D()).ifPresent(emoji -> {
            for (EmojiRuns.Run run : runs) {
                attributed.addAttribute(TextAttribute.FONT, emoji, run.start(), run.end());
            }
        });
        return attributed;
    }
}
