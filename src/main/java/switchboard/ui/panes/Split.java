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
 * A split pane that remembers its divider, at 100 %, and keeps it where a person put it.
 *
 * <p>The place is counted from the side that keeps its size: the other one takes what the window gives.
 */
public final class Split extends JSplitPane {
    private static final long serialVersionUID = 1L;

    private final transient Settings settings;
    private String name;
    private int beside;
    private int below;
    private final boolean fromEnd;
    private final double most;
    private boolean placing;
    private int placedFor = -1;

    /**
     * Creates one.
     *
     * @param name what the place is remembered under
     * @param beside the place at 100 % when none is remembered and the sides are beside each other
     * @param below the same when they are below each other
     * @param most the largest share of the room that this side takes
     * @param fromEnd whether the second side is the one that keeps its size
     */
    public Split(
            int orientation,
            Component first,
            Component second,
            Settings settings,
            String name,
            int beside,
            int below,
            boolean fromEnd,
            double most) {
        super(orientation, true, first, second);
        this.settings = settings;
        this.name = name;
        this.beside = beside;
        this.below = below;
        this.fromEnd = fromEnd;
        this.most = most;
        setBorder(BorderFactory.createEmptyBorder());
        setOpaque(false);
        setResizeWeight(fromEnd ? 1 : 0);
        addPropertyChangeListener(DIVIDER_LOCATION_PROPERTY, event -> remember());
    }

    private int extent() {
        return getOrientation() == HORIZONTAL_SPLIT ? getWidth() : getHeight();
    }

    /** Only a drag says where a person wants the divider; Swing moves it for many other reasons. */
    private void remember() {
        boolean dragged = EventQueue.getCurrentEvent() instanceof MouseEvent event
                && event.getSource() instanceof BasicSplitPaneDivider;
        if (dragged && !placing && extent() > 0) {
            int place = fromEnd ? extent() - getDividerLocation() - getDividerSize() : getDividerLocation();
            settings.put(key(), UIScale.unscale(place));
        }
    }

    @Override
    public void doLayout() {
        super.doLayout();
        if (extent() != placedFor) {
            // After Swing has shared the new room out its own way.
            place();
            super.doLayout();
        }
    }

    /** Has other places from now on, remembered under another name. */
    public void become(String otherName, int otherBeside, int otherBelow) {
        name = otherName;
        beside = otherBeside;
        below = otherBelow;
    }

    /** Lays the sides out the other way, each with its remembered place. */
    public void turn(int orientation) {
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

    /** Puts the divider where it belongs in a pane of this size and zoom. */
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
            setDividerLocation(fromEnd ? extent - side - getDividerSize() : side);
        } finally {
            placing = false;
        }
    }
}
