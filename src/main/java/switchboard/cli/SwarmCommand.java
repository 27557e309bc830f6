package switchboard.cli;

import java.io.PrintStream;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import switchboard.client.ClientException;
import switchboard.client.swarm.ClientKind;
import switchboard.client.swarm.ClientMix;
import switchboard.client.swarm.ClientMixException;
import switchboard.client.swarm.Expectation;
import switchboard.client.swarm.Swarm;
import switchboard.client.swarm.SwarmPlan;
import switchboard.client.swarm.SwarmProgress;
import switchboard.client.swarm.SwarmReport;
import switchboard.system.FileDescriptors;
import switchboard.terminal.ProcessSignals;
import switchboard.terminal.TerminalText;
import switchboard.terminal.TextTable;
import switchboard.text.AppText;
import switchboard.text.CodedText;
import switchboard.thread.Threads;
import switchboard.wire.ReplyFormat;
import switchboard.wire.framing.Framing;

/**
 * The command {@code swarm}.
 *
 * <p>Filled in by picocli; used by one thread.
 */
@Command(
        name = "swarm",
        headerHeading =
                "The swarm: many clients at once, tidy ones and others, and a summary of what each kind saw.%n%n",
        customSynopsis = "switchboard swarm HOST PORT [OPTIONS]",
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
final class SwarmCommand implements RunnableCommand {
    private static final int HIGHEST_RATE = 1_000_000;

    /** The bound of a random seed; a short number is easier to type again. */
    private static final int SEEDS = 1_000_000;

    private static final long PROGRESS_SECONDS = 5;

    /** The time limit of the end after a signal; a little less than the one of {@link ProcessSignals}. */
    private static final long END_MILLIS = 1_700;

    private final CommandContext context;
    private final PrintStream err;

    @Mixin
    private ServerAddressArguments server = new ServerAddressArguments();

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

    @Mixin
    private FramingOptions framings = new FramingOptions();

    @Mixin
    private EntryOptions entry = new EntryOptions();

    @Option(names = "--json", description = "Print the summary as one JSON object.")
    private boolean json;

    SwarmCommand(CommandContext context) {
        this.context = context;
        err = context.streams().err();
    }

    @Override
    public Optional<CodedText> usage() {
        return Optional.of(AppText.WANTED_SWARM.with());
    }

    @Override
    public Integer call() throws UsageException, InterruptedException {
        SwarmPlan plan = plan();
        Swarm swarm = Swarm.of(plan);
        CountDownLatch told = new CountDownLatch(1);
        AtomicInteger code = new AtomicInteger(ExitCode.FAILED);
        context.onSignal().accept(() -> {
            swarm.stop();
            awaitTold(told);
            return code.get();
        });
        err.println(announcement(plan));
        List<ClientKind> leftOut = leftOut();
        if (!leftOut.isEmpty()) {
            err.println("Left out, because " + plan.framing().name() + " has no length to be wrong about: "
                    + words(leftOut) + ".");
        }
        Threads.platform("swarm-progress", () -> tellProgress(swarm, told)).start();
        try {
            SwarmReport report = swarm.run();
            PrintStream out = context.streams().out();
            out.print(json ? SwarmSummary.json(report) : SwarmSummary.text(report));
            out.flush();
            code.set(report.isGood() ? ExitCode.SUCCESS : ExitCode.FAILED);
        } catch (ClientException explained) {
            err.println(TerminalText.of(explained));
        } finally {
            told.countDown();
        }
        return code.get();
    }

    SwarmPlan plan() throws UsageException {
        int port = server.port();
        Framing messages = framings.framing();
        ReplyFormat replies = framings.replyAs();
        Duration time = OptionValues.seconds("--seconds", seconds);
        String code = entry.code(context, messages);
        ClientMix mix = fitting(mix(), messages);
        if (clients != null) {
            mix = mix.of(OptionValues.number("--clients", clients, 1, ClientMix.MOST_CLIENTS));
        }
        checkDescriptors(mix.size());
        int perSecond = rate == null ? mix.size() : OptionValues.number("--rate", rate, 0, HIGHEST_RATE);
        long chosen = seed == null
                ? ThreadLocalRandom.current().nextInt(1, SEEDS)
                : OptionValues.number("--seed", seed, 0, 999_999_999);
        return SwarmPlan.of(server.host(), port, mix, perSecond, time, chosen)
                .speaking(messages, replies)
                .entering(entry.trust(), code)
                .expecting(expectation());
    }

    /** Returns the kinds of the mix that do not apply to the framing. */
    List<ClientKind> leftOut() throws UsageException {
        return mix().counts().keySet().stream()
                .filter(fits(framings.framing()).negate())
                .toList();
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

    private static String words(List<ClientKind> kinds) {
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

    private static void awaitTold(CountDownLatch told) {
        try {
            told.await(END_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static String announcement(SwarmPlan plan) {
        String time = plan.time().isZero() ? "until Ctrl-C" : "for " + seconds(plan) + " s, or until Ctrl-C";
        String rate = plan.rate() == 0
                ? "as many messages as they can"
                : TextTable.counted((long) plan.rate(), "message") + " a second";
        return String.format(
                Locale.ROOT,
                "Seed %d: %s %s, %s, %s.",
                plan.seed(),
                TextTable.counted(plan.mix().size(), "client"),
                "(" + plan.mix() + ")",
                rate,
                time);
    }

    private static String seconds(SwarmPlan plan) {
        return BigDecimal.valueOf(plan.time().toMillis(), 3)
                .stripTrailingZeros()
                .toPlainString();
    }

    /** Prints a line of progress every few seconds until the summary is printed; runs in a thread of its own. */
    private void tellProgress(Swarm swarm, CountDownLatch told) {
        try {
            for (long at = PROGRESS_SECONDS; !told.await(PROGRESS_SECONDS, TimeUnit.SECONDS); at += PROGRESS_SECONDS) {
                SwarmProgress now = swarm.progress();
                err.println(String.format(
                        Locale.ROOT,
                        "%,4d s  %,d connected  %,d sent  %,d replies",
                        at,
                        now.connected(),
                        now.sent(),
                        now.replies()));
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }
}
