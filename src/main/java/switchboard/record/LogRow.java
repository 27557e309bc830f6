package switchboard.record;

import java.util.Optional;
import switchboard.model.ConnectionId;
import switchboard.model.Note;
import switchboard.text.CodedText;
import switchboard.wire.Cause;
import switchboard.wire.Direction;
import switchboard.wire.Severity;

/**
 * A message as one row of the log. Immutable.
 *
 * @param number its number in the session, counted from 1 without gaps
 * @param at microseconds since 1970, UTC
 * @param client the client that sent or received it
 * @param clientName the client's name when the row was read; empty if it has none
 * @param direction its direction
 * @param bodyLength the length of its body in bytes
 * @param beginning the beginning of the body, at most {@value #PREVIEW_BYTES} bytes of it
 * @param finding the sentence of the most important finding
 * @param cause the cause of that finding; empty if there is none
 * @param severity the severity of that finding; {@link Severity#NOTE} if there is none
 * @param note the note on the message
 * @param gap the gap just before this message
 * @param superseded whether its bytes were read again in another framing, as later messages
 */
public record LogRow(
        long number,
        long at,
        ConnectionId client,
        String clientName,
        Direction direction,
        int bodyLength,
        BodyPreview beginning,
        Optional<CodedText> finding,
        Optional<Cause> cause,
        Severity severity,
        Note note,
        Optional<Gap> gap,
        boolean superseded) {
    /** The most bytes of a body that a row contains. */
    public static final int PREVIEW_BYTES = 400;

    /** Returns the beginning of the body as text, not escaped; of a body that is no text all bytes as escapes. */
    public String preview() {
        return beginning.text();
    }
}
