package switchboard.ui.reply;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import switchboard.reply.Template;
import switchboard.wire.ByteNotation;
import switchboard.wire.TypedBytes;

/**
 * A typed reply, parsed: bytes, and placeholders whose values differ by recipient; or a mistake.
 *
 * <p>Placeholders are found first. Each text between them is parsed alone, and a placeholder's value is never parsed: a
 * client that is called {@code \x01} gets these four characters. Immutable.
 */
final class TypedReply {
    /** A part: bytes, or a placeholder. */
    private sealed interface Piece {
        /** Bytes that all recipients get. */
        record Fixed(byte[] bytes) implements Piece {}

        /** A placeholder. */
        record Value(Template.Part part) implements Piece {}
    }

    private final List<Piece> pieces;
    private final boolean isText;
    private final Optional<TypedBytes.Mistake> mistake;

    private TypedReply(List<Piece> pieces, boolean isText, Optional<TypedBytes.Mistake> mistake) {
        this.pieces = List.copyOf(pieces);
        this.isText = isText;
        this.mistake = mistake;
    }

    /** Parses a text. */
    static TypedReply of(WrittenReply written) {
        List<Piece> pieces = new ArrayList<>();
        for (Template.Part part : new Template(written.text()).parts()) {
            if (part.isPlaceholder()) {
                pieces.add(new Piece.Value(part));
            } else {
                switch (written.notation().parse(part.text())) {
                    case TypedBytes.Meant meant -> pieces.add(new Piece.Fixed(meant.bytes()));
                    case TypedBytes.Mistake wrong -> {
                        String before = written.text().substring(0, part.at());
                        return new TypedReply(List.of(), false, Optional.of(wrong.behind(before)));
                    }
                }
            }
        }
        return new TypedReply(pieces, written.notation() == ByteNotation.TEXT, Optional.empty());
    }

    /** Returns the reply of these bytes, which are not searched for placeholders. */
    static TypedReply of(byte[] body) {
        return new TypedReply(body.length == 0 ? List.of() : List.of(new Piece.Fixed(body)), false, Optional.empty());
    }

    /** Returns the mistake, with its place in the whole text; empty if there is none. */
    Optional<TypedBytes.Mistake> mistake() {
        return mistake;
    }

    /** Returns whether it is a text, which is sent in the encoding of each client; escapes and hex are bytes. */
    boolean isText() {
        return isText;
    }

    /** Returns whether all recipients get the same bytes. */
    boolean isPlain() {
        return pieces.stream().noneMatch(piece -> piece instanceof Piece.Value);
    }

    /** Returns the bytes with placeholders as they were typed; none if there is a mistake. */
    byte[] bytes() {
        return joined(Template.Part::text);
    }

    /** Returns the bytes for one recipient; none if there is a mistake. */
    byte[] bytes(Template.Recipient recipient) {
        return joined(part -> part.value(recipient));
    }

    private byte[] joined(Function<Template.Part, String> value) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (Piece piece : pieces) {
            bytes.writeBytes(
                    switch (piece) {
                        case Piece.Fixed fixed -> fixed.bytes();
                        case Piece.Value of -> value.apply(of.part()).getBytes(StandardCharsets.UTF_8);
                    });
        }
        return bytes.toByteArray();
    }

    /** Returns the text that means the same in another notation; empty if there is none, or a mistake. */
    Optional<String> in(ByteNotation notation) {
        if (mistake.isPresent()) {
            return Optional.empty();
        }
        List<String> texts = new ArrayList<>();
        for (Piece piece : pieces) {
            switch (piece) {
                case Piece.Fixed fixed -> {
                    Optional<String> text = notation.write(fixed.bytes());
                    if (text.isEmpty()) {
                        return Optional.empty();
                    }
                    // Two braces that are bytes must not become the beginning of a placeholder.
                    texts.add(
                            notation == ByteNotation.ESCAPES
                                    ? text.get().replaceAll("\\{(?=\\{)", "\\\\x7b")
                                    : text.get());
                }
                case Piece.Value of -> texts.add(of.part().text());
            }
        }
        String whole = String.join(notation == ByteNotation.HEX ? " " : "", texts);
        return means(of(new WrittenReply(whole, notation))) ? Optional.of(whole) : Optional.empty();
    }

    private boolean means(TypedReply other) {
        return other.mistake.isEmpty()
                && placeholders().equals(other.placeholders())
                && Arrays.equals(bytes(), other.bytes());
    }

    private List<String> placeholders() {
        return pieces.stream()
                .filter(piece -> piece instanceof Piece.Value)
                .map(piece -> ((Piece.Value) piece).part().text())
                .toList();
    }
}
