package switchboard.ui.log;

import com.formdev.flatlaf.util.UIScale;
import java.awt.Color;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.RenderingHints;
import javax.swing.UIManager;
import switchboard.ui.look.TextPainter;
import switchboard.wire.Severity;

/** Draws the short name of a finding in a rounded box, for the rows of the log. Stateless; event dispatch thread only. */
final class FindingChip {
    private FindingChip() {}

    private static int inset() {
        return UIScale.scale(6);
    }

    /** Returns the width in pixels of the chip with a name. */
    static int width(FontMetrics metrics, String name) {
        return TextPainter.width(metrics, name) + 2 * inset();
    }

    /**
     * Draws a chip in the present font.
     *
     * @param selected whether the row is selected; the chip then has the colours of the selection
     * @param place the place of the chip, as high as the row
     */
    static void paint(Graphics2D g, String name, Severity severity, boolean selected, Rectangle place) {
        boolean problem = severity == Severity.PROBLEM;
        FontMetrics metrics = g.getFontMetrics();
        int margin = UIScale.scale(2);
        int height = place.height - 2 * margin - 1;
        Object before = g.getRenderingHint(RenderingHints.KEY_ANTIALIASING);
        TextPainter.smooth(g);
        if (selected) {
            g.setColor(UIManager.getColor("Table.selectionForeground"));
            g.drawRoundRect(place.x, place.y + margin, place.width - 1, height, height, height);
        } else {
            g.setColor(color(problem ? "sb.errBg" : "sb.sunken"));
            g.fillRoundRect(place.x, place.y + margin, place.width, height, height, height);
            g.setColor(color(problem ? "sb.err" : "sb.text2"));
        }
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, before);
        int baseline = place.y + (place.height - metrics.getHeight()) / 2 + metrics.getAscent();
        TextPainter.paint(g, name, place.x + inset(), baseline, place.width - 2 * inset());
    }

    private static Color color(String key) {
        Color color = UIManager.getColor(key);
        return color == null ? UIManager.getColor("Table.foreground") : color;
    }
}
