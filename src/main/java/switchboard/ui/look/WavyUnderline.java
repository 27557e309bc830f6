package switchboard.ui.look;

import com.formdev.flatlaf.util.UIScale;
import java.awt.Graphics;
import java.awt.Rectangle;
import java.awt.Shape;
import javax.swing.UIManager;
import javax.swing.text.BadLocationException;
import javax.swing.text.JTextComponent;

/** Draws a wavy line below a mistake in a text component, as a painter of highlights. Event dispatch thread only. */
public final class WavyUnderline {
    private WavyUnderline() {}

    /** Draws the line below a range of the text. */
    public static void paint(Graphics g, int from, int to, Shape bounds, JTextComponent field) {
        try {
            Rectangle first = field.modelToView2D(from).getBounds();
            Rectangle last = field.modelToView2D(to).getBounds();
            int step = Math.max(2, UIScale.scale(2));
            int bottom = first.y + first.height - 1;
            g.setColor(UIManager.getColor("Component.error.borderColor"));
            for (int x = first.x, up = 0; x < Math.max(last.x, first.x + 3 * step); x += step, up = 1 - up) {
                g.drawLine(x, bottom - up * step, x + step, bottom - (1 - up) * step);
            }
        } catch (BadLocationException changedMeanwhile) {
            // The document changed meanwhile; it is parsed and marked again soon.
        }
    }
}
