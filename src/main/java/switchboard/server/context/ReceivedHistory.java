package switchboard.server.context;

import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import switchboard.model.ConnectionId;
import switchboard.text.CodedText;
import switchboard.wire.Message;

/** The messages that clients sent, as the session keeps them. Thread-safe. */
@FunctionalInterface
public interface ReceivedHistory {
    /** The history of a server whose messages nobody keeps. */
    ReceivedHistory NONE = (client, last, wanted) -> Found.NOTHING;

    /**
     * A message that a client sent.
     *
     * @param number its number in the session
     * @param at the time when it came, in microseconds since 1970, UTC
     */
    record Kept(long number, long at, Message message) {}

    /**
     * The messages that were found.
     *
     * @param messages the messages, in order and without a gap up to the last one
     * @param missing a sentence about earlier messages that are not among them, and why; empty if there are none
     */
    record Found(List<Kept> messages, Optional<CodedText> missing) {
        /** The answer without messages, where none are missing. */
        public static final Found NOTHING = new Found(List.of(), Optional.empty());

        /** Copies the list. */
        public Found {
            messages = List.copyOf(messages);
        }
    }

    /**
     * Returns what a client sent up to its last message: all that the session keeps, or the newest if it is much; no
     * message if the session does not have the last one in time, or has failed. Waits for the session, for a bounded
     * time.
     *
     * @param last the time and the first read of the client's last message, which the session may not have yet
     * @param wanted whether the caller still waits
     */
    Found of(ConnectionId client, Last last, BooleanSupplier wanted);

    /**
     * A message that is searched for.
     *
     * @param at the time when it came, in microseconds since 1970, UTC
     * @param read the number of the read that brought its first byte
     */
    record Last(long at, long read) {}
}
