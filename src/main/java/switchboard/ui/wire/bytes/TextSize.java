package switchboard.ui.wire.bytes;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import switchboard.wire.CharacterSpan;
import switchboard.wire.Utf8;

/**
 * The size of a text. Immutable.
 *
 * @param bytes the number of bytes
 * @param characters the number of Unicode code points, as Python counts; invalid bytes do not count
 * @param invalid the number of bytes that are no part of a character
 */
public record TextSize(int bytes, int characters, int invalid) {
    /** The size of a text without bytes. */
    private static final TextSize EMPTY = new TextSize(0, 0, 0);

    /** Measures the bytes from {@code start} to {@code end} as UTF-8. */
    public static TextSize of(byte[] bytes, int start, int end) {
        int characters = 0;
        int invalid = 0;
        int at = start;
        while (at < end) {
            int length = Utf8.sequence(bytes, at, end);
            if (length < 1) {
                invalid++;
                at++;
            } else {
                characters++;
                at += length;
            }
        }
        return new TextSize(end - start, characters, invalid);
    }

    /** Measures the bytes from {@code start} to {@code end} in an encoding. */
    public static TextSize of(byte[] bytes, int start, int end, Charset charset) {
        if (charset.equals(StandardCharsets.UTF_8)) {
            return of(bytes, start, end);
        }
        TextSize[] size = {EMPTY};
        CharacterSpan.forEach(bytes, start, end, charset, character -> size[0] = size[0].with(character));
        return size[0];
    }

    private TextSize with(CharacterSpan character) {
        return character.isInvalid()
                ? new TextSize(bytes + 1, characters, invalid + 1)
                : new TextSize(
                        bytes + character.length(),
                        characters
                                + character
                                        .text()
                                        .codePointCount(0, character.text().length()),
                        invalid);
    }

    /** Returns the size of both texts together. */
    public TextSize plus(TextSize other) {
        return new TextSize(bytes + other.bytes, characters + other.characters, invalid + other.invalid);
    }
}
