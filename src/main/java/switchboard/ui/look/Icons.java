package switchboard.ui.look;

import com.formdev.flatlaf.extras.FlatSVGIcon;
import java.awt.Color;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.swing.Icon;
import javax.swing.UIManager;

/**
 * The icons, by their Lucide names, in the theme's colours.
 *
 * <p>An icon takes its colour when it is painted, so it follows the theme; it grows with the window.
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
     * @param size its width and height at 100 %: 18 in tool bars, 16 in lines of text, 14 for states, 48 alone
     * @param colorKey the key of its colour in the look and feel
     */
    public static Icon of(String name, int size, String colorKey) {
        FlatSVGIcon icon = new FlatSVGIcon("switchboard/ui/look/icons/" + name + ".svg", size, size);
        icon.setColorFilter(new FlatSVGIcon.ColorFilter(color -> themed(colorKey, color)));
        return icon;
    }

    /**
     * Returns an icon that many cells share, as {@link #of(String, int, String)} makes it. Event dispatch thread only.
     */
    public static Icon inCells(String name, int size, String colorKey) {
        return IN_CELLS.computeIfAbsent(
                List.of(name, Integer.toString(size), colorKey),
                key -> new DrawnIcon(of(name, size, colorKey), colorKey));
    }

    private static Color themed(String key, Color otherwise) {
        Color color = UIManager.getColor(key);
        return color == null ? otherwise : color;
    }
}
