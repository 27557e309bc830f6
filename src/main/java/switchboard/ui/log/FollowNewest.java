package switchboard.ui.log;

import java.util.ArrayList;
import java.util.List;

/**
 * Whether the newest row is kept in view, and how many came unseen when it is not.
 *
 * <p>Reading something older, by scrolling up or by selecting a row, ends it; going to the end takes it up
 * again. Event dispatch thread only.
 */
final class FollowNewest {
    private final List<Runnable> listeners = new ArrayList<>();
    private boolean on = true;
    private int unseen;

    /** Calls {@code listener} after each change. */
    void onChange(Runnable listener) {
        listeners.add(listener);
    }

    /** Returns whether the newest row is kept in view. */
    boolean isOn() {
        return on;
    }

    /** Returns how many rows came since it was kept in view. */
    int unseen() {
        return unseen;
    }

    /** Switches it. */
    void set(boolean follow) {
        change(follow, follow ? 0 : unseen);
    }

    /** Says that a person scrolled, and whether the end is in view now. */
    void scrolled(boolean atEnd) {
        set(atEnd);
    }

    /** Says that a person selected a row. */
    void rowSelected() {
        set(false);
    }

    /** Says that rows were added at the end, and how many rows are below the view now. */
    void rowsAdded(int count, int below) {
        if (!on) {
            change(false, Math.min(unseen + count, below));
        }
    }

    /** Says that other rows are shown now, of which none is unseen. */
    void rowsReplaced() {
        change(on, 0);
    }

    private void change(boolean follow, int count) {
        if (follow == on && count == unseen) {
            return;
        }
        on = follow;
        unseen = count;
        List.copyOf(listeners).forEach(Runnable::run);
    }
}
