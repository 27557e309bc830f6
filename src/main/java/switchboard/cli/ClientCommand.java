package switchboard.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import switchboard.client.ClientOptions;
import switchboard.client.TeachingClient;
import switchboard.terminal.StandardStreams;
import switchboard.text.AppText;
import switchboard.text.CodedText;
import switchboard.wire.ByteNotation;
import switchboard.wire.ReplyFormat;
import switchboard.wire.framing.Framing;

/**
 * The command {@code client}.
 *
 * <p>Filled in by picocli; used by one thread.
 */
@Command(
        name = "client",
        headerHeading = "The teaching client: sends messages and shows what comes back.%n%n",
        customSynopsis = {
            "switchboard client HOST PORT [OPTIONS]   sends each line of standard input as one message",
            "switchboard client HOST PORT --message TEXT [--message TEXT ...]"
        })
final class ClientCommand implements RunnableCommand {
    private final CommandContext context;

    @Mixin
    private ServerAddressArguments server = new ServerAddressArguments();

    @Option(
            names = "--message",
            paramLabel = "TEXT",
            description = "Send TEXT, print the reply, end. May be repeated: each waits for the reply before it.")
    private List<String> messages = new ArrayList<>();

    @Option(
            names = "--escaped",
            description = "Messages and typed lines have escapes: \\n \\r \\t \\\\ \\0 \\xHH \\uHHHH \\u{...}.")
    private boolean escaped;

    @Option(names = "--hex", description = "Messages and typed lines are bytes in hex, such as 01 0d.")
    private boolean hex;

    @Mixin
    private FramingOptions framings = new FramingOptions();

    @Option(
            names = "--goodbye",
            paramLabel = "WORD",
            defaultValue = "",
            description = "Send WORD as the last message before hanging up.")
    private String goodbye = "";

    @Mixin
    private EntryOptions entry = new EntryOptions();

    @Option(
            names = "--timeout",
            paramLabel = "SECONDS",
            defaultValue = "30",
            description = "How long to wait for the connection and for each reply (30); 0 waits forever.")
    private String timeout = "";

    @Option(names = "--show-wire", description = "Draw header and body of each message, on standard error.")
    private boolean showWire;

    ClientCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() throws UsageException, InterruptedException {
        StandardStreams streams = context.streams();
        return new TeachingClient(options(), streams.in(), streams.inputCharset(), streams.out(), streams.err()).run();
    }

    @Override
    public Optional<CodedText> usage() {
        return Optional.of(AppText.WANTED_CLIENT.with());
    }

    ClientOptions options() throws UsageException {
        Framing sent = framings.framing();
        ReplyFormat replies = framings.replyAs();
        for (String message : messages) {
            OptionValues.sendable(
                    "--message",
                    OptionValues.body("--message", message, notation()).utf8(),
                    sent,
                    ReplyFormat.FRAMED);
        }
        OptionValues.sendable("--goodbye", goodbye, sent, ReplyFormat.FRAMED);
        String code = entry.code(context, sent);
        return new ClientOptions(
                server.host(),
                server.port(),
                messages,
                sent,
                replies,
                goodbye,
                OptionValues.seconds("--timeout", timeout),
                code,
                entry.trust(),
                showWire,
                notation());
    }

    private ByteNotation notation() throws UsageException {
        if (escaped && hex) {
            throw new UsageException(AppText.NOTATION_EXCLUDED.with());
        }
        return escaped ? ByteNotation.ESCAPES : hex ? ByteNotation.HEX : ByteNotation.TEXT;
    }
}
