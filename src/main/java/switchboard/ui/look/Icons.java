package switchboard.ui.look;

import com.formdev.flatlaf.extras.FlatSVGIcon;
import java.awt.Color;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.swing.Icon;
import javax.swing.UIManager;

/**
 * Creates icons by their Lucide names in the colours of the theme. Event dispatch thread only.
 *
 * <p>An icon takes its colour when it is painted, so it follows the theme; its size follows the zoom.
 */
public final class Icons {
    private static final int IN_TOOL_BARS = 18;

    private static final Map<List<String>, Icon> IN_CELLS = new HashMap<>();

    private Icons() {}

    /** Returns an icon for a tool bar in the colour of text. */
    public static Icon of(String name) {
        return of(name, IN_TOOL_BARS, "Label.foreground");
    }

    /** Returns an icon for a tool bar in the colour of a key of the look and feel. */
    public static Icon of(String name, String colorKey) {
        return of(name, IN_TOOL_BARS, colorKey);
    }

    /**
     * Returns an icon.
     *
     * @param size its width and height at 100 % zoom: 18 in tool bars, 16 in lines of text, 14 for states, 48 alone
     * @param colorKey the colour's key in the look and feel
     */
    public static Icon of(String name, int size, String colorKey) {
        FlatSVGIcon icon = new FlatSVGIcon("switchboard/ui/look/icons/" + name + ".svg", size, size);
        icon.setColorFilter(new FlatSVGIcon.ColorFilter(color -> themed(colorKey, color)));
        return icon;
    }

    /**
     * Returns an icon that many cells share and that is drawn from a cached image. Parameters as for
     * {@link #of(String, int, String)}.
     */
    public static Icon inCells(String name, int size, String colorKey) {
        return IN_CELLS.computeIfAbsent(
                List.of(name, Integer.toString(size), colorKey),
                key -> new CachedIcon(of(name, size, colorKey), colorKey));
    }

    private static Color themed(String key, Color fallback) {
        Color color = UIManager.getColor(key);
        return color == null ? fallback : color;
    }
}
