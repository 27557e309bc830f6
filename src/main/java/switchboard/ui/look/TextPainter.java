package switchboard.ui.look;

import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Toolkit;
import java.awt.font.FontRenderContext;
import java.awt.font.TextAttribute;
import java.awt.font.TextLayout;
import java.text.AttributedString;
import java.text.Bidi;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.swing.UIManager;

/**
 * Draws one line of text from clients: inert, with emoji, and shortened with an ellipsis if it is too long.
 *
 * <p>Event dispatch thread only.
 */
public final class TextPainter {
    private static final String ELLIPSIS = "…";

    /** LEFT-TO-RIGHT MARK. */
    private static final String LEFT_TO_RIGHT = "\u200E";

    /** The number of chars of a text that are measured and drawn. */
    private static final int LONGEST = 4_000;

    private TextPainter() {}

    /**
     * Sets the platform's antialiasing of text, or the default antialiasing if the platform has no setting.
     *
     * <p>Shapes are not antialiased: there are many rectangles, and X11 needs an image for each antialiased one.
     */
    public static void hint(Graphics2D g) {
        if (Toolkit.getDefaultToolkit().getDesktopProperty("awt.font.desktophints") instanceof Map<?, ?> hints) {
            g.addRenderingHints(hints);
        }
        if (RenderingHints.VALUE_TEXT_ANTIALIAS_DEFAULT.equals(
                g.getRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING))) {
            g.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        }
    }

    /** Turns antialiasing of shapes on. */
    public static void smooth(Graphics2D g) {
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    }

    /** Returns the width of the text in pixels. */
    public static int width(FontMetrics metrics, String text) {
        return inertWidth(metrics, InertText.of(head(text)));
    }

    /** Draws the text in the present font and colour, in at most {@code width} pixels. */
    public static void paint(Graphics2D g, String text, int x, int baseline, int width) {
        if (width > 0 && !text.isEmpty()) {
            draw(g, clipped(g.getFontMetrics(), InertText.of(head(text)), width), x, baseline);
        }
    }

    /**
     * Draws the text like {@link #paint}, but as a whole from left to right: {@code #3 محمد} begins with the number.
     */
    public static void paintTitle(Graphics2D g, String text, int x, int baseline, int width) {
        if (width > 0 && !text.isEmpty()) {
            String shown = clipped(g.getFontMetrics(), InertText.of(head(text)), width);
            draw(g, LEFT_TO_RIGHT + leftToRightAfterNames(shown), x, baseline);
        }
    }

    /**
     * Inserts left-to-right marks after names in right-to-left scripts, so that a number after a name is not drawn
     * before it.
     */
    private static String leftToRightAfterNames(String inert) {
        if (!Bidi.requiresBidi(inert.toCharArray(), 0, inert.length())) {
            return inert;
        }
        StringBuilder apart = new StringBuilder(inert);
        boolean nextIsName = false;
        for (int i = inert.length() - 1; i >= 0; i--) {
            byte direction = Character.getDirectionality(inert.charAt(i));
            if (direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT
                    || direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC) {
                if (!nextIsName) {
                    apart.insert(i + 1, LEFT_TO_RIGHT);
                }
                nextIsName = true;
            } else if (direction == Character.DIRECTIONALITY_LEFT_TO_RIGHT
                    || direction == Character.DIRECTIONALITY_EUROPEAN_NUMBER) {
                nextIsName = false;
            }
        }
        return apart.toString();
    }

    private static void draw(Graphics2D g, String shown, int x, int baseline) {
        FontMetrics metrics = g.getFontMetrics();
        List<EmojiRuns.Run> runs = EmojiRuns.of(shown);
        if (runs.isEmpty() && !hasPictures(shown)) {
            g.drawString(shown, x, baseline);
        } else if (!shown.isEmpty()) {
            g.drawString(attributed(shown, runs, metrics.getFont()).getIterator(), x, baseline);
        }
    }

    /** Returns the longest beginning of the text that fits, inert, with an ellipsis if it is shortened. */
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

    /** Returns the number of chars that fit into a width without cutting a character or an emoji. */
    public static int fitting(FontMetrics metrics, String text, int width) {
        int low = 0;
        int high = text.length();
        while (low < high) {
            int middle = (low + high + 1) / 2;
            if (width(metrics, text.substring(0, whole(text, middle))) <= width) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return whole(text, low);
    }

    private static String head(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, whole(text, LONGEST));
    }

    /** Returns the last index up to {@code end} at which no character and no emoji is cut. */
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
        if (inert.isEmpty() || (runs.isEmpty() && !hasPictures(inert))) {
            return metrics.stringWidth(inert);
        }
        FontRenderContext context = metrics.getFontRenderContext();
        return (int) Math.ceil(
                new TextLayout(attributed(inert, runs, metrics.getFont()).getIterator(), context).getAdvance());
    }

    private static boolean hasPictures(String text) {
        return text.chars().anyMatch(c -> isPicture((char) c));
    }

    private static boolean isPicture(char c) {
        return c >= 0x2400 && c <= 0x2421;
    }

    private static AttributedString attributed(String text, List<EmojiRuns.Run> runs, Font font) {
        AttributedString attributed = new AttributedString(text);
        attributed.addAttribute(TextAttribute.FONT, font);
        // Of the program's fonts only the monospaced one has the control pictures.
        Font pictures = Optional.ofNullable(UIManager.getFont("monospaced.font"))
                .map(mono -> mono.deriveFont(font.getSize2D()))
                .orElse(font);
        for (int i = 0; i < text.length(); i++) {
            if (isPicture(text.charAt(i))) {
                attributed.addAttribute(TextAttribute.FONT, pictures, i, i + 1);
            }
        }
        EmojiFont.sized(font.getSize2D()).ifPresent(emoji -> {
            for (EmojiRuns.Run run : runs) {
                attributed.addAttribute(TextAttribute.FONT, emoji, run.start(), run.end());
            }
        });
        return attributed;
    }
}
