package switchboard.console;

import java.nio.charset.Charset;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import switchboard.model.AccessRules.Rule;
import switchboard.model.AddressRange;
import switchboard.model.ConnectionId;
import switchboard.model.ListenerSettings.AutoReply;
import switchboard.terminal.CharsetNames;
import switchboard.terminal.Suggestions;
import switchboard.text.CodedText;
import switchboard.text.ConsoleText;
import switchboard.wire.framing.FramingException;
import switchboard.wire.framing.Framings;

/**
 * Parses a typed line into a command.
 *
 * <p>Stateless and thread-safe.
 */
final class CommandParser {
    static final String HELP = """
            list               the connected clients
            send ID TEXT       send TEXT to one client, for example: send 3 Hello!
            all TEXT           send TEXT to all connected clients
            send -e ID TEXT    the same with escapes (\\n \\r \\t \\\\ \\0 \\xHH \\uHHHH \\u{H}), for example: send -e 3 \\x01\\r
            send -x ID HEX     the same with bytes in hex, for example: send -x 3 01 0d
            send -f ID FILE    the same with the bytes of a file; all takes -e, -x and -f too
            send -r ID TEXT    the same without a frame; goes with -e, -x or -f, and for all
            resend N [ID]      send the body of message N again, to its client or to another one
            repeat ID every=500ms [times=N] TEXT
                               send TEXT on a timer (ID or all; -e, -x and -r as for send)
            repeat off [ID]    stop repeating, for one client or for all
            kick ID            disconnect a client
            block ID           disconnect a client and block its address (IPv6: its /64) from now on
            deny ADDRESS       block an address, or a range such as 192.168.1.0/24
            allow ADDRESS      allow it; as soon as one is allowed, only allowed ones may connect
            unblock ADDRESS    remove the rule for it
            auto off|echo|TEXT automatic reply from now on: none, the message itself, or TEXT (-e TEXT, -x HEX)
            hold ID|all        stop reading from a client, or from all
            release ID|all     resume reading
            as ID FRAMING      read a client in another framing from now on, for example: as 3 lines
            as ID default      read it in the framing of its listener; as ID tells its framing
            charset ID NAME    its texts are in an encoding such as GBK; replies too
            counts             live, total, peak, rejected, threads
            log [N] [FILTER]   the newest N messages (20), or those that match a filter: log 50 from:ana is:problem
            save FILE          with --no-record: write the messages in memory into a new session file
            help               this list
            quit               end the program""";

    /** The largest number of messages that {@code log} prints. */
    static final int MOST_ROWS = 1_000;

    private static final int USUAL_ROWS = 20;

    /** The largest number of digits that always fit into a {@code long}. */
    private static final int LONGEST_ID = 18;

    private static final List<String> WORDS = List.of(
            "list", "send", "all", "resend", "repeat", "kick", "block", "deny", "allow", "unblock", "auto", "hold",
            "release", "as", "charset", "counts", "log", "save", "help", "quit");

    private CommandParser() {}

    static Command parse(String line) {
        String typed = line.stripLeading();
        int end = wordEnd(typed);
        String word = typed.substring(0, end).toLowerCase(Locale.ROOT);
        // The text after the first space stays as typed, because further spaces may be intended.
        String rest = end < typed.length() ? typed.substring(end + 1) : "";
        return switch (word) {
            case "" -> new Command.Empty();
            case "list" -> alone(word, rest, new Command.ListClients());
            case "counts" -> alone(word, rest, new Command.ShowCounts());
            case "help" -> alone(word, rest, new Command.Help());
            case "quit" -> alone(word, rest, new Command.Quit());
            case "send" -> send(rest);
            case "all" -> all(rest);
            case "resend" -> resend(rest.strip());
            case "repeat" -> RepeatParser.parse(rest);
            case "kick" ->
                id(rest.strip())
                        .<Command>map(Command.Kick::new)
                        .orElseGet(() -> new Command.Invalid(ConsoleText.CLIENT_WANTED.with(word)));
            case "block" ->
                id(rest.strip())
                        .<Command>map(Command.Block::new)
                        .orElseGet(() -> new Command.Invalid(ConsoleText.CLIENT_WANTED.with(word)));
            case "deny" -> rule(word, rest, Rule.DENY);
            case "allow" -> rule(word, rest, Rule.ALLOW);
            case "unblock" -> rule(word, rest, Rule.NONE);
            case "auto" -> auto(rest);
            case "hold" -> whom(word, rest.strip(), Command.Hold::new);
            case "release" -> whom(word, rest.strip(), Command.Release::new);
            case "as" -> as(rest.strip());
            case "charset" -> charset(rest.strip());
            case "log" -> log(rest.strip());
            case "save" -> save(rest.strip());
            default -> new Command.Invalid(unknown(word));
        };
    }

    private static CodedText unknown(String word) {
        return Suggestions.nearest(word, WORDS)
                .map(near -> ConsoleText.COMMAND_UNKNOWN_NEAR.with(word, near))
                .orElseGet(() -> ConsoleText.COMMAND_UNKNOWN.with(word));
    }

    private static Command alone(String word, String rest, Command command) {
        return rest.isBlank() ? command : new Command.Invalid(ConsoleText.COMMAND_ALONE.with(word));
    }

    private static Command send(String rest) {
        Sending sending = Sending.of(rest);
        String typed = sending.rest().stripLeading();
        int end = wordEnd(typed);
        Optional<ConnectionId> id = id(typed.substring(0, end));
        if (id.isEmpty() || end == typed.length()) {
            return new Command.Invalid(ConsoleText.SEND_WANTED.with());
        }
        return sending.with(typed.substring(end + 1)).send(id);
    }

    private static Command all(String rest) {
        Sending sending = Sending.of(rest);
        return sending.isMissing()
                ? new Command.Invalid(ConsoleText.ALL_WANTED.with())
                : sending.send(Optional.empty());
    }

    private static Command resend(String rest) {
        int end = wordEnd(rest);
        // Messages are counted as clients are.
        Optional<ConnectionId> number = id(rest.substring(0, end));
        String whom = rest.substring(end).strip();
        Optional<ConnectionId> to = id(whom);
        return number.isEmpty() || to.isEmpty() && !whom.isEmpty()
                ? new Command.Invalid(ConsoleText.RESEND_WANTED.with())
                : new Command.Resend(number.get().number(), to);
    }

    private static Command whom(String word, String name, Function<Optional<ConnectionId>, Command> make) {
        if (name.equalsIgnoreCase("all")) {
            return make.apply(Optional.empty());
        }
        Optional<ConnectionId> id = id(name);
        return id.isPresent() ? make.apply(id) : new Command.Invalid(ConsoleText.CLIENT_OR_ALL.with(word));
    }

    private static Command rule(String word, String address, Rule rule) {
        return AddressRange.parse(address)
                .<Command>map(range -> new Command.SetRule(range, rule))
                .orElseGet(() -> new Command.Invalid(ConsoleText.ADDRESS_WANTED.with(word)));
    }

    private static Command auto(String rest) {
        Sending sending = Sending.of(rest);
        if (sending.isEscapedOrHex()) {
            return sending.isMissing() || sending.raw()
                    ? new Command.Invalid(ConsoleText.AUTO_WANTED.with())
                    : sending.bytes(body -> new Command.SetAutoReply(new AutoReply.Fixed(body)));
        }
        return switch (rest.strip()) {
            case "" -> new Command.Invalid(ConsoleText.AUTO_WANTED.with());
            case "off" -> new Command.SetAutoReply(new AutoReply.Off());
            case "echo" -> new Command.SetAutoReply(new AutoReply.Echo());
            default -> new Command.SetAutoReply(new AutoReply.Fixed(rest));
        };
    }

    private static Command as(String rest) {
        int end = wordEnd(rest);
        Optional<ConnectionId> id = id(rest.substring(0, end));
        if (id.isEmpty()) {
            return new Command.Invalid(ConsoleText.AS_WANTED.with());
        }
        String framing = rest.substring(end).strip();
        if (framing.isEmpty()) {
            return new Command.ShowFraming(id.get());
        }
        try {
            return new Command.ReadAs(
                    id.get(), framing.equals("default") ? Optional.empty() : Optional.of(Framings.parse(framing)));
        } catch (FramingException mistake) {
            return new Command.Invalid(
                    ConsoleText.AS_MISTAKE.with(mistake.text(), String.join(", ", Framings.names())));
        }
    }

    private static Command charset(String rest) {
        int end = wordEnd(rest);
        Optional<ConnectionId> id = id(rest.substring(0, end));
        if (id.isEmpty()) {
            return new Command.Invalid(ConsoleText.CHARSET_WANTED.with());
        }
        String name = rest.substring(end).strip();
        if (name.isEmpty()) {
            return new Command.ShowCharset(id.get());
        }
        Optional<Charset> charset = CharsetNames.find(name);
        return charset.isEmpty() && !name.equals("default")
                ? new Command.Invalid(CharsetNames.near(name)
                        .map(near -> ConsoleText.CHARSET_NEAR.with(name, near))
                        .orElseGet(() -> ConsoleText.CHARSET_UNKNOWN.with(name)))
                : new Command.SetCharset(id.get(), charset);
    }

    private static Command log(String rest) {
        int end = wordEnd(rest);
        String count = rest.substring(0, end);
        if (count.isEmpty() || !count.chars().allMatch(CommandParser::isDigit)) {
            return new Command.ShowLog(USUAL_ROWS, rest);
        }
        long rows = count.length() <= LONGEST_ID ? Long.parseLong(count) : 0;
        return rows >= 1 && rows <= MOST_ROWS
                ? new Command.ShowLog((int) rows, rest.substring(end).strip())
                : new Command.Invalid(ConsoleText.LOG_ROWS.with(MOST_ROWS));
    }

    private static Command save(String file) {
        try {
            return file.isEmpty()
                    ? new Command.Invalid(ConsoleText.SAVE_WANTED.with())
                    : new Command.Save(Path.of(file));
        } catch (InvalidPathException impossible) {
            return new Command.Invalid(ConsoleText.SAVE_IMPOSSIBLE.with());
        }
    }

    private static Optional<ConnectionId> id(String name) {
        String digits = name.startsWith("#") ? name.substring(1) : name;
        if (digits.isEmpty() || digits.length() > LONGEST_ID || !digits.chars().allMatch(CommandParser::isDigit)) {
            return Optional.empty();
        }
        return Optional.of(new ConnectionId(Long.parseLong(digits)));
    }

    /** Returns whether the character is an ASCII digit; digits of other scripts are not accepted. */
    private static boolean isDigit(int character) {
        return character >= '0' && character <= '9';
    }

    private static int wordEnd(String typed) {
        int end = 0;
        while (end < typed.length() && !Character.isWhitespace(typed.charAt(end))) {
            end++;
        }
        return end;
    }
}
