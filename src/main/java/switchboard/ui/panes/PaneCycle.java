package switchboard.ui.panes;

import java.awt.Component;
import java.awt.Container;
import java.awt.KeyboardFocusManager;
import java.util.List;
import javax.swing.JEditorPane;
import javax.swing.JTabbedPane;
import javax.swing.JTable;
import javax.swing.SwingUtilities;

/** Moves the focus from pane to pane. Event dispatch thread only. */
final class PaneCycle {
    private final List<Container> panes;

    /** Creates a cycle of panes in the order in which they get the focus. */
    PaneCycle(List<Container> panes) {
        this.panes = List.copyOf(panes);
    }

    /** Moves the focus to the next visible pane, or to the previous one. */
    void move(boolean forward) {
        Component owner = KeyboardFocusManager.getCurrentKeyboardFocusManager().getFocusOwner();
        int now = -1;
        for (int i = 0; i < panes.size(); i++) {
            if (owner != null && SwingUtilities.isDescendingFrom(owner, panes.get(i))) {
                now = i;
            }
        }
        for (int step = 1; step <= panes.size(); step++) {
            int next = Math.floorMod(now + (forward ? step : -step), panes.size());
            Container pane = panes.get(next);
            if (pane.isShowing() && focus(pane)) {
                return;
            }
        }
    }

    private static boolean focus(Container pane) {
        if (!pane.isFocusCycleRoot()) {
            for (Component child : pane.getComponents()) {
                if (takes(child)) {
                    return child.requestFocusInWindow();
                }
                if (child instanceof Container inner && child.isVisible() && focus(inner)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean takes(Component component) {
        // The focus goes to the main component of a pane, its table or text, not to the buttons above it.
        return component.isVisible()
                && component.isEnabled()
                && component.isFocusable()
                && (component instanceof JTable
                        || component instanceof JEditorPane
                        || component instanceof JTabbedPane);
    }
}
