package switchboard.ui.panes;

import com.formdev.flatlaf.util.UIScale;
import java.awt.Dimension;
import javax.swing.JComponent;
import javax.swing.JPanel;

/**
 * A component above another one, the foot, which has the height of its content. Event dispatch thread only.
 *
 * <p>The foot never takes more than a share of the whole, and its lower edge never moves.
 */
final class FootedPane extends JPanel {
    private static final long serialVersionUID = 1L;

    /** The largest share of the height that the foot takes. */
    private static final double MOST = 0.5;

    private static final int GAP = 8;

    private final JComponent body;
    private final JComponent foot;

    /** Creates the pane. */
    FootedPane(JComponent body, JComponent foot) {
        super(null);
        this.body = body;
        this.foot = foot;
        setOpaque(false);
        add(body);
        add(foot);
    }

    /** Returns whether the foot takes part in the layout: it may be hidden, or in another container for a while. */
    private boolean isFootHere() {
        return foot.isVisible() && foot.getParent() == this;
    }

    @Override
    public void doLayout() {
        if (!isFootHere()) {
            body.setBounds(0, 0, getWidth(), getHeight());
            return;
        }
        if (foot.getWidth() != getWidth()) {
            // The height of the content depends on its width.
            foot.setSize(getWidth(), Math.max(1, foot.getHeight()));
            foot.validate();
        }
        int height = Math.min(foot.getPreferredSize().height, (int) (getHeight() * MOST));
        body.setBounds(0, 0, getWidth(), Math.max(0, getHeight() - height - UIScale.scale(GAP)));
        foot.setBounds(0, getHeight() - height, getWidth(), height);
    }

    @Override
    public Dimension getPreferredSize() {
        Dimension above = body.getPreferredSize();
        Dimension below = isFootHere() ? foot.getPreferredSize() : new Dimension();
        return new Dimension(Math.max(above.width, below.width), above.height + UIScale.scale(GAP) + below.height);
    }

    @Override
    public Dimension getMinimumSize() {
        return new Dimension(0, 0);
    }
}
