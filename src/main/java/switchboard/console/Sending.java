package switchboard.console;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;
import switchboard.model.ConnectionId;
import switchboard.text.CodedText;
import switchboard.text.ConsoleText;
import switchboard.wire.ByteNotation;
import switchboard.wire.TypedBytes;

/**
 * The part of a command that says what is sent: an option, perhaps a client, and the text.
 *
 * <p>{@code 3 Hello}, {@code -e 3 \x01}, {@code -x 3 01 02}, {@code -f 3 FILE}. Immutable.
 *
 * @param option the option; {@link Option#PLAIN} if there is none
 * @param rest the text behind it
 */
record Sending(Option option, String rest) {
    /** The meaning of a text. */
    enum Option {
        PLAIN(""),
        ESCAPED("-e"),
        HEX("-x"),
        FILE("-f");

        private final String word;

        Option(String word) {
            this.word = word;
        }
    }

    /** Splits a text behind a command. */
    static Sending of(String text) {
        String typed = text.stripLeading();
        for (Option option : Option.values()) {
            boolean begins = option != Option.PLAIN && typed.startsWith(option.word);
            int end = option.word.length();
            if (begins && (typed.length() == end || Character.isWhitespace(typed.charAt(end)))) {
                return new Sending(option, typed.substring(Math.min(typed.length(), end + 1)));
            }
        }
        return new Sending(Option.PLAIN, text);
    }

    /** Returns the same with another text. */
    Sending with(String text) {
        return new Sending(option, text);
    }

    /** Returns whether nothing stands where a text belongs. */
    boolean isMissing() {
        return rest.isEmpty();
    }

    /** Returns whether the text stands for bytes. */
    boolean isEscapedOrHex() {
        return option == Option.ESCAPED || option == Option.HEX;
    }

    /** Returns the command for the bytes that are meant; no file. */
    Command bytes(Function<Command.Body, Command> make) {
        return switch (notation().parse(rest)) {
            case TypedBytes.Meant meant -> make.apply(new Command.Body(meant.bytes(), !isEscapedOrHex()));
            case TypedBytes.Mistake mistake -> new Command.Invalid(nothingSent(mistake));
        };
    }

    /** Returns the command that sends the bytes or the file. */
    Command send(Optional<ConnectionId> to) {
        if (option != Option.FILE) {
            return bytes(body ->
                    to.<Command>map(id -> new Command.Send(id, body)).orElseGet(() -> new Command.SendAll(body)));
        }
        try {
            String name = rest.strip();
            return name.isEmpty()
                    ? new Command.Invalid(ConsoleText.FILE_WANTED.with())
                    : new Command.SendFile(to, Path.of(name));
        } catch (InvalidPathException impossible) {
            return new Command.Invalid(ConsoleText.FILE_IMPOSSIBLE.with());
        }
    }

    private ByteNotation notation() {
        return switch (option) {
            case PLAIN, FILE -> ByteNotation.TEXT;
            case ESCAPED -> ByteNotation.ESCAPES;
            case HEX -> ByteNotation.HEX;
        };
    }

    private static CodedText nothingSent(TypedBytes.Mistake mistake) {
        return ConsoleText.BYTES_WRONG.with(mistake.sentence());
    }
}
