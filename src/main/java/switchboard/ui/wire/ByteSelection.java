package switchboard.ui.wire;

import java.util.ArrayList;
import java.util.List;

/**
 * The bytes that are selected in a message, shared by all its views. Event dispatch thread only.
 *
 * <p>It has a fixed end, the anchor, and a moving one, the cursor; each may be more than a byte wide,
 * because a character is.
 */
final class ByteSelection {
    private final List<Runnable> listeners = new ArrayList<>();
    private ByteRange anchor = ByteRange.NONE;
    private ByteRange cursor = ByteRange.NONE;

    /** Calls {@code listener} after each change. */
    void onChange(Runnable listener) {
        listeners.add(listener);
    }

    /** Returns what is selected. */
    ByteRange range() {
        return anchor.join(cursor);
    }

    /** Returns the moving end; empty when nothing is selected. */
    ByteRange cursor() {
        return cursor;
    }

    /** Selects these bytes and nothing else. */
    void select(ByteRange bytes) {
        change(bytes, bytes);
    }

    /** Selects from where the selection began up to these bytes. */
    void extendTo(ByteRange bytes) {
        change(anchor.isEmpty() ? bytes : anchor, bytes);
    }

    /** Selects nothing. */
    void clear() {
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
