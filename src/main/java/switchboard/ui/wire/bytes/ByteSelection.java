package switchboard.ui.wire.bytes;

import java.util.ArrayList;
import java.util.List;

/**
 * The selected bytes of a message, shared by all its views. Event dispatch thread only.
 *
 * <p>It has a fixed end, the anchor, and a moving end, the cursor. Each may be several bytes wide, because a character
 * is.
 */
public final class ByteSelection {
    private final List<Runnable> listeners = new ArrayList<>();
    private ByteRange anchor = ByteRange.NONE;
    private ByteRange cursor = ByteRange.NONE;

    /** Adds a listener that is called after each change. */
    public void onChange(Runnable listener) {
        listeners.add(listener);
    }

    /** Returns the selected range. */
    public ByteRange range() {
        return anchor.join(cursor);
    }

    /** Returns the moving end; empty if nothing is selected. */
    public ByteRange cursor() {
        return cursor;
    }

    /** Selects exactly these bytes. */
    public void select(ByteRange bytes) {
        change(bytes, bytes);
    }

    /** Extends the selection from the anchor to these bytes. */
    public void extendTo(ByteRange bytes) {
        change(anchor.isEmpty() ? bytes : anchor, bytes);
    }

    /** Clears the selection. */
    public void clear() {
        change(ByteRange.NONE, ByteRange.NONE);
    }

    private void change(ByteRange newAnchor, ByteRange newCursor) {
        if (newAnchor.equals(anchor) && newCursor.equals(cursor)) {
            return;
        }
        anchor = newAnchor;
        cursor = newCursor;
        List.copyOf(listeners).forEach(Runnable::run);
    }
}
