package switchboard.ui.live;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/**
 * The current message: selected in the log and shown by the wire views; and the two messages that can be compared.
 *
 * <p>The current message stays until another one is selected, whatever the log shows meanwhile. Event dispatch thread
 * only.
 */
public final class MessageSelection {
    private final List<Runnable> listeners = new ArrayList<>();
    private final List<Runnable> pairListeners = new ArrayList<>();
    private final List<Runnable> hiddenListeners = new ArrayList<>();
    private OptionalLong number = OptionalLong.empty();
    private List<Long> pair = List.of();
    private boolean hidden;

    /** Adds a listener that is called after another message has become the current one. */
    public void onChange(Runnable listener) {
        listeners.add(listener);
    }

    /** Adds a listener that is called after each change of {@link #pair()}. */
    public void onPair(Runnable listener) {
        pairListeners.add(listener);
    }

    /** Adds a listener that is called after each change of {@link #isHidden()}. */
    public void onHidden(Runnable listener) {
        hiddenListeners.add(listener);
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

    /** Returns the numbers of the selected messages in ascending order if there are exactly two, else an empty list. */
    public List<Long> pair() {
        return pair;
    }

    /**
     * Sets the messages that can be compared.
     *
     * @param messages two numbers in ascending order, or none
     */
    public void setPair(List<Long> messages) {
        if (!messages.equals(pair)) {
            pair = List.copyOf(messages);
            List.copyOf(pairListeners).forEach(Runnable::run);
        }
    }

    /** Returns whether the filter of the log hides the current message. */
    public boolean isHidden() {
        return hidden;
    }

    /** Sets whether the filter of the log hides the current message. */
    public void setHidden(boolean now) {
        if (now != hidden) {
            hidden = now;
            List.copyOf(hiddenListeners).forEach(Runnable::run);
        }
    }
}
