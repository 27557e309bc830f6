package switchboard.record;

import java.util.OptionalLong;
import switchboard.model.ConnectionId;
import switchboard.model.Note;
import switchboard.wire.Direction;
import switchboard.wire.Message;

/**
 * One message of the session in full. Immutable.
 *
 * @param number its place in the session, counted from 1 without gaps
 * @param at microseconds since 1970, UTC
 * @param client who it came from or went to
 * @param clientName the client's name; empty if it has none
 * @param peer the client's address
 * @param direction which way it went
 * @param message its bytes, reads and findings
 * @param request the reply request it belongs to, if it does
 * @param note what a person put to it
 * @param encrypted whether it crossed the network inside TLS
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
