package switchboard.record;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import switchboard.model.ConnectionId;
import switchboard.model.Note;
import switchboard.text.CodedText;
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
 * @param preview the beginning of the body as text, from at most {@value #PREVIEW_BYTES} bytes of it, not escaped
 * @param finding the sentence of the most important finding
 * @param severity the severity of that finding; {@link Severity#NOTE} if there is none
 * @param note the note on the message
 * @param gap the gap just before this message
 */
public record LogRow(
        long number,
        long at,
        ConnectionId client,
        String clientName,
        Direction direction,
        int bodyLength,
        String preview,
        Optional<CodedText> finding,
        Severity severity,
        Note note,
        Optional<Gap> gap) {
    /** The most bytes of a body that a row contains. */
    public static final int PREVIEW_BYTES = 400;

    /**
     * Returns the beginning of a body as text, without a character that the end of the preview cuts.
     *
     * @param preview the first bytes of the body
     * @param bodyLength the length of the whole body in bytes
     */
    public static String previewText(byte[] preview, int bodyLength) {
        int end = preview.length;
        if (end < bodyLength) {
            int lead = end - 1;
            while (lead > 0 && lead > end - 4 && (preview[lead] & 0xC0) == 0x80) {
                lead--;
            }
            if (lead >= 0 && lead + sequenceLength(preview[lead]) > end) {
                end = lead;
            }
        }
        return new String(preview, 0, end, StandardCharsets.UTF_8);
    }

    private static int sequenceLength(byte lead) {
        int bits = lead & 0xFF;
        if (bits >= 0xF0) {
            return 4;
        }
        if (bits >= 0xE0) {
            return 3;
        }
        return bits >= 0xC0 ? 2 : 1;
    }
}
