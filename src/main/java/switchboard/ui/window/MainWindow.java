package switchboard.ui.window;

import com.formdev.flatlaf.extras.FlatSVGUtils;
import com.formdev.flatlaf.util.UIScale;
import java.awt.Dimension;
import java.awt.GraphicsConfiguration;
import java.awt.GraphicsEnvironment;
import java.awt.Rectangle;
import java.awt.event.ComponentAdapter;
import java.awt.event.ComponentEvent;
import java.awt.event.WindowAdapter;
import java.awt.event.WindowEvent;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javax.swing.JFrame;
import javax.swing.WindowConstants;
import switchboard.ui.Settings;
import switchboard.ui.Strings;
import switchboard.ui.look.Appearance;

/** The frame around the panels: its title, its place, its end. Event dispatch thread only. */
final class MainWindow {
    private static final String BOUNDS = "bounds";
    private static final String MAXIMIZED = "maximized";

    private final JFrame frame = new JFrame(Strings.of("window.title"));
    private final Settings settings;
    private final Runnable onClosed;
    private boolean closed;

    MainWindow(MainPanel panel, Settings settings, Appearance appearance, Runnable onClosed) {
        this.settings = settings;
        this.onClosed = onClosed;
        frame.setContentPane(panel);
        frame.setIconImages(FlatSVGUtils.createWindowIconImages("/switchboard/ui/look/window.svg"));
        frame.setDefaultCloseOperation(WindowConstants.DO_NOTHING_ON_CLOSE);
        frame.setMinimumSize(new Dimension(720, 480));
        frame.addWindowListener(new WindowAdapter() {
            @Override
            public void windowClosing(WindowEvent event) {
                close();
            }

            @Override
            public void windowOpened(WindowEvent event) {
                panel.begin();
            }

            @Override
            public void windowActivated(WindowEvent event) {
                appearance.lookAtSystem();
            }
        });
        frame.addComponentListener(new ComponentAdapter() {
            @Override
            public void componentResized(ComponentEvent event) {
                remember();
            }

            @Override
            public void componentMoved(ComponentEvent event) {
                remember();
            }
        });
        place();
    }

    /** Show the window. */
    void show() {
        frame.setVisible(true);
    }

    /** Take the window away and tell so, once. */
    void close() {
        if (!closed) {
            closed = true;
            frame.setVisible(false);
            frame.dispose();
            onClosed.run();
        }
    }

    private void place() {
        Optional<Rectangle> remembered = parse(settings.text(BOUNDS, ""));
        if (remembered.filter(MainWindow::isOnScreen).isPresent()) {
            frame.setBounds(remembered.get());
        } else {
            Rectangle screen = GraphicsEnvironment.getLocalGraphicsEnvironment().getMaximumWindowBounds();
            frame.setSize(Math.min(UIScale.scale(1280), screen.width), Math.min(UIScale.scale(760), screen.height));
            frame.setLocationRelativeTo(null);
        }
        if (settings.text(MAXIMIZED, "").equals("yes")) {
            frame.setExtendedState(JFrame.MAXIMIZED_BOTH);
        }
    }

    private void remember() {
        boolean maximized = (frame.getExtendedState() & JFrame.MAXIMIZED_BOTH) == JFrame.MAXIMIZED_BOTH;
        settings.put(MAXIMIZED, maximized ? "yes" : "no");
        if (!maximized && frame.isShowing()) {
            Rectangle now = frame.getBounds();
            settings.put(BOUNDS, now.x + " " + now.y + " " + now.width + " " + now.height);
        }
    }

    static Optional<Rectangle> parse(String words) {
        List<String> numbers = Arrays.asList(words.split(" ", -1));
        if (numbers.size() != 4 || !numbers.stream().allMatch(number -> number.matches("-?[0-9]{1,6}"))) {
            return Optional.empty();
        }
        List<Integer> values = numbers.stream().map(Integer::valueOf).toList();
        return Optional.of(new Rectangle(values.get(0), values.get(1), values.get(2), values.get(3)));
    }

    /** Return whether enough of the window's top would be seen to take hold of it. */
    private static boolean isOnScreen(Rectangle bounds) {
        if (bounds.width < 300 || bounds.height < 200) {
            return false;
        }
        Rectangle grip = new Rectangle(bounds.x + 40, bounds.y, bounds.width - 80, 30);
        return Arrays.stream(GraphicsEnvironment.getLocalGraphicsEnvironment().getScreenDevices())
                .map(device -> device.getDefaultConfiguration())
                .map(GraphicsConfiguration::getBounds)
                .anyMatch(screen ->
                        screen.intersection(grip).width > 100 && screen.contains(bounds.x + 60, bounds.y + 10));
    }
}
