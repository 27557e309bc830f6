package switchboard.ui.panes;

import com.formdev.flatlaf.util.UIScale;
import java.awt.BorderLayout;
import java.awt.Dimension;
import java.awt.Rectangle;
import javax.swing.JComponent;
import javax.swing.JPanel;
import javax.swing.Scrollable;
import javax.swing.UIManager;

/**
 * A scrollable panel that takes the width of its viewport, so that its content scrolls vertically only. Event dispatch
 * thread only.
 */
public final class VerticalScrollPanel extends JPanel implements Scrollable {
    private static final long serialVersionUID = 1L;

    /** Creates a panel with its content at its top. */
    public VerticalScrollPanel(JComponent content) {
        this(content, false);
    }

    /**
     * Creates a panel.
     *
     * @param fills whether the content takes the whole height of the viewport where it needs less
     */
    public VerticalScrollPanel(JComponent content, boolean fills) {
        super(new BorderLayout());
        add(content, fills ? BorderLayout.CENTER : BorderLayout.NORTH);
        updateUI();
    }

    @Override
    public void updateUI() {
        super.updateUI();
        setBackground(UIManager.getColor("sb.surface"));
    }

    @Override
    public Dimension getPreferredScrollableViewportSize() {
        return getPreferredSize();
    }

    @Override
    public int getScrollableUnitIncrement(Rectangle visible, int orientation, int direction) {
        return UIScale.scale(20);
    }

    @Override
    public int getScrollableBlockIncrement(Rectangle visible, int orientation, int direction) {
        return visible.height;
    }

    @Override
    public boolean getScrollableTracksViewportWidth() {
        return true;
    }

    @Override
    public boolean getScrollableTracksViewportHeight() {
        return getParent() != null && getParent().getHeight() > getPreferredSize().height;
    }
}
