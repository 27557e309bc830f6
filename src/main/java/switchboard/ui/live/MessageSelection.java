package switchboard.ui.live;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/**
 * The current message: selected in the log and shown by the wire views.
 *
 * <p>It stays until another one is selected, whatever the log shows meanwhile. Event dispatch thread only.
 */
public final class MessageSelection {
    private final List<Runnable> listeners = new ArrayList<>();
    private OptionalLong number = OptionalLong.empty();

    /** Adds a listener that is called after each change. */
    public void onChange(Runnable listener) {
        listeners.add(listener);
    }

    /** Returns the message's number; empty if none was selected. */
    public OptionalLong number() {
        return number;
    }

    /** Makes no message the current one. */
    public void clear() {
        if (number.isPresent()) {
            number = OptionalLong.empty();
            List.copyOf(listeners).forEach(Runnable::run);
        }
    }

    /** Makes a message the current one. */
    public void choose(long message) {
        if (number.isEmpty() || number.getAsLong() != message) {
            number = OptionalLong.of(message);
            List.copyOf(listeners).forEach(Runnable::run);
        }
    }
}
