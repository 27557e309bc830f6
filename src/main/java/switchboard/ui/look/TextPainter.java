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
 * Draws one line of a stranger's text: inert, with emoji, and cut with an ellipsis where it is too long.
 *
 * <p>Event dispatch thread only.
 */
public final class TextPainter {
    private static final String ELLIPSIS = "…";
    private static final String LEFT_TO_RIGHT = "\u200E";
    private static final int LONGEST = 4_000;

    private TextPainter() {}

    /**
     * Draws text as smoothly as the platform does elsewhere, or smoothly where the platform does not say.
     *
     * <p>Text alone: rectangles are many, and X takes a picture of each smooth one.
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

    /** Draws slanted and round edges smoothly from now on. */
    public static void smooth(Graphics2D g) {
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    }

    /** Returns how many pixels the text takes. */
    public static int width(FontMetrics metrics, String text) {
        return inertWidth(metrics, InertText.of(head(text)));
    }

    /** Draws the text in the graphics' font and colour, in at most {@code width} pixels. */
    public static void paint(Graphics2D g, String text, int x, int baseline, int width) {
        if (width > 0 && !text.isEmpty()) {
            draw(g, clipped(g.getFontMetrics(), InertText.of(head(text)), width), x, baseline);
        }
    }

    /** As {@link #paint}, but from left to right as a whole: {@code #3 محمد} begins with the number. */
    public static void paintTitle(Graphics2D g, String text, int x, int baseline, int width) {
        if (width > 0 && !text.isEmpty()) {
            String shown = clipped(g.getFontMetrics(), InertText.of(head(text)), width);
            draw(g, LEFT_TO_RIGHT + leftToRightAfterNames(shown), x, baseline);
        }
    }

    /** Keeps what follows a name that is written from right to left, a number above all, from moving before it. */
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

    /** Returns as much of the text as fits, inert, with an ellipsis if that is not all. */
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

    /** Returns how many chars of the text fit into a width, cutting neither a character nor an emoji. */
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

    /** Returns the last index up to {@code end} that cuts neither a character nor an emoji. */
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
        // Of our fonts only the monospaced one has pictures of control characters.
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
