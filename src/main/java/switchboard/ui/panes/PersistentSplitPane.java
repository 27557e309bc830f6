package switchboard.ui.panes;

import com.formdev.flatlaf.util.UIScale;
import java.awt.Component;
import java.awt.EventQueue;
import java.awt.event.MouseEvent;
import javax.swing.BorderFactory;
import javax.swing.JSplitPane;
import javax.swing.plaf.basic.BasicSplitPaneDivider;
import switchboard.ui.Settings;

/**
 * A split pane that remembers the position of its divider in the settings. Event dispatch thread only.
 *
 * <p>The position is measured in pixels at 100 % zoom from the side that keeps its size; the other side takes the
 * change when the window is resized.
 */
public final class PersistentSplitPane extends JSplitPane {
    private static final long serialVersionUID = 1L;

    /** The space between the panes at 100 % zoom; the look and feel scales it. */
    private static final int GAP = 8;

    private final transient Settings settings;
    private final boolean secondKeepsSize;
    private transient Divider divider;
    private boolean placing;
    private int placedFor = -1;

    /**
     * Creates a split pane.
     *
     * @param secondKeepsSize whether the second side is the one that keeps its size
     */
    public PersistentSplitPane(
            int orientation,
            Component first,
            Component second,
            boolean secondKeepsSize,
            Divider divider,
            Settings settings) {
        super(orientation, true, first, second);
        this.settings = settings;
        this.divider = divider;
        this.secondKeepsSize = secondKeepsSize;
        setBorder(BorderFactory.createEmptyBorder());
        setOpaque(false);
        setResizeWeight(secondKeepsSize ? 1 : 0);
        setDividerSize(GAP);
        addPropertyChangeListener(DIVIDER_LOCATION_PROPERTY, event -> remember());
    }

    private int extent() {
        return getOrientation() == HORIZONTAL_SPLIT ? getWidth() : getHeight();
    }

    /** Returns the space between the panes in pixels. */
    private int gap() {
        return UIScale.scale(getDividerSize());
    }

    /** Shows or hides the divider, for a pane that is hidden. */
    public void setDivided(boolean divided) {
        setDividerSize(divided ? GAP : 0);
    }

    /** Stores the position after a drag only; Swing moves the divider for many other reasons. */
    private void remember() {
        boolean dragged = EventQueue.getCurrentEvent() instanceof MouseEvent event
                && event.getSource() instanceof BasicSplitPaneDivider;
        if (dragged && !placing && extent() > 0) {
            int place = secondKeepsSize ? extent() - getDividerLocation() - gap() : getDividerLocation();
            settings.put(key(), UIScale.unscale(place));
        }
    }

    @Override
    public void doLayout() {
        super.doLayout();
        if (extent() != placedFor) {
            // Only after Swing has distributed the new size in its own way.
            place();
            super.doLayout();
        }
    }

    /** Switches to another divider; takes effect when the divider is placed next. */
    public void use(Divider other) {
        divider = other;
    }

    /** Changes the orientation; each orientation has its own position. */
    public void changeOrientation(int orientation) {
        placing = true;
        try {
            setOrientation(orientation);
        } finally {
            placing = false;
        }
        place();
    }

    private String key() {
        return "divider." + divider.name() + (getOrientation() == HORIZONTAL_SPLIT ? ".beside" : ".below");
    }

    /** Moves the divider to its position for the present size and zoom. */
    public void place() {
        int extent = extent();
        if (extent <= 0) {
            return;
        }
        placedFor = extent;
        placing = true;
        try {
            int place = UIScale.scale(Math.max(
                    60,
                    settings.number(key(), getOrientation() == HORIZONTAL_SPLIT ? divider.beside() : divider.below())));
            // Neither side may push the other one out.
            int side = Math.min(place, (int) (extent * divider.most()));
            setDividerLocation(secondKeepsSize ? extent - side - gap() : side);
        } finally {
            placing = false;
        }
    }
}
