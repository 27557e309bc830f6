package switchboard.ui.reply;

import java.util.Optional;
import switchboard.wire.ByteNotation;

/**
 * A text as it stands in the editor. Immutable.
 *
 * @param text the text, with placeholders
 * @param notation how it says bytes
 */
record WrittenReply(String text, ByteNotation notation) {
    /** Returns the text for bytes: as it is if that is certain to be sent as the same bytes, else with escapes. */
    static WrittenReply of(byte[] body) {
        TypedReply bytes = TypedReply.of(body);
        Optional<String> text = bytes.in(ByteNotation.TEXT);
        return text.isPresent()
                ? new WrittenReply(text.get(), ByteNotation.TEXT)
                : new WrittenReply(bytes.in(ByteNotation.ESCAPES).orElseThrow(), ByteNotation.ESCAPES);
    }
}
