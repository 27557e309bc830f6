package switchboard.console;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;
import switchboard.event.Request;
import switchboard.model.ConnectionId;
import switchboard.text.CodedText;
import switchboard.text.ConsoleText;
import switchboard.wire.ByteNotation;
import switchboard.wire.ReplyFormat;
import switchboard.wire.TypedBody;
import switchboard.wire.TypedBytes;

/**
 * The part of a command that says what is sent: options, perhaps a client, and the text.
 *
 * <p>{@code 3 Hello}, {@code -e 3 \x01}, {@code -x 3 01 02}, {@code -f 3 FILE}, {@code -r -x 3 01 02}. Immutable.
 *
 * @param option the meaning of the text; {@link Option#PLAIN} if none is given
 * @param raw whether it is sent without a frame
 * @param rest the text behind the options
 */
record Sending(Option option, boolean raw, String rest) {
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

    private static final String RAW = "-r";

    /** Splits a text behind a command; each kind of option is taken once. */
    static Sending of(String text) {
        Optional<String> behindRaw = behind(RAW, text);
        String typed = behindRaw.orElse(text);
        for (Option option : Option.values()) {
            Optional<String> behind = option == Option.PLAIN ? Optional.empty() : behind(option.word, typed);
            if (behind.isPresent()) {
                Optional<String> behindBoth = behindRaw.isPresent() ? Optional.empty() : behind(RAW, behind.get());
                return new Sending(
                        option, behindRaw.or(() -> behindBoth).isPresent(), behindBoth.orElseGet(behind::get));
            }
        }
        return new Sending(Option.PLAIN, behindRaw.isPresent(), typed);
    }

    /** Returns the text behind an option and one blank; empty if the text does not begin with the option. */
    private static Optional<String> behind(String option, String text) {
        String typed = text.stripLeading();
        int end = option.length();
        return typed.startsWith(option) && (typed.length() == end || Character.isWhitespace(typed.charAt(end)))
                ? Optional.of(typed.substring(Math.min(typed.length(), end + 1)))
                : Optional.empty();
    }

    /** Returns the same with another text. */
    Sending with(String text) {
        return new Sending(option, raw, text);
    }

    /** Returns the format in which it is sent. */
    Request.ReplyForm form() {
        return raw ? new Request.ReplyForm.InFormat(ReplyFormat.RAW) : new Request.ReplyForm.ClientFormat();
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
    Command bytes(Function<TypedBody, Command> make) {
        return switch (notation().parse(rest)) {
            case TypedBytes.Meant meant -> make.apply(meant.body());
            case TypedBytes.Mistake mistake -> new Command.Invalid(nothingSent(mistake));
        };
    }

    /** Returns the command that sends the bytes or the file. */
    Command send(Optional<ConnectionId> to) {
        if (option != Option.FILE) {
            return bytes(body -> to.<Command>map(id -> new Command.Send(id, body, form()))
                    .orElseGet(() -> new Command.SendAll(body, form())));
        }
        try {
            String name = rest.strip();
            return name.isEmpty()
                    ? new Command.Invalid(ConsoleText.FILE_WANTED.with())
                    : new Command.SendFile(to, Path.of(name), form());
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
