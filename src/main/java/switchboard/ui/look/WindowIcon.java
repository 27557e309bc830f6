package switchboard.ui.look;

import com.formdev.flatlaf.extras.FlatSVGUtils;
import java.awt.Image;
import java.util.List;

/**
 * The program's icon in the sizes that desktops ask for. Thread-safe; drawn once, by the first thread that needs it.
 */
public final class WindowIcon {
    private static final List<Image> SIZES = FlatSVGUtils.createWindowIconImages("/switchboard/ui/look/window.svg");

    private WindowIcon() {}

    /** Draws the icon early, so that the first window does not wait for it. */
    static void load() {
        // The initialisation of the class has drawn it.
    }

    /** Returns the icon in all sizes. */
    public static List<Image> sizes() {
        return SIZES;
    }
}
