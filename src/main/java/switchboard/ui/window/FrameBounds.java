package switchboard.ui.window;

import com.formdev.flatlaf.util.UIScale;
import java.awt.Component;
import java.awt.Dimension;
import java.awt.Frame;
import java.awt.GraphicsConfiguration;
import java.awt.GraphicsEnvironment;
import java.awt.Insets;
import java.awt.Rectangle;
import java.awt.Toolkit;
import java.awt.event.ComponentAdapter;
import java.awt.event.ComponentEvent;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javax.swing.JFrame;
import switchboard.ui.Settings;

/** Stores the bounds of a frame in the settings and restores them on a visible screen. Event dispatch thread only. */
final class FrameBounds {
    /** The offset in pixels between windows of the same kind. */
    private static final int STEP = 36;

    private final JFrame frame;
    private final Settings settings;
    private final String prefix;

    private FrameBounds(JFrame frame, Settings settings, String prefix) {
        this.frame = frame;
        this.settings = settings;
        this.prefix = prefix;
    }

    /**
     * Restores the stored bounds of a frame, or centres it on {@code owner} or the screen, and stores them from now on.
     *
     * @param prefix the prefix of the settings; empty for the main window
     * @param usual the size at 100 % zoom without stored bounds
     * @param nth the number of windows of this kind that exist; each is placed a step further
     */
    static void keep(
            JFrame frame, Settings settings, String prefix, Dimension usual, Optional<Component> owner, int nth) {
        FrameBounds place = new FrameBounds(frame, settings, prefix);
        place.put(usual, owner, nth);
        frame.addComponentListener(new ComponentAdapter() {
            @Override
            public void componentResized(ComponentEvent event) {
                place.remember();
            }

            @Override
            public void componentMoved(ComponentEvent event) {
                place.remember();
            }
        });
    }

    private void put(Dimension usual, Optional<Component> owner, int nth) {
        Optional<Rectangle> remembered = parse(settings.text(prefix + "bounds", ""));
        Optional<GraphicsConfiguration> known = remembered.flatMap(FrameBounds::screenOf);
        if (known.isPresent()) {
            frame.setBounds(fitted(remembered.orElseThrow(), usable(known.get())));
            if (!prefix.isEmpty()) {
                resize(frame, 100f / settings.number(prefix + "zoom", 100) * UIScale.getZoomFactor());
            }
        } else {
            Rectangle screen = GraphicsEnvironment.getLocalGraphicsEnvironment().getMaximumWindowBounds();
            frame.setSize(
                    Math.min(UIScale.scale(usual.width), screen.width),
                    Math.min(UIScale.scale(usual.height), screen.height));
            frame.setLocationRelativeTo(owner.orElse(null));
        }
        if (nth > 0) {
            frame.setLocation(frame.getX() + nth * STEP, frame.getY() + nth * STEP);
        }
        if (settings.text(prefix + "maximized", "").equals("yes")) {
            frame.setExtendedState(Frame.MAXIMIZED_BOTH);
        }
    }

    private void remember() {
        boolean maximized = (frame.getExtendedState() & Frame.MAXIMIZED_BOTH) == Frame.MAXIMIZED_BOTH;
        settings.put(prefix + "maximized", maximized ? "yes" : "no");
        if (!maximized && frame.isShowing()) {
            Rectangle now = frame.getBounds();
            settings.put(prefix + "zoom", Math.round(UIScale.getZoomFactor() * 100));
            settings.put(prefix + "bounds", now.x + " " + now.y + " " + now.width + " " + now.height);
        }
    }

    /** Scales the size of a frame, at most to the size of the screen, and keeps it on the screen. */
    static void resize(JFrame frame, float times) {
        Rectangle screen = GraphicsEnvironment.getLocalGraphicsEnvironment().getMaximumWindowBounds();
        int width = Math.min(screen.width, Math.round(frame.getWidth() * times));
        int height = Math.min(screen.height, Math.round(frame.getHeight() * times));
        frame.setBounds(
                Math.max(screen.x, Math.min(frame.getX(), screen.x + screen.width - width)),
                Math.max(screen.y, Math.min(frame.getY(), screen.y + screen.height - height)),
                width,
                height);
    }

    static Optional<Rectangle> parse(String words) {
        List<String> numbers = Arrays.asList(words.split(" ", -1));
        if (numbers.size() != 4 || !numbers.stream().allMatch(number -> number.matches("-?[0-9]{1,6}"))) {
            return Optional.empty();
        }
        List<Integer> values = numbers.stream().map(Integer::valueOf).toList();
        return Optional.of(new Rectangle(values.get(0), values.get(1), values.get(2), values.get(3)));
    }

    /** Returns bounds that are not larger than the screen, which may have changed or have another scale now. */
    static Rectangle fitted(Rectangle place, Rectangle screen) {
        boolean wide = place.width > screen.width;
        boolean high = place.height > screen.height;
        return new Rectangle(
                wide ? screen.x : place.x,
                high ? screen.y : place.y,
                wide ? screen.width : place.width,
                high ? screen.height : place.height);
    }

    /** Returns the area of a screen without the system's bars, such as a task bar. */
    private static Rectangle usable(GraphicsConfiguration screen) {
        Rectangle all = screen.getBounds();
        Insets bars = Toolkit.getDefaultToolkit().getScreenInsets(screen);
        return new Rectangle(
                all.x + bars.left,
                all.y + bars.top,
                all.width - bars.left - bars.right,
                all.height - bars.top - bars.bottom);
    }

    /** Returns the screen that shows enough of the window's title bar to drag it, if there is one. */
    private static Optional<GraphicsConfiguration> screenOf(Rectangle bounds) {
        if (bounds.width < 300 || bounds.height < 200) {
            return Optional.empty();
        }
        Rectangle grip = new Rectangle(bounds.x + 40, bounds.y, bounds.width - 80, 30);
        return Arrays.stream(GraphicsEnvironment.getLocalGraphicsEnvironment().getScreenDevices())
                .map(device -> device.getDefaultConfiguration())
                .filter(screen -> screen.getBounds().intersection(grip).width > 100
                        && screen.getBounds().contains(bounds.x + 60, bounds.y + 10))
                .findFirst();
    }
}
