package switchboard.model;

/**
 * A person's note on a message or a client. Immutable.
 *
 * @param marked whether it is marked, to be found again
 * @param text the text, possibly of several lines; empty for none
 */
public record Note(boolean marked, String text) {
    /** No mark and no text. */
    public static final Note NONE = new Note(false, "");

    /** Returns whether there is neither a mark nor a text. */
    public boolean isEmpty() {
        return !marked && text.isEmpty();
    }

    /** The subject of a note. */
    public sealed interface Subject {
        /** The message with this number in the session. */
        record OfMessage(long number) implements Subject {}

        /** The client with this number. */
        record OfClient(ConnectionId id) implements Subject {}
    }
}
