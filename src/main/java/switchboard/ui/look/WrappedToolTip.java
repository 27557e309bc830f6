package switchboard.ui.look;

import com.formdev.flatlaf.util.UIScale;
import java.awt.Dimension;
import java.awt.FontMetrics;
import java.awt.Graphics;
import java.awt.Insets;
import java.awt.event.MouseAdapter;
import java.awt.event.MouseEvent;
import java.awt.event.MouseWheelEvent;
import javax.swing.JComponent;
import javax.swing.JToolTip;
import javax.swing.SwingUtilities;
import javax.swing.ToolTipManager;

/**
 * A tool tip that wraps long text and shows text from clients inert.
 *
 * <p>It never keeps a click from what it covers: it goes away once the mouse is over it, and a button pressed there is
 * pressed on the component below. Event dispatch thread only.
 */
public final class WrappedToolTip extends JToolTip {
    private static final long serialVersionUID = 1L;
    private static final int WIDEST = 460;

    private final InertParagraph words = new InertParagraph("ToolTip.foreground", "ToolTip.font", false);

    /** Creates the tool tip of a component. */
    public WrappedToolTip(JComponent owner) {
        setComponent(owner);
        MouseAdapter passing = new MouseAdapter() {
            @Override
            public void mouseEntered(MouseEvent event) {
                hideTip(event);
            }

            @Override
            public void mousePressed(MouseEvent event) {
                hideTip(event);
                pass(event);
            }

            @Override
            public void mouseReleased(MouseEvent event) {
                pass(event);
            }

            @Override
            public void mouseClicked(MouseEvent event) {
                pass(event);
            }
        };
        addMouseListener(passing);
        addMouseWheelListener(this::passWheel);
    }

    private void hideTip(MouseEvent event) {
        // Swing hides a tool tip when a button is pressed over its component, and has no other method for it.
        ToolTipManager.sharedInstance().mousePressed(event);
    }

    private void pass(MouseEvent event) {
        getComponent().dispatchEvent(SwingUtilities.convertMouseEvent(this, event, getComponent()));
    }

    private void passWheel(MouseWheelEvent event) {
        hideTip(event);
        pass(event);
    }

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
