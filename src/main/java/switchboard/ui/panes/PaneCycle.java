package switchboard.ui.panes;

import java.awt.Component;
import java.awt.KeyboardFocusManager;
import java.util.List;
import java.util.Optional;
import javax.swing.JComponent;
import javax.swing.SwingUtilities;
import org.jspecify.annotations.Nullable;

/** Moves the focus from pane to pane, each time to the main part. Event dispatch thread only. */
final class PaneCycle {
    private final List<JComponent> panes;

    /**
     * Creates a cycle of panes.
     *
     * @param panes in the order in which they get the focus; one that has no {@link MainPart} is left out
     */
    PaneCycle(List<JComponent> panes) {
        this.panes = List.copyOf(panes);
    }

    /** Moves the focus to the main part of the next visible pane, or of the previous one. */
    void move(boolean forward) {
        next(KeyboardFocusManager.getCurrentKeyboardFocusManager().getFocusOwner(), forward)
                .ifPresent(JComponent::requestFocusInWindow);
    }

    /** Returns the main part of the next pane that can get the focus, or of the previous one. */
    Optional<JComponent> next(@Nullable Component owner, boolean forward) {
        int now = -1;
        for (int i = 0; i < panes.size(); i++) {
            if (owner != null && SwingUtilities.isDescendingFrom(owner, panes.get(i))) {
                now = i;
            }
        }
        int first = now >= 0 || forward ? now : 0;
        for (int step = 1; step <= panes.size(); step++) {
            JComponent pane = panes.get(Math.floorMod(first + (forward ? step : -step), panes.size()));
            if (pane instanceof MainPart there
                    && there.mainPart().isShowing()
                    && there.mainPart().isEnabled()) {
                return Optional.of(there.mainPart());
            }
        }
        return Optional.empty();
    }
}
