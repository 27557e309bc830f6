package switchboard.ui.look;

import java.awt.Rectangle;
import javax.accessibility.AccessibleRole;

/**
 * The base of cell renderers for tables and lists.
 *
 * <p>A renderer is not part of the component tree: it is configured and painted hundreds of times a second. Like
 * Swing's own renderers it therefore ignores validation and repaint requests. Validation above all would query the
 * mouse position from the screen once for each cell, which takes longer than painting. Event dispatch thread only.
 */
public abstract class CellRendererComponent extends PaintedComponent {
    private static final long serialVersionUID = 1L;

    /** Creates a renderer with the accessible role of a label. */
    protected CellRendererComponent() {
        super(AccessibleRole.LABEL);
        setOpaque(true);
    }

    @Override
    public final void validate() {
        // Ignored, see the class.
    }

    @Override
    public final void invalidate() {
        // Ignored, see the class.
    }

    @Override
    public final void revalidate() {
        // Ignored, see the class.
    }

    @Override
    public final void repaint(long soon, int x, int y, int width, int height) {
        // Ignored, see the class.
    }

    @Override
    public final void repaint(Rectangle part) {
        // Ignored, see the class.
    }

    @Override
    public final void repaint() {
        // Ignored, see the class.
    }
}
