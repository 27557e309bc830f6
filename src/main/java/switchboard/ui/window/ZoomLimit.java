package switchboard.ui.window;

import com.formdev.flatlaf.util.UIScale;
import java.awt.Component;
import java.awt.Dimension;
import switchboard.ui.look.LookAndFeelSetup;

/** The largest zoom at which a window still shows its log and all its buttons. Event dispatch thread only. */
final class ZoomLimit {
    /** The size in pixels at 100 % zoom below which the window loses rows of its log or buttons. */
    private static final Dimension WINDOW = new Dimension(1_000, 690);

    /** The same while it presents. */
    private static final Dimension PRESENT = new Dimension(680, 590);

    private ZoomLimit() {}

    /** Returns the largest zoom in percent for the content of a window at its present size, at least 100. */
    static int of(Component content, boolean presenting) {
        Dimension least = presenting ? PRESENT : WINDOW;
        float pixels = UIScale.scale(1f) / UIScale.getZoomFactor();
        return LookAndFeelSetup.ZOOMS.stream()
                .filter(zoom -> zoom <= 100
                        || content.getWidth() == 0
                        || (content.getWidth() * 100f >= least.width * pixels * zoom
                                && content.getHeight() * 100f >= least.height * pixels * zoom))
                .reduce(100, Math::max);
    }
}
