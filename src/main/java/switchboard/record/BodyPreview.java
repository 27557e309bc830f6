package switchboard.record;

import java.nio.charset.Charset;
import java.util.Optional;
import switchboard.wire.CharsetText;
import switchboard.wire.Escapes;

/**
 * The beginning of a body for one row of a list. Immutable.
 *
 * @param text the text, not escaped; of bytes that are no text all of them as escapes
 * @param isText whether the bytes are text, so that a caller has to escape it
 * @param bytes the number of the body's bytes that it shows
 */
public record BodyPreview(String text, boolean isText, int bytes) {
    /**
     * Returns the beginning of a body, without a character that its end cuts.
     *
     * @param beginning the first bytes of the body
     * @param bodyLength the length of the whole body in bytes
     * @param charset the encoding of the client's texts
     */
    public static BodyPreview of(byte[] beginning, int bodyLength, Charset charset) {
        boolean whole = beginning.length >= bodyLength;
        Optional<String> text = whole
                ? CharsetText.decode(beginning, 0, beginning.length, charset)
                : CharsetText.decodeBeginning(beginning, charset);
        int shown = text.isPresent() && !whole
                ? Math.min(beginning.length, text.get().getBytes(charset).length)
                : beginning.length;
        return new BodyPreview(
                text.orElseGet(() -> CharsetText.escaped(beginning, 0, beginning.length)), text.isPresent(), shown);
    }

    /** Returns it as one line that is safe to show. */
    public String shown() {
        return isText ? Escapes.text(text) : text;
    }
}
