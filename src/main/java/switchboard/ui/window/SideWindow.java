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
import switchboard.ui.command.CommandActions;
import switchboard.ui.command.WindowCommand;
import switchboard.ui.look.Appearance;
import switchboard.ui.look.InertText;
import switchboard.ui.look.WindowIcon;

/** A further window beside the main one; Ctrl+W and Escape close it. Event dispatch thread only. */
final class SideWindow {
    private final JFrame frame;
    private final BooleanSupplier mayClose;
    private final Runnable onClosed;
    private final PropertyChangeListener onZoom = this::zoomed;
    private boolean closed;

    /**
     * The placement of a side window.
     *
     * @param kind the prefix of its settings
     * @param nth the number of windows of its kind that exist
     * @param usual its size at 100 % zoom
     */
    record Placement(String kind, int nth, Dimension usual) {}

    /**
     * Creates a window that is not shown yet.
     *
     * @param owner the component on which it is centred at first
     * @param mayClose called when the user closes it; returns whether it closes at once
     * @param onClosed called once after it was closed
     */
    SideWindow(
            String title,
            JComponent content,
            Placement shape,
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
        addCommands(content, appearance, this::ask);
        FrameBounds.keep(frame, settings, shape.kind() + ".", shape.usual(), Optional.of(owner), shape.nth());
        UIScale.addPropertyChangeListener(onZoom);
    }

    /** Adds the commands that each side window has. */
    static void addCommands(JComponent content, Appearance appearance, Runnable onClose) {
        CommandActions commands = new CommandActions(content, content);
        commands.add(WindowCommand.CLOSE_WINDOW, onClose);
        commands.add(WindowCommand.CLOSE_CARD, onClose);
        ZoomCommands.add(commands, appearance);
    }

    /** Shows the window in front of all others. */
    void show() {
        frame.setVisible(true);
        frame.setExtendedState(frame.getExtendedState() & ~Frame.ICONIFIED);
        frame.toFront();
    }

    /** Returns the parent component for dialogs of this window. */
    Component component() {
        return frame;
    }

    /** Scales the window with the zoom of its content. */
    private void zoomed(PropertyChangeEvent event) {
        if (event.getOldValue() instanceof Float before
                && event.getNewValue() instanceof Float now
                && UIScale.PROP_ZOOM_FACTOR.equals(event.getPropertyName())
                && frame.getExtendedState() == Frame.NORMAL) {
            FrameBounds.resize(frame, now / before);
        }
    }

    private void ask() {
        if (mayClose.getAsBoolean()) {
            close();
        }
    }

    /** Closes the window without asking. */
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
