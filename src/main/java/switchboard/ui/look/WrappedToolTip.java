package switchboard.ui.look;

import com.formdev.flatlaf.util.UIScale;
import java.awt.Dimension;
import java.awt.FontMetrics;
import java.awt.Graphics;
import java.awt.Insets;
import javax.swing.JToolTip;

/** A tool tip that wraps long text and shows text from clients inert. Event dispatch thread only. */
public final class WrappedToolTip extends JToolTip {
    private static final long serialVersionUID = 1L;
    private static final int WIDEST = 460;

    private final InertParagraph words = new InertParagraph("ToolTip.foreground", "ToolTip.font", false);

    @Override
    public void setTipText(String text) {
        super.setTipText(text);
        words.setText(text == null ? "" : text);
    }

    @Override
    public Dimension getPreferredSize() {
        Insets insets = getInsets();
        FontMetrics metrics = words.getFontMetrics(words.getFont());
        int widest = words.text()
                        .lines()
                        .mapToInt(line -> TextPainter.width(metrics, line))
                        .max()
                        .orElse(0)
                + 2;
        words.setSize(Math.min(UIScale.scale(WIDEST), widest), 1);
        Dimension size = words.getPreferredSize();
        return new Dimension(words.getWidth() + insets.left + insets.right, size.height + insets.top + insets.bottom);
    }

    @Override
    protected void paintComponent(Graphics graphics) {
        // The UI delegate would paint the text on one line, so it is not called.
        graphics.setColor(getBackground());
        graphics.fillRect(0, 0, getWidth(), getHeight());
        Insets insets = getInsets();
        words.setSize(getWidth() - insets.left - insets.right, getHeight() - insets.top - insets.bottom);
        Graphics inner = graphics.create(insets.left, insets.top, words.getWidth(), words.getHeight());
        words.paint(inner);
        inner.dispose();
    }
}
