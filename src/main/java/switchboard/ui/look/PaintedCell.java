package switchboard.ui.look;

import java.awt.Rectangle;
import javax.accessibility.AccessibleRole;

/**
 * Paints a cell of a table or list, one after the other.
 *
 * <p>It is no part of the window: it is set up, painted and forgotten hundreds of times a second. So it answers to
 * nothing that keeps a real component laid out and painted, as Swing's own cells do. Above all validating it would ask
 * the screen for the mouse's place once a cell, which took longer than painting it. Event dispatch thread only.
 */
public abstract class PaintedCell extends Painted {
    private static final long serialVersionUID = 1L;

    /** Creates one that is introduced as a label. */
    protected PaintedCell() {
        super(AccessibleRole.LABEL);
        setOpaque(true);
    }

    @Override
    public final void validate() {
        // See above.
    }

    @Override
    public final void invalidate() {
        // See above.
    }

    @Override
    public final void revalidate() {
        // See above.
    }

    @Override
    public final void repaint(long soon, int x, int y, int width, int height) {
        // See above.
    }

    @Override
    public final void repaint(Rectangle part) {
        // See above.
    }

    @Override
    public final void repaint() {
        // See above.
    }
}
