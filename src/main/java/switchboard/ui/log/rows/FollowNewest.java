package switchboard.ui.log.rows;

import java.util.ArrayList;
import java.util.List;

/**
 * The state of following the newest row: whether it is kept in view, and the number of rows that arrived unseen.
 *
 * <p>Scrolling up or selecting a row ends following; scrolling to the end starts it again. Event dispatch thread only.
 */
public final class FollowNewest {
    private final List<Runnable> listeners = new ArrayList<>();
    private boolean on = true;
    private int unseen;

    /** Adds a listener that is called after each change. */
    public void onChange(Runnable listener) {
        listeners.add(listener);
    }

    /** Returns whether the newest row is kept in view. */
    public boolean isOn() {
        return on;
    }

    /** Returns the number of rows that arrived since following ended. */
    public int unseen() {
        return unseen;
    }

    /** Starts or ends following. */
    public void set(boolean follow) {
        change(follow, follow ? 0 : unseen);
    }

    /**
     * Handles scrolling by the user.
     *
     * @param atEnd whether the last row is in view now
     */
    public void scrolled(boolean atEnd) {
        set(atEnd);
    }

    /** Handles the selection of a row by the user. */
    public void rowSelected() {
        set(false);
    }

    /**
     * Handles rows added at the end.
     *
     * @param below the number of rows below the view now
     */
    public void rowsAdded(int count, int below) {
        if (!on) {
            change(false, Math.min(unseen + count, below));
        }
    }

    /** Handles the replacement of all rows; none of the new rows counts as unseen. */
    public void rowsReplaced() {
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
