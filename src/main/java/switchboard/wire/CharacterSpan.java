package switchboard.wire;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A character with its bytes, or a byte that is no part of a character. Immutable.
 *
 * @param start the index of its first byte; bytes that switch the encoding's state belong to the next character
 * @param length the number of its bytes
 * @param text the character, rarely two; empty for a byte that is no part of one
 */
public record CharacterSpan(int start, int length, String text) {
    /** The room for the characters that a decoder returns for one more byte. */
    private static final int MOST_CHARS = 16;

    /** Returns the index behind its last byte. */
    public int end() {
        return start + length;
    }

    /** Returns whether it is a byte that is no part of a character. */
    public boolean isInvalid() {
        return text.isEmpty();
    }

    /**
     * Returns the characters from {@code start} to {@code end}, in order; every byte belongs to exactly one of them.
     *
     * @param start the index of a character's first byte, where the encoding is in its first state
     */
    public static List<CharacterSpan> of(byte[] bytes, int start, int end, Charset charset) {
        List<CharacterSpan> characters = new ArrayList<>();
        forEach(bytes, start, end, charset, characters::add);
        return characters;
    }

    /** Hands over the characters that {@link #of} returns one after the other. */
    public static void forEach(byte[] bytes, int start, int end, Charset charset, Consumer<CharacterSpan> each) {
        if (charset.equals(StandardCharsets.UTF_8)) {
            utf8(bytes, start, end, each);
        } else {
            new Scan(bytes, charset, each).read(start, end);
        }
    }

    private static void utf8(byte[] bytes, int start, int end, Consumer<CharacterSpan> each) {
        int at = start;
        while (at < end) {
            int length = Utf8.sequence(bytes, at, end);
            CharacterSpan character = length < 1
                    ? new CharacterSpan(at, 1, "")
                    : new CharacterSpan(at, length, new String(bytes, at, length, StandardCharsets.UTF_8));
            each.accept(character);
            at = character.end();
        }
    }

    /** Gives a decoder one byte more at a time, so that each character is known with its bytes. */
    private static final class Scan {
        private final ByteBuffer in;
        private final CharsetDecoder decoder;
        private final CharBuffer out = CharBuffer.allocate(MOST_CHARS);
        private final Consumer<CharacterSpan> each;

        /** The last character, which is handed over when the next one is known. */
        private Optional<CharacterSpan> last = Optional.empty();

        Scan(byte[] bytes, Charset charset, Consumer<CharacterSpan> each) {
            in = ByteBuffer.wrap(bytes);
            decoder = charset.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT);
            this.each = each;
        }

        void read(int start, int end) {
            int from = start;
            in.limit(start).position(start);
            while (in.limit() < end) {
                in.limit(in.limit() + 1);
                CoderResult result = decoder.decode(in, out, in.limit() == end);
                if (result.isError()) {
                    int behind = Math.min(end, in.position() + Math.max(1, result.length()));
                    addInvalid(from, behind);
                    from = behind;
                    in.limit(from).position(from);
                    decoder.reset();
                    out.clear();
                } else if (out.position() > 0) {
                    add(new CharacterSpan(from, in.position() - from, out.flip().toString()));
                    from = in.position();
                    out.clear();
                }
            }
            if (from < end && last.isPresent()) {
                // Bytes that switch back to the first state.
                last = Optional.of(new CharacterSpan(last.get().start, end - last.get().start, last.get().text));
            } else {
                addInvalid(from, end);
            }
            last.ifPresent(each);
        }

        private void add(CharacterSpan character) {
            last.ifPresent(each);
            last = Optional.of(character);
        }

        private void addInvalid(int from, int end) {
            for (int at = from; at < end; at++) {
                add(new CharacterSpan(at, 1, ""));
            }
        }
    }
}
