package switchboard.ui.look;

import com.formdev.flatlaf.extras.FlatSVGUtils;
import java.awt.Image;
import java.util.List;

/** The program's icon in the sizes that desktops ask for. Drawn once, by whoever asks first. Thread-safe. */
public final class WindowIcon {
    private static final List<Image> SIZES = FlatSVGUtils.createWindowIconImages("/switchboard/ui/look/window.svg");

    private WindowIcon() {}

    /** Draws the icon now, so that the first window does not have to. */
    static void load() {
        // Initialising the class has drawn it.
    }

    /** Returns it in all sizes. */
    public static List<Image> sizes() {
        return SIZES;
    }
}
