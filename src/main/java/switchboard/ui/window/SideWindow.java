package switchboard.ui.window;

import com.formdev.flatlaf.util.UIScale;
import java.awt.Component;
import java.awt.Dimension;
import java.awt.Frame;
import java.awt.event.WindowAdapter;
import java.awt.event.WindowEvent;
import java.beans.PropertyChangeEvent;
import java.beans.PropertyChangeListener;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import javax.swing.JComponent;
import javax.swing.JFrame;
import javax.swing.WindowConstants;
import switchboard.ui.Settings;
import switchboard.ui.desktop.Keys;
import switchboard.ui.look.Appearance;
import switchboard.ui.look.InertText;
import switchboard.ui.look.WindowIcon;

/**
 * A window beside the main one, which goes on meanwhile; Ctrl+W closes it. Event dispatch thread only.
 */
final class SideWindow {
    private final JFrame frame;
    private final BooleanSupplier mayClose;
    private final Runnable onClosed;
    private final PropertyChangeListener onZoom = this::zoomed;
    private boolean closed;

    /**
     * What a side window is.
     *
     * @param kind what its place is remembered under
     * @param nth how many of its kind are there already
     * @param usual its size at 100 %
     */
    record Shape(String kind, int nth, Dimension usual) {}

    /**
     * Creates one, not shown yet.
     *
     * @param owner what it is put in front of at first
     * @param mayClose asked when a person wants to close it: whether it closes at once
     * @param onClosed called once when it is gone
     */
    SideWindow(
            String title,
            JComponent content,
            Shape shape,
            Component owner,
            Settings settings,
            Appearance appearance,
            BooleanSupplier mayClose,
            Runnable onClosed) {
        this.mayClose = mayClose;
        this.onClosed = onClosed;
        frame = new JFrame(InertText.of(title));
        frame.setContentPane(content);
        frame.setIconImages(WindowIcon.sizes());
        frame.setDefaultCloseOperation(WindowConstants.DO_NOTHING_ON_CLOSE);
        frame.addWindowListener(new WindowAdapter() {
            @Override
            public void windowClosing(WindowEvent event) {
                ask();
            }
        });
        Keys.anywhere(content, "menu W", this::ask);
        ZoomKeys.bind(content, appearance);
        FramePlace.keep(frame, settings, shape.kind() + ".", shape.usual(), Optional.of(owner), shape.nth());
        UIScale.addPropertyChangeListener(onZoom);
    }

    /** Shows it, in front of all others. */
    void show() {
        frame.setVisible(true);
        frame.setExtendedState(frame.getExtendedState() & ~Frame.ICONIFIED);
        frame.toFront();
    }

    /** Returns what other windows of this one stand in front of. */
    Component component() {
        return frame;
    }

    /** Grows and shrink with what is in it. */
    private void zoomed(PropertyChangeEvent event) {
        if (event.getOldValue() instanceof Float before
                && event.getNewValue() instanceof Float now
                && UIScale.PROP_ZOOM_FACTOR.equals(event.getPropertyName())
                && frame.getExtendedState() == Frame.NORMAL) {
            FramePlace.resize(frame, now / before);
        }
    }

    private void ask() {
        if (mayClose.getAsBoolean()) {
            close();
        }
    }

    /** Takes it away, whatever it does. */
    void close() {
        if (!closed) {
            closed = true;
            UIScale.removePropertyChangeListener(onZoom);
            frame.setVisible(false);
            frame.dispose();
            onClosed.run();
        }
    }
}
