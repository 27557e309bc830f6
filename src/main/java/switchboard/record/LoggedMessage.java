package switchboard.record;

import java.util.OptionalLong;
import switchboard.model.ConnectionId;
import switchboard.model.Note;
import switchboard.wire.Direction;
import switchboard.wire.Message;

/**
 * One message of a session in full. Immutable.
 *
 * @param number its number in the session, counted from 1 without gaps
 * @param at microseconds since 1970, UTC
 * @param client the client that sent or received it
 * @param clientName the client's name; empty if it has none
 * @param peer the client's address
 * @param direction its direction
 * @param message its bytes, reads and findings
 * @param request the reply request it belongs to; empty if there is none
 * @param note the note on it
 * @param encrypted whether it was sent over TLS
 */
public record LoggedMessage(
        long number,
        long at,
        ConnectionId client,
        String clientName,
        String peer,
        Direction direction,
        Message message,
        OptionalLong request,
        Note note,
        boolean encrypted) {}
