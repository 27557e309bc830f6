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

    private final transient Settings settings;
    private String name;
    private int beside;
    private int below;
    private final boolean secondKeepsSize;
    private final double most;
    private boolean placing;
    private int placedFor = -1;

    /**
     * Creates a split pane.
     *
     * @param name the name of the position in the settings
     * @param beside the default position if the sides are beside each other
     * @param below the default position if they are below each other
     * @param secondKeepsSize whether the second side is the one that keeps its size
     * @param most the largest share of the pane that this side takes, from 0 to 1
     */
    public PersistentSplitPane(
            int orientation,
            Component first,
            Component second,
            Settings settings,
            String name,
            int beside,
            int below,
            boolean secondKeepsSize,
            double most) {
        super(orientation, true, first, second);
        this.settings = settings;
        this.name = name;
        this.beside = beside;
        this.below = below;
        this.secondKeepsSize = secondKeepsSize;
        this.most = most;
        setBorder(BorderFactory.createEmptyBorder());
        setOpaque(false);
        setResizeWeight(secondKeepsSize ? 1 : 0);
        addPropertyChangeListener(DIVIDER_LOCATION_PROPERTY, event -> remember());
    }

    private int extent() {
        return getOrientation() == HORIZONTAL_SPLIT ? getWidth() : getHeight();
    }

    /** Stores the position after a drag only; Swing moves the divider for many other reasons. */
    private void remember() {
        boolean dragged = EventQueue.getCurrentEvent() instanceof MouseEvent event
                && event.getSource() instanceof BasicSplitPaneDivider;
        if (dragged && !placing && extent() > 0) {
            int place = secondKeepsSize ? extent() - getDividerLocation() - getDividerSize() : getDividerLocation();
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

    /** Switches to other default positions and to another name in the settings. */
    public void useStoredPlace(String otherName, int otherBeside, int otherBelow) {
        name = otherName;
        beside = otherBeside;
        below = otherBelow;
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
        return "divider." + name + (getOrientation() == HORIZONTAL_SPLIT ? ".beside" : ".below");
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
            int place = UIScale.scale(
                    Math.max(60, settings.number(key(), getOrientation() == HORIZONTAL_SPLIT ? beside : below)));
            // Neither side may push the other one out.
            int side = Math.min(place, (int) (extent * most));
            setDividerLocation(secondKeepsSize ? extent - side - getDividerSize() : side);
        } finally {
            placing = false;
        }
    }
}
