package switchboard.cli;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import switchboard.client.swarm.ClientKind;
import switchboard.client.swarm.ClientMix;
import switchboard.client.swarm.ClientMixException;
import switchboard.client.swarm.Expectation;
import switchboard.client.swarm.SwarmPlan;
import switchboard.system.FileDescriptors;
import switchboard.text.AppText;
import switchboard.text.CodedText;
import switchboard.wire.ReplyFormat;
import switchboard.wire.framing.Framing;

/**
 * The arguments of {@code swarm}.
 *
 * <p>Filled in by picocli; used by one thread.
 */
@Command(
        name = "swarm",
        // The server's help describes this command in its own words.
        hidden = true,
        sortOptions = false,
        separator = " ",
        headerHeading =
                "The swarm: many clients at once, tidy ones and others, and a summary of what each kind saw.%n%n",
        synopsisHeading = "",
        customSynopsis = "switchboard swarm HOST PORT [OPTIONS]",
        parameterListHeading = "%n",
        optionListHeading = "%nOptions:%n",
        footerHeading = "%n",
        footer = {
            "Kinds that keep the rules: tidy, chatty (bursts), slow (byte by byte), emoji, half-close, reconnect.",
            "The others: reset, never-reads, wrong-length, characters (counted instead of bytes), no-header, huge (10 MB).",
            "Mixes: class (a lesson), hostile, all (one of each), or your own: tidy=20,slow=3,reset=2.",
            "",
            "The summary counts for each kind what it sent, what came back, and under FIN and RST the connections",
            "that the server ended first. Exit code 0: all that kept the rules were let in, kept until they left,",
            "and with --expect echo answered; 1 otherwise. Ctrl-C ends it early, with the summary."
        })
final class SwarmArguments implements CommandArguments {
    private static final int HIGHEST_RATE = 1_000_000;

    /** The bound of a random seed; a short number is easier to type again. */
    private static final int SEEDS = 1_000_000;

    @Parameters(index = "0", paramLabel = "HOST", description = "The server's address or name.")
    private String host = "";

    @Parameters(index = "1", paramLabel = "PORT", description = "The server's port.")
    private String port = "";

    @Option(names = "--profile", paramLabel = "MIX", defaultValue = "class", description = "Who comes (class).")
    private String profile = "";

    @Option(names = "--clients", paramLabel = "N", description = "How many, in the proportions of the mix (its own).")
    private @Nullable String clients;

    @Option(
            names = "--rate",
            paramLabel = "R",
            description = "Messages a second, of all together (one for each client); 0: as many as they can.")
    private @Nullable String rate;

    @Option(names = "--seconds", paramLabel = "S", defaultValue = "30", description = "How long (30); 0: until Ctrl-C.")
    private String seconds = "";

    @Option(names = "--seed", paramLabel = "N", description = "Brings back the choices of the run that printed it.")
    private @Nullable String seed;

    @Option(
            names = "--expect",
            paramLabel = "anything|echo",
            defaultValue = "anything",
            description = "What answers should be: echo wants every message back (anything).")
    private String expect = "";

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
            names = "--code",
            paramLabel = "WORD",
            defaultValue = "",
            description = "Each client sends WORD first, as the class code.")
    private String code = "";

    @Mixin
    private TrustOption trust = new TrustOption();

    @Option(names = "--json", description = "Print the summary as one JSON object.")
    private boolean json;

    @Option(names = "--help", usageHelp = true, description = "Show this help.")
    private boolean help;

    @Override
    public boolean wantsHelp() {
        return help;
    }

    @Override
    public CodedText wanted() {
        return AppText.WANTED_SWARM.with();
    }

    @Override
    public ParsedCommand task() throws UsageException {
        int portNumber = OptionValues.port("PORT", port, false);
        Framing messages = OptionValues.framing("--framing", framing);
        ReplyFormat replies = OptionValues.replyFormat("--reply-as", replyAs);
        Duration time = OptionValues.seconds("--seconds", seconds);
        OptionValues.sendable("--code", code, messages, ReplyFormat.FRAMED);
        ClientMix wanted = mix();
        ClientMix mix = fitting(wanted, messages);
        if (clients != null) {
            mix = mix.of(OptionValues.number("--clients", clients, 1, ClientMix.MOST_CLIENTS));
        }
        checkDescriptors(mix.size());
        int perSecond = rate == null ? mix.size() : OptionValues.number("--rate", rate, 0, HIGHEST_RATE);
        long chosen = seed == null
                ? ThreadLocalRandom.current().nextInt(1, SEEDS)
                : OptionValues.number("--seed", seed, 0, 999_999_999);
        SwarmPlan plan = SwarmPlan.of(OptionValues.host(host), portNumber, mix, perSecond, time, chosen)
                .speaking(messages, replies)
                .entering(trust.value(), code)
                .expecting(expectation());
        List<ClientKind> leftOut = wanted.counts().keySet().stream()
                .filter(fits(messages).negate())
                .toList();
        return new ParsedCommand.Swarm(new SwarmOptions(plan, leftOut, json));
    }

    private ClientMix mix() throws UsageException {
        try {
            return ClientMix.parse(profile);
        } catch (ClientMixException unknown) {
            throw new UsageException(
                    OptionValues.meant(AppText.VALUE_PROFILE.with(unknown.text()), profile, ClientMix.words()));
        }
    }

    private static ClientMix fitting(ClientMix wanted, Framing messages) throws UsageException {
        return wanted.only(fits(messages))
                .orElseThrow(() -> new UsageException(AppText.SWARM_NOBODY.with(
                        messages.name(), words(List.copyOf(wanted.counts().keySet())))));
    }

    private static Predicate<ClientKind> fits(Framing messages) {
        return kind -> !kind.miscounts() || messages.longestLength() > 0;
    }

    /** Returns the words of kinds, separated by commas. */
    static String words(List<ClientKind> kinds) {
        return kinds.stream().map(ClientKind::word).collect(Collectors.joining(", "));
    }

    private static void checkDescriptors(int wanted) throws UsageException {
        int allowed = FileDescriptors.lowered(wanted);
        if (allowed < wanted) {
            throw new UsageException(AppText.SWARM_FILES.with(allowed, wanted));
        }
    }

    private Expectation expectation() throws UsageException {
        for (Expectation one : Expectation.values()) {
            if (one.word().equals(expect)) {
                return one;
            }
        }
        throw new UsageException(AppText.VALUE_EXPECT.with(OptionValues.quoted(expect)));
    }
}
