package switchboard.model;

/**
 * What a person put to a message or a client. Immutable.
 *
 * @param marked whether it is marked, to be found again
 * @param text words about it, possibly several lines; empty for none
 */
public record Note(boolean marked, String text) {
    /** No mark and no words. */
    public static final Note NONE = new Note(false, "");

    /** Returns whether there is neither a mark nor words. */
    public boolean isEmpty() {
        return !marked && text.isEmpty();
    }

    /** What a note is put to. */
    public sealed interface Subject {
        /** The message with this number in the session. */
        record OfMessage(long number) implements Subject {}

        /** A client. */
        record OfClient(ConnectionId id) implements Subject {}
    }
}
