package switchboard.record;

import java.nio.charset.Charset;
import java.util.OptionalLong;
import switchboard.model.ConnectionId;
import switchboard.model.Note;
import switchboard.wire.CharsetText;
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
 * @param charset the encoding of the client's texts
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
        boolean encrypted,
        Charset charset) {
    /** Returns the body as one line that is safe to show; of a body that is no text all bytes as escapes. */
    public String shown() {
        return CharsetText.shown(message.bytes(), message.headerLength(), message.bodyLength(), charset);
    }

    /** Returns the body decoded; each undecodable sequence becomes U+FFFD. */
    public String text() {
        return new String(message.bytes(), message.headerLength(), message.bodyLength(), charset);
    }
}
