package switchboard.ui.window;

import com.formdev.flatlaf.extras.FlatSVGUtils;
import java.awt.Dimension;
import java.awt.event.WindowAdapter;
import java.awt.event.WindowEvent;
import java.util.Optional;
import javax.swing.JFrame;
import javax.swing.WindowConstants;
import switchboard.ui.Settings;
import switchboard.ui.Strings;
import switchboard.ui.look.Appearance;

/** The frame around the panels: its title, its place, its end. Event dispatch thread only. */
final class MainWindow {
    private final JFrame frame = new JFrame(Strings.of("window.title"));
    private final Runnable onClosed;
    private boolean closed;

    MainWindow(MainPanel panel, Settings settings, Appearance appearance, Runnable onClosed) {
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
        FramePlace.keep(frame, settings, "", new Dimension(1280, 760), Optional.empty(), 0);
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
}
