package switchboard.wire;

import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A body as a person typed it: characters, which are sent in the recipient's encoding, and single bytes, which every
 * recipient gets as they are. Immutable, as long as nobody changes the arrays; thread-safe.
 */
public final class TypedBody {
    /** A body without a byte. */
    public static final TypedBody EMPTY = new TypedBody(List.of());

    /** Characters, or bytes. */
    private sealed interface Part {
        /** Characters. */
        record Characters(String text) implements Part {}

        /** Bytes. */
        record Bytes(byte[] bytes) implements Part {
            @Override
            public boolean equals(Object other) {
                return other instanceof Bytes that && Arrays.equals(bytes, that.bytes);
            }

            @Override
            public int hashCode() {
                return Arrays.hashCode(bytes);
            }
        }
    }

    /** The parts, none of them empty; characters and bytes alternate. */
    private final List<Part> parts;

    private TypedBody(List<Part> parts) {
        this.parts = parts;
    }

    /** Returns the body of a text. */
    public static TypedBody of(String text) {
        return text.isEmpty() ? EMPTY : new TypedBody(List.of(new Part.Characters(text)));
    }

    /** Returns the body of these bytes, which are not copied. */
    public static TypedBody of(byte[] bytes) {
        return bytes.length == 0 ? EMPTY : new TypedBody(List.of(new Part.Bytes(bytes)));
    }

    /** Returns the body of a text in UTF-8; bytes that are no UTF-8 are bytes. */
    public static TypedBody ofUtf8(byte[] text) {
        return Utf8.isValid(text, 0, text.length) ? of(new String(text, StandardCharsets.UTF_8)) : of(text);
    }

    /** Returns bodies one after the other. */
    public static TypedBody joined(List<TypedBody> bodies) {
        Joiner joiner = new Joiner();
        bodies.forEach(body -> body.parts.forEach(joiner::add));
        return new TypedBody(joiner.parts());
    }

    /** Joins parts, so that characters and bytes alternate. */
    private static final class Joiner {
        private final List<Part> parts = new ArrayList<>();
        private final StringBuilder characters = new StringBuilder();
        private final List<byte[]> bytes = new ArrayList<>();

        void add(Part part) {
            switch (part) {
                case Part.Characters next -> {
                    endBytes();
                    characters.append(next.text);
                }
                case Part.Bytes next -> {
                    endCharacters();
                    bytes.add(next.bytes);
                }
            }
        }

        List<Part> parts() {
            endCharacters();
            endBytes();
            return List.copyOf(parts);
        }

        private void endCharacters() {
            if (!characters.isEmpty()) {
                parts.add(new Part.Characters(characters.toString()));
                characters.setLength(0);
            }
        }

        private void endBytes() {
            if (!bytes.isEmpty()) {
                parts.add(new Part.Bytes(together(bytes)));
                bytes.clear();
            }
        }
    }

    private static byte[] together(List<byte[]> pieces) {
        ByteBuffer all = ByteBuffer.allocate(pieces.stream().mapToInt(piece -> piece.length).sum());
        pieces.forEach(all::put);
        return all.array();
    }

    /** Returns whether it has neither characters nor bytes. */
    public boolean isEmpty() {
        return parts.isEmpty();
    }

    /** Returns the bytes with the characters in UTF-8, half a character as a question mark. */
    public byte[] utf8() {
        return together(parts.stream()
                .map(part -> switch (part) {
                    case Part.Characters characters -> characters.text.getBytes(StandardCharsets.UTF_8);
                    case Part.Bytes raw -> raw.bytes;
                })
                .toList());
    }

    /**
     * Returns the bytes for a recipient. The array is not to be changed.
     *
     * <p>Each run of characters begins and ends in the encoding's first state. A byte order mark, or another mark that
     * the encoding begins with, is written once.
     *
     * @throws UnencodableException if the encoding lacks one of the characters; a byte before it counts as a character
     */
    public byte[] in(Charset charset) throws UnencodableException {
        if (parts.size() == 1 && parts.getFirst() instanceof Part.Bytes only) {
            return only.bytes;
        }
        List<byte[]> pieces = new ArrayList<>();
        int before = 0;
        boolean marked = false;
        for (Part part : parts) {
            switch (part) {
                case Part.Characters characters -> {
                    byte[] encoded = CharsetText.encode(characters.text, charset, before);
                    int mark = marked ? CharsetText.markLength(charset) : 0;
                    pieces.add(mark == 0 ? encoded : Arrays.copyOfRange(encoded, mark, encoded.length));
                    before += characters.text.codePointCount(0, characters.text.length());
                    marked = true;
                }
                case Part.Bytes raw -> {
                    pieces.add(raw.bytes);
                    before += raw.bytes.length;
                }
            }
        }
        return together(pieces);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof TypedBody that && parts.equals(that.parts);
    }

    @Override
    public int hashCode() {
        return parts.hashCode();
    }

    /** Returns the body as one line with escapes, the characters in UTF-8. */
    @Override
    public String toString() {
        return Escapes.text(utf8());
    }
}
