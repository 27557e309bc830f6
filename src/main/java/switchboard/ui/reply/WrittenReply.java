package switchboard.ui.reply;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import switchboard.wire.ByteNotation;
import switchboard.wire.CharsetText;
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
     * @param charset the encoding in which a text is sent
     */
    static WrittenReply of(byte[] body, Charset charset) {
        return utf8(body, charset)
                .flatMap(text -> TypedReply.of(text).in(ByteNotation.TEXT))
                .map(text -> new WrittenReply(text, ByteNotation.TEXT))
                .orElseGet(() -> new WrittenReply(
                        TypedReply.of(body).in(ByteNotation.ESCAPES).orElseThrow(), ByteNotation.ESCAPES));
    }

    /** Returns the UTF-8 of the text that is sent as these bytes; empty if there is none. */
    private static Optional<byte[]> utf8(byte[] body, Charset charset) {
        if (charset.equals(StandardCharsets.UTF_8)) {
            return Optional.of(body);
        }
        try {
            Optional<byte[]> text = CharsetText.decode(body, 0, body.length, charset)
                    .map(decoded -> decoded.getBytes(StandardCharsets.UTF_8));
            return text.isPresent() && Arrays.equals(CharsetText.fromUtf8(text.get(), charset), body)
                    ? text
                    : Optional.empty();
        } catch (UnencodableException oneWay) {
            return Optional.empty();
        }
    }
}
