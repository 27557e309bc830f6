package switchboard.ui.reply;

import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import switchboard.reply.Template;
import switchboard.wire.ByteNotation;
import switchboard.wire.TypedBody;
import switchboard.wire.TypedBytes;
import switchboard.wire.UnencodableException;

/**
 * A typed reply, parsed: characters and bytes, and placeholders whose values differ by recipient; or a mistake.
 *
 * <p>Placeholders are found first. Each text between them is parsed alone, and a placeholder's value is never parsed: a
 * client that is called {@code \x01} gets these four characters. Immutable.
 */
final class TypedReply {
    /** A part: what all recipients get, or a placeholder. */
    private sealed interface Piece {
        /** Characters and bytes for all recipients. */
        record Fixed(TypedBody body) implements Piece {}

        /** A placeholder. */
        record Value(Template.Part part) implements Piece {}
    }

    private final List<Piece> pieces;
    private final Optional<TypedBytes.Mistake> mistake;

    private TypedReply(List<Piece> pieces, Optional<TypedBytes.Mistake> mistake) {
        this.pieces = List.copyOf(pieces);
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
                    case TypedBytes.Meant meant -> pieces.add(new Piece.Fixed(meant.body()));
                    case TypedBytes.Mistake wrong -> {
                        String before = written.text().substring(0, part.at());
                        return new TypedReply(List.of(), Optional.of(wrong.behind(before)));
                    }
                }
            }
        }
        return new TypedReply(pieces, Optional.empty());
    }

    /** Returns the reply of these bytes, which are not searched for placeholders. */
    static TypedReply of(byte[] body) {
        return new TypedReply(
                body.length == 0 ? List.of() : List.of(new Piece.Fixed(TypedBody.of(body))), Optional.empty());
    }

    /** Returns the mistake, with its place in the whole text; empty if there is none. */
    Optional<TypedBytes.Mistake> mistake() {
        return mistake;
    }

    /** Returns whether nothing is typed, or a mistake. */
    boolean isEmpty() {
        return pieces.isEmpty();
    }

    /** Returns whether all recipients get the same characters and bytes. */
    boolean isPlain() {
        return pieces.stream().noneMatch(piece -> piece instanceof Piece.Value);
    }

    /** Returns the body with placeholders as they were typed; an empty one if there is a mistake. */
    TypedBody body() {
        return joined(Template.Part::text);
    }

    /** Returns the body for one recipient; an empty one if there is a mistake. */
    TypedBody body(Template.Recipient recipient) {
        return joined(part -> part.value(recipient));
    }

    private TypedBody joined(Function<Template.Part, String> value) {
        return TypedBody.joined(pieces.stream()
                .map(piece -> switch (piece) {
                    case Piece.Fixed fixed -> fixed.body();
                    case Piece.Value of -> TypedBody.of(value.apply(of.part()));
                })
                .toList());
    }

    /**
     * Returns the text in another notation that a recipient with this encoding gets as the same bytes; empty if there
     * is none, or a mistake.
     *
     * @throws UnencodableException if the encoding lacks a character of this text
     */
    Optional<String> in(ByteNotation notation, Charset charset) throws UnencodableException {
        if (mistake.isPresent()) {
            return Optional.empty();
        }
        List<String> texts = new ArrayList<>();
        for (Piece piece : pieces) {
            switch (piece) {
                case Piece.Fixed fixed -> {
                    Optional<String> text = notation.write(fixed.body().in(charset), charset);
                    if (text.isEmpty()) {
                        return Optional.empty();
                    }
                    // Two braces that are no placeholder must not become the beginning of one.
                    texts.add(
                            notation == ByteNotation.ESCAPES
                                    ? text.get().replaceAll("\\{(?=\\{)", "\\\\u007b")
                                    : text.get());
                }
                case Piece.Value of -> texts.add(of.part().text());
            }
        }
        String whole = String.join(notation == ByteNotation.HEX ? " " : "", texts);
        return means(of(new WrittenReply(whole, notation)), charset) ? Optional.of(whole) : Optional.empty();
    }

    private boolean means(TypedReply other, Charset charset) throws UnencodableException {
        return other.mistake.isEmpty()
                && placeholders().equals(other.placeholders())
                && Arrays.equals(body().in(charset), other.body().in(charset));
    }

    private List<String> placeholders() {
        return pieces.stream()
                .filter(piece -> piece instanceof Piece.Value)
                .map(piece -> ((Piece.Value) piece).part().text())
                .toList();
    }
}
