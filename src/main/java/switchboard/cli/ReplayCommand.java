package switchboard.cli;

import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import switchboard.model.ConnectionId;
import switchboard.record.SessionException;
import switchboard.replay.Replay;
import switchboard.replay.ReplayOptions;
import switchboard.replay.ReplayPlan;
import switchboard.replay.script.ReplaySpeed;
import switchboard.text.AppText;
import switchboard.text.CodedText;

/**
 * The command {@code replay}. The exit code is 0 if everything equals the recording.
 *
 * <p>Filled in by picocli; used by one thread.
 */
@Command(
        name = "replay",
        headerHeading = "Plays one side of a recorded session again and compares what the other side says.%n%n",
        customSynopsis = {
            "switchboard replay SESSION HOST PORT [OPTIONS]         the recorded clients call a server",
            "switchboard replay SESSION --serve [--port N] [OPTIONS]   the recorded server answers clients"
        },
        footer = "%nExit code 0 means that everything was said as it was recorded.")
final class ReplayCommand implements RunnableCommand {
    /** The default time limit with {@code --serve}, because a person may type at the client. */
    private static final Duration SERVING_PATIENCE = Duration.ofSeconds(60);

    private final CommandContext context;

    @Mixin
    private SessionArgument session = new SessionArgument();

    @Parameters(index = "1..*", arity = "0..2", paramLabel = "HOST PORT", description = "Whom the clients call.")
    private List<String> server = new ArrayList<>();

    @Option(names = "--serve", description = "Play the server: wait for clients and answer what was answered.")
    private boolean serve;

    @Option(
            names = "--port",
            paramLabel = "N",
            defaultValue = "",
            description = "With --serve: the port to listen on, 0 for any free one (5050).")
    private String port = "";

    @Option(
            names = "--bind",
            paramLabel = "ADDRESS",
            defaultValue = "",
            description = "With --serve: the address to listen on (127.0.0.1).")
    private String bind = "";

    @Option(
            names = "--speed",
            paramLabel = "SPEED",
            defaultValue = "original",
            description = "original, full, or a factor such as 2 or 0.5 (original).")
    private String speed = "";

    @Option(
            names = "--client",
            paramLabel = "ID",
            split = ",",
            description = "Only these recorded clients: their numbers, separated by commas. May be repeated.")
    private List<String> clients = new ArrayList<>();

    @Option(
            names = "--timeout",
            paramLabel = "SECONDS",
            defaultValue = "",
            description = "How much longer than then the other side may take for a message (10; with --serve 60).")
    private String timeout = "";

    @Mixin
    private ClassCodeOptions code = new ClassCodeOptions();

    @Option(names = "--pieces", description = "Send each message in the pieces in which it was read then.")
    private boolean pieces;

    @Option(names = "--quiet", description = "Print only what is not as it was.")
    private boolean quiet;

    ReplayCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() throws UsageException, SessionException {
        ReplayPlan plan = plan();
        PrintStream out = context.streams().out();
        ReplayPrinter printer = new ReplayPrinter(out, context.streams().err(), quiet);
        try (Replay replay = Replay.start(session.file(context.archive().get()), plan, printer)) {
            context.onSignal().accept(() -> {
                replay.close();
                out.flush();
                return code(replay);
            });
            return code(replay);
        }
    }

    private static int code(Replay replay) {
        return replay.summary().join().isSame() ? ExitCode.SUCCESS : ExitCode.FAILED;
    }

    ReplayPlan plan() throws UsageException {
        ReplayOptions options = ReplayOptions.DEFAULTS
                .at(parsedSpeed())
                .withPieces(pieces)
                .withAnswerTime(patience())
                .withCode(code.code(context));
        return new ReplayPlan(ids(), side(), options);
    }

    @Override
    public Optional<CodedText> usage() {
        return Optional.of(AppText.WANTED_REPLAY.with());
    }

    private ReplayPlan.Side side() throws UsageException {
        if (serve) {
            if (!server.isEmpty()) {
                throw new UsageException(AppText.REPLAY_SERVE_HOST.with());
            }
            String address = bind.isEmpty() ? "127.0.0.1" : OptionValues.address("--bind", bind);
            return new ReplayPlan.Side.Server(address, port.isEmpty() ? 5050 : OptionValues.port("--port", port, true));
        }
        if (!port.isEmpty() || !bind.isEmpty()) {
            throw new UsageException(AppText.REPLAY_CALL_OPTION.with(port.isEmpty() ? "--bind" : "--port"));
        }
        if (server.size() != 2) {
            throw new UsageException(AppText.WANTED_REPLAY.with());
        }
        return new ReplayPlan.Side.Clients(
                OptionValues.host(server.getFirst()), OptionValues.port("PORT", server.getLast(), false));
    }

    private ReplaySpeed parsedSpeed() throws UsageException {
        try {
            return ReplaySpeed.parse(speed);
        } catch (IllegalArgumentException unknown) {
            throw new UsageException(AppText.VALUE_SPEED.with(OptionValues.quoted(speed)));
        }
    }

    private Duration patience() throws UsageException {
        if (timeout.isEmpty()) {
            return serve ? SERVING_PATIENCE : ReplayOptions.DEFAULTS.answerTime();
        }
        Duration seconds = OptionValues.seconds("--timeout", timeout);
        return seconds.isZero() ? ReplayOptions.FOR_EVER : seconds;
    }

    private Set<ConnectionId> ids() throws UsageException {
        Set<ConnectionId> ids = new HashSet<>();
        for (String client : clients) {
            String digits = client.strip().replaceFirst("^#", "");
            ids.add(new ConnectionId(OptionValues.number("--client", digits, 1, 999_999_999)));
        }
        return ids;
    }
}
