package switchboard.ui.window;

import java.awt.Dimension;
import java.awt.Graphics2D;
import java.awt.event.WindowAdapter;
import java.awt.event.WindowEvent;
import java.awt.image.BufferedImage;
import java.util.Optional;
import javax.swing.JFrame;
import javax.swing.WindowConstants;
import switchboard.ui.Settings;
import switchboard.ui.Strings;
import switchboard.ui.look.Appearance;
import switchboard.ui.look.WindowIcon;

/** The main window's frame: title, bounds, closing. Event dispatch thread only. */
final class MainWindow {
    private final JFrame frame = new JFrame(Strings.of("window.title"));
    private final Runnable onClosed;
    private boolean closed;

    MainWindow(MainPanel panel, Settings settings, Appearance appearance, Runnable onClosed) {
        this.onClosed = onClosed;
        frame.setContentPane(panel);
        frame.setIconImages(WindowIcon.sizes());
        frame.setDefaultCloseOperation(WindowConstants.DO_NOTHING_ON_CLOSE);
        frame.setMinimumSize(new Dimension(720, 480));
        frame.addWindowListener(new WindowAdapter() {
            @Override
            public void windowClosing(WindowEvent event) {
                panel.askToClose(MainWindow.this::close);
            }

            @Override
            public void windowOpened(WindowEvent event) {
                panel.begin();
            }

            @Override
            public void windowActivated(WindowEvent event) {
                appearance.refreshSystemTheme();
            }
        });
        FrameBounds.keep(frame, settings, "", new Dimension(1280, 760), Optional.empty(), 0);
    }

    /** Shows the window. */
    void show() {
        frame.setVisible(true);
    }

    /** Does the work of showing the window without making it visible. */
    void paintOffScreen() {
        frame.addNotify();
        frame.validate();
        BufferedImage image = new BufferedImage(frame.getWidth(), frame.getHeight(), BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        frame.getContentPane().paint(graphics);
        graphics.dispose();
    }

    /** Closes the window and calls the listener, once. */
    void close() {
        if (!closed) {
            closed = true;
            frame.setVisible(false);
            frame.dispose();
            onClosed.run();
        }
    }
}
