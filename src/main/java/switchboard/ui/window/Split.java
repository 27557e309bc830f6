package switchboard.ui.window;

import com.formdev.flatlaf.util.UIScale;
import java.awt.Component;
import javax.swing.BorderFactory;
import javax.swing.JSplitPane;
import switchboard.ui.Settings;

/**
 * A split pane that remembers its divider, at 100 %, and keeps it where a person put it.
 *
 * <p>The place is counted from the side that keeps its size: the other one takes what the window gives.
 */
final class Split extends JSplitPane {
    private static final long serialVersionUID = 1L;

    private final transient Settings settings;
    private final String name;
    private final int otherwise;
    private final boolean fromEnd;
    private boolean placing;

    /**
     * Make one.
     *
     * @param name what the place is remembered under
     * @param otherwise the place at 100 % when none is remembered
     * @param fromEnd whether the second side is the one that keeps its size
     */
    Split(
            int orientation,
            Component first,
            Component second,
            Settings settings,
            String name,
            int otherwise,
            boolean fromEnd) {
        super(orientation, true, first, second);
        this.settings = settings;
        this.name = name;
        this.otherwise = otherwise;
        this.fromEnd = fromEnd;
        setBorder(BorderFactory.createEmptyBorder());
        setOpaque(false);
        setResizeWeight(fromEnd ? 1 : 0);
        addPropertyChangeListener(DIVIDER_LOCATION_PROPERTY, event -> remember());
    }

    private int extent() {
        return getOrientation() == HORIZONTAL_SPLIT ? getWidth() : getHeight();
    }

    private void remember() {
        if (!placing
                && extent() > 0
                && isShowing()
                && getRightComponent().isVisible()
                && getLeftComponent().isVisible()) {
            int place = fromEnd ? extent() - getDividerLocation() - getDividerSize() : getDividerLocation();
            settings.put(key(), UIScale.unscale(place));
        }
    }

    /** Lay the sides out the other way, each with its remembered place. */
    void turn(int orientation) {
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

    /** Put the divider where it belongs in a pane of this size and zoom. */
    void place() {
        int extent = extent();
        if (extent <= 0) {
            return;
        }
        placing = true;
        try {
            int place = UIScale.scale(Math.max(60, settings.number(key(), otherwise)));
            // Neither side may push the other one out.
            int most = Math.max(0, extent * 2 / 3);
            int side = Math.min(place, most);
            setDividerLocation(fromEnd ? extent - side - getDividerSize() : side);
        } finally {
            placing = false;
        }
    }
}
