package switchboard.wire;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;

/** A way to type bytes. Immutable, thread-safe. */
public enum ByteNotation {
    /** Characters; a backslash is a backslash. */
    TEXT,
    /** Text with escapes ({@link EscapeParser}). */
    ESCAPES,
    /** Hexadecimal digits ({@link HexParser}). */
    HEX;

    /** Returns the notation with a {@link #word()}; empty if there is none. */
    public static Optional<ByteNotation> of(String word) {
        for (ByteNotation notation : values()) {
            if (notation.word().equals(word)) {
                return Optional.of(notation);
            }
        }
        return Optional.empty();
    }

    /** Returns the name in a file of settings. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Returns the body that a typed text means, or the first mistake in it; {@link #TEXT} has no mistakes. */
    public TypedBytes parse(String text) {
        return switch (this) {
            case TEXT -> new TypedBytes.Meant(TypedBody.of(text), text.length());
            case ESCAPES -> EscapeParser.parse(text);
            case HEX -> HexParser.parse(text);
        };
    }

    /**
     * Returns the text that means these bytes for a recipient; empty for {@link #TEXT} if they are no text that is sent
     * as the same bytes, or have control characters other than line feeds and tabs, which a text field does not show or
     * keep.
     *
     * @param charset the recipient's encoding
     */
    public Optional<String> write(byte[] bytes, Charset charset) {
        return switch (this) {
            case TEXT ->
                CharsetText.decode(bytes, 0, bytes.length, charset)
                        .filter(ByteNotation::isEditable)
                        .filter(text -> TEXT.means(text, charset, bytes));
            case ESCAPES -> Optional.of(escaped(bytes, charset));
            case HEX -> Optional.of(HexFormat.ofDelimiter(" ").formatHex(bytes));
        };
    }

    /** Returns the text with escapes: as the log shows it, if that is sent as the same bytes. */
    private static String escaped(byte[] bytes, Charset charset) {
        if (charset.equals(StandardCharsets.UTF_8)) {
            return Escapes.text(bytes);
        }
        String shown = CharsetText.shown(bytes, 0, bytes.length, charset);
        return ESCAPES.means(shown, charset, bytes) ? shown : Escapes.ofBytes(bytes);
    }

    private boolean means(String text, Charset charset, byte[] bytes) {
        try {
            return parse(text) instanceof TypedBytes.Meant meant
                    && Arrays.equals(meant.body().in(charset), bytes);
        } catch (UnencodableException oneWay) {
            return false;
        }
    }

    private static boolean isEditable(String text) {
        return text.codePoints()
                .allMatch(point -> point == '\n' || point == '\t' || Character.getType(point) != Character.CONTROL);
    }
}
