package switchboard.wire;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;

/** A way to type bytes. Immutable, thread-safe. */
public enum ByteNotation {
    /** Characters that stand for their UTF-8; a backslash is a backslash. */
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

    /** Returns the bytes that a typed text means, or the first mistake in it; {@link #TEXT} has no mistakes. */
    public TypedBytes parse(String text) {
        return switch (this) {
            case TEXT -> new TypedBytes.Meant(text.getBytes(StandardCharsets.UTF_8), text.length());
            case ESCAPES -> EscapeParser.parse(text);
            case HEX -> HexParser.parse(text);
        };
    }

    /**
     * Returns the text that means these bytes; empty for {@link #TEXT} if they are no valid UTF-8, or have control
     * characters other than line feeds and tabs, which a text field does not show or keep.
     */
    public Optional<String> write(byte[] bytes) {
        return switch (this) {
            case TEXT ->
                Utf8.isValid(bytes, 0, bytes.length)
                        ? Optional.of(new String(bytes, StandardCharsets.UTF_8)).filter(ByteNotation::isEditable)
                        : Optional.empty();
            case ESCAPES -> Optional.of(Escapes.text(bytes));
            case HEX -> Optional.of(HexFormat.ofDelimiter(" ").formatHex(bytes));
        };
    }

    private static boolean isEditable(String text) {
        return text.codePoints()
                .allMatch(point -> point == '\n' || point == '\t' || Character.getType(point) != Character.CONTROL);
    }
}
