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
 * @param number its place in the session, counted from 1 without gaps
 * @param at microseconds since 1970, UTC
 * @param client who it came from or went to
 * @param clientName the client's name when the row was read; empty if it has none
 * @param direction which way it went
 * @param bodyLength bytes of the body
 * @param preview the beginning of the body as text, at most {@value #PREVIEW_BYTES} bytes of it, not escaped
 * @param finding what the most important finding says
 * @param severity how much that matters; {@link Severity#NOTE} where there is none
 * @param note what a person put to the message
 * @param gap what could not be recorded just before this message
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
    /** How many bytes of a body a row brings. */
    public static final int PREVIEW_BYTES = 400;

    /**
     * Returns a body's beginning as text; a character that the end of the preview cuts is left out.
     *
     * @param preview the first bytes of the body
     * @param bodyLength the bytes of the whole body
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
