package switchboard.server.context;

import java.util.List;
import java.util.function.BooleanSupplier;
import switchboard.model.ConnectionId;
import switchboard.wire.Message;

/** The messages that clients sent, as the session keeps them. Thread-safe. */
@FunctionalInterface
public interface ReceivedHistory {
    /** The history of a server whose messages nobody keeps. */
    ReceivedHistory NONE = (client, last, wanted) -> List.of();

    /**
     * A message that a client sent.
     *
     * @param number its number in the session
     * @param at the time when it came, in microseconds since 1970, UTC
     */
    record Kept(long number, long at, Message message) {}

    /**
     * Returns what a client sent, in order and without a gap up to the last message: all that the session keeps, or
     * the newest if it is much. Waits for the session, for a bounded time.
     *
     * @param last the time and the first read of the client's last message, which the session may not have yet
     * @param wanted whether the caller still waits
     * @return empty if the session does not have the last message in time, or has failed
     */
    List<Kept> of(ConnectionId client, Last last, BooleanSupplier wanted);

    /**
     * A message that is searched for.
     *
     * @param at the time when it came, in microseconds since 1970, UTC
     * @param read the number of the read that brought its first byte
     */
    record Last(long at, long read) {}
}
