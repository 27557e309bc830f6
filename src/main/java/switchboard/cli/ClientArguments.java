package switchboard.cli;

import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import switchboard.client.ClientOptions;
import switchboard.text.AppText;
import switchboard.text.CodedText;
import switchboard.wire.ReplyFormat;
import switchboard.wire.framing.Framing;

/**
 * The arguments of {@code client}.
 *
 * <p>Filled in by picocli; used by one thread.
 */
@Command(
        name = "client",
        // The server's help describes this command in its own words.
        hidden = true,
        sortOptions = false,
        separator = " ",
        headerHeading = "The teaching client: sends messages and shows what comes back.%n%n",
        synopsisHeading = "",
        customSynopsis = {
            "switchboard client HOST PORT [OPTIONS]   sends each line of standard input as one message",
            "switchboard client HOST PORT --message TEXT [--message TEXT ...]"
        },
        parameterListHeading = "%n",
        optionListHeading = "%nOptions:%n")
final class ClientArguments implements CommandArguments {
    @Parameters(index = "0", paramLabel = "HOST", description = "The server's address or name.")
    private String host = "";

    @Parameters(index = "1", paramLabel = "PORT", description = "The server's port.")
    private String port = "";

    @Option(
            names = "--message",
            paramLabel = "TEXT",
            description = "Send TEXT, print the reply, end. May be repeated: each waits for the reply before it.")
    private List<String> messages = new ArrayList<>();

    @Option(
            names = "--framing",
            paramLabel = "NAME",
            defaultValue = "header64",
            completionCandidates = OptionValues.FramingForms.class,
            description = "How messages leave: ${COMPLETION-CANDIDATES} (header64).")
    private String framing = "";

    @Option(
            names = "--reply-as",
            paramLabel = "FORMAT",
            defaultValue = "framed",
            description = "How replies are expected: framed, raw or line (framed).")
    private String replyAs = "";

    @Option(
            names = "--goodbye",
            paramLabel = "WORD",
            defaultValue = "",
            description = "Send WORD as the last message before hanging up.")
    private String goodbye = "";

    @Option(
            names = "--code",
            paramLabel = "WORD",
            defaultValue = "",
            description = "Send WORD first, as the class code.")
    private String code = "";

    @Mixin
    private TrustOption trust = new TrustOption();

    @Option(
            names = "--timeout",
            paramLabel = "SECONDS",
            defaultValue = "30",
            description = "How long to wait for the connection and for each reply (30); 0 waits for ever.")
    private String timeout = "";

    @Option(names = "--show-wire", description = "Draw header and body of each message, on standard error.")
    private boolean showWire;

    @Option(names = "--help", usageHelp = true, description = "Show this help.")
    private boolean help;

    @Override
    public boolean wantsHelp() {
        return help;
    }

    @Override
    public ParsedCommand task() throws UsageException {
        return new ParsedCommand.RunClient(validated());
    }

    @Override
    public CodedText wanted() {
        return AppText.WANTED_CLIENT.with();
    }

    private ClientOptions validated() throws UsageException {
        Framing sent = OptionValues.framing("--framing", framing);
        ReplyFormat replies = OptionValues.replyFormat("--reply-as", replyAs);
        for (String message : messages) {
            OptionValues.sendable("--message", message, sent, ReplyFormat.FRAMED);
        }
        OptionValues.sendable("--goodbye", goodbye, sent, ReplyFormat.FRAMED);
        OptionValues.sendable("--code", code, sent, ReplyFormat.FRAMED);
        return new ClientOptions(
                OptionValues.host(host),
                OptionValues.port("PORT", port, false),
                messages,
                sent,
                replies,
                goodbye,
                OptionValues.seconds("--timeout", timeout),
                code,
                trust.value(),
                showWire);
    }
}
