package switchboard.ui.reply;

import java.nio.charset.Charset;
import java.util.Optional;
import switchboard.wire.ByteNotation;
import switchboard.wire.UnencodableException;

/**
 * A text as it stands in the editor. Immutable.
 *
 * @param text the text, with placeholders
 * @param notation how it says bytes
 */
record WrittenReply(String text, ByteNotation notation) {
    /**
     * Returns the text for bytes: as it is if that is certain to be sent as the same bytes, else with escapes.
     *
     * @param charset the recipient's encoding
     */
    static WrittenReply of(byte[] body, Charset charset) {
        return in(ByteNotation.TEXT, body, charset)
                .or(() -> in(ByteNotation.ESCAPES, body, charset))
                .orElseThrow();
    }

    private static Optional<WrittenReply> in(ByteNotation notation, byte[] body, Charset charset) {
        try {
            return TypedReply.of(body).in(notation, charset).map(text -> new WrittenReply(text, notation));
        } catch (UnencodableException lacking) {
            throw new IllegalStateException("Bytes are sent as they are.", lacking);
        }
    }
}
