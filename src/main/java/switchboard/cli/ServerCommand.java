package switchboard.cli;

import static switchboard.cli.ServerOption.ALLOW;
import static switchboard.cli.ServerOption.AUTO;
import static switchboard.cli.ServerOption.AUTO_ESCAPED;
import static switchboard.cli.ServerOption.BIND;
import static switchboard.cli.ServerOption.CHARSET;
import static switchboard.cli.ServerOption.CODE;
import static switchboard.cli.ServerOption.CODE_FILE;
import static switchboard.cli.ServerOption.DENY;
import static switchboard.cli.ServerOption.DISK_RESERVE;
import static switchboard.cli.ServerOption.FRAMING;
import static switchboard.cli.ServerOption.GOODBYE;
import static switchboard.cli.ServerOption.HEADLESS;
import static switchboard.cli.ServerOption.LIMIT;
import static switchboard.cli.ServerOption.MAX_CLIENTS;
import static switchboard.cli.ServerOption.MAX_MESSAGE;
import static switchboard.cli.ServerOption.MAX_SESSION;
import static switchboard.cli.ServerOption.NO_RECORD;
import static switchboard.cli.ServerOption.PORT;
import static switchboard.cli.ServerOption.REPLY_AS;
import static switchboard.cli.ServerOption.SESSION;
import static switchboard.cli.ServerOption.STRICT;
import static switchboard.cli.ServerOption.TLS;
import static switchboard.cli.ServerOption.TLS_CERT;
import static switchboard.cli.ServerOption.TLS_KEY;
import static switchboard.cli.ServerOption.UNIX;

import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;
import switchboard.cli.ServerOptions.CertificateFiles;
import switchboard.model.AccessRules;
import switchboard.model.AddressRange;
import switchboard.model.ClassCode;
import switchboard.model.DiskLimits;
import switchboard.model.ListenerSettings;
import switchboard.model.ListenerSettings.AutoReply;
import switchboard.model.ListenerSettings.Where;
import switchboard.record.SessionException;
import switchboard.server.accept.ListenException;
import switchboard.server.context.ServerLimits;
import switchboard.text.AppText;
import switchboard.wire.ByteNotation;
import switchboard.wire.ReplyFormat;
import switchboard.wire.TypedBody;
import switchboard.wire.framing.Framing;

/**
 * The server, which runs without the name of a command.
 *
 * <p>Used by one thread.
 */
final class ServerCommand implements RunnableCommand {
    private static final int MOST_CLIENTS = 100_000;

    /** The smallest limit of a session in bytes; an empty one has a sixth of that. */
    private static final long LEAST_SESSION = 1L << 20;

    private final CommandContext context;

    /** The values of the options that were given; an option without a value has an empty one. */
    private final Map<ServerOption, List<String>> given = new EnumMap<>(ServerOption.class);

    ServerCommand(CommandContext context) {
        this.context = context;
    }

    /**
     * Takes the arguments as picocli would, without loading picocli.
     *
     * @return whether all arguments were options of the server, complete and not repeated too often; if not, this
     * object must be discarded, and picocli has to parse or explain the arguments
     */
    boolean take(String... args) {
        for (int at = 0; at < args.length; at++) {
            Optional<ServerOption> known = ServerOption.of(args[at]);
            if (known.isEmpty() || known.get().isExplanation()) {
                return false;
            }
            ServerOption option = known.get();
            if (!option.isFlag() && (++at == args.length || args[at].length() > 1 && args[at].startsWith("-"))) {
                return false;
            }
            List<String> values = given.computeIfAbsent(option, first -> new ArrayList<>());
            values.add(option.isFlag() ? "" : args[at]);
            if (values.size() > 1 && !option.isRepeatable()) {
                return false;
            }
        }
        return true;
    }

    /** Takes the options that picocli parsed. */
    void take(ParseResult parsed) {
        for (ServerOption option : ServerOption.values()) {
            if (parsed.hasMatchedOption(option.word())) {
                given.put(option, parsed.matchedOption(option.word()).stringValues());
            }
        }
    }

    /** Returns picocli's parser of the options. */
    CommandLine parser() {
        CommandSpec spec = CommandSpec.wrapWithoutInspection(this).name("switchboard");
        for (ServerOption option : ServerOption.values()) {
            spec.addOption(option.spec());
        }
        spec.parser().separator(" ");
        spec.usageMessage()
                .sortOptions(false)
                .headerHeading("Switchboard: a TCP server that you can see into and answer by hand.%n%n")
                .synopsisHeading("")
                .customSynopsis(Stream.concat(
                                Stream.of(
                                        "switchboard [OPTIONS]                    the window",
                                        "switchboard --headless [OPTIONS]         the console: commands on standard"
                                                + " input"),
                                Arrays.stream(Subcommand.values()).map(Subcommand::synopsis))
                        .toArray(String[]::new))
                .optionListHeading("%nOptions of the server, for window and console:%n")
                .footerHeading("%n")
                .footer(Stream.concat(
                                Stream.of(
                                        "Exit codes: 0 well, 1 failed, 2 bad usage. Ctrl-C and SIGTERM end the program"
                                                + " well."),
                                LimitOption.help().stream())
                        .toArray(String[]::new));
        return new CommandLine(spec);
    }

    @Override
    public Integer call() throws UsageException, SessionException, ListenException, InterruptedException {
        return context.server().run(options());
    }

    private boolean has(ServerOption option) {
        return given.containsKey(option);
    }

    private List<String> values(ServerOption option) {
        return given.getOrDefault(option, List.of());
    }

    private String value(ServerOption option, String usual) {
        return has(option) ? values(option).getFirst() : usual;
    }

    private Optional<String> given(ServerOption option) {
        return values(option).stream().findFirst();
    }

    private Optional<Path> path(ServerOption option) throws UsageException {
        return has(option) ? Optional.of(OptionValues.path(option.word(), value(option, ""))) : Optional.empty();
    }

    /**
     * Returns the options as values.
     *
     * @throws UsageException if one of them is wrong; the message is one sentence
     */
    ServerOptions options() throws UsageException {
        if (has(SESSION) && has(NO_RECORD)) {
            throw new UsageException(AppText.SESSION_EXCLUDED.with());
        }
        List<String> limits = values(LIMIT);
        return new ServerOptions(
                has(HEADLESS),
                listeners(),
                has(MAX_CLIENTS)
                        ? OptionalInt.of(
                                OptionValues.number(MAX_CLIENTS.word(), value(MAX_CLIENTS, ""), 1, MOST_CLIENTS))
                        : OptionalInt.empty(),
                has(MAX_MESSAGE)
                        ? OptionalInt.of(OptionValues.size(MAX_MESSAGE.word(), value(MAX_MESSAGE, "")))
                        : OptionalInt.empty(),
                limits.isEmpty() ? ServerLimits.DEFAULTS : LimitOption.changed(ServerLimits.DEFAULTS, limits),
                new DiskLimits(space(DISK_RESERVE, 0), space(MAX_SESSION, LEAST_SESSION)),
                path(SESSION),
                !has(NO_RECORD),
                new AccessRules(ranges(ALLOW), ranges(DENY)),
                certificate());
    }

    private OptionalLong space(ServerOption option, long least) throws UsageException {
        if (!has(option)) {
            return OptionalLong.empty();
        }
        long bytes = OptionValues.space(option.word(), value(option, ""));
        if (bytes < least) {
            throw new UsageException(AppText.VALUE_SPACE_LEAST.with(option.word(), least >> 20));
        }
        return OptionalLong.of(bytes);
    }

    private List<AddressRange> ranges(ServerOption option) throws UsageException {
        List<AddressRange> ranges = new ArrayList<>();
        for (String one : values(option)) {
            ranges.add(OptionValues.range(option.word(), one));
        }
        return ranges;
    }

    private Optional<CertificateFiles> certificate() throws UsageException {
        if (has(TLS_CERT) != has(TLS_KEY)) {
            throw new UsageException(AppText.CERTIFICATE_HALF.with());
        }
        // The window can add a listener with TLS, the console cannot.
        if (has(TLS_CERT) && has(HEADLESS) && !has(TLS)) {
            throw new UsageException(AppText.CERTIFICATE_UNUSED.with());
        }
        Optional<Path> certificate = path(TLS_CERT);
        Optional<Path> key = path(TLS_KEY);
        return certificate.isPresent()
                ? Optional.of(new CertificateFiles(certificate.get(), key.orElseThrow()))
                : Optional.empty();
    }

    private List<ListenerSettings> listeners() throws UsageException {
        int port = OptionValues.port(PORT.word(), value(PORT, "5050"), true);
        Framing messages = OptionValues.framing(FRAMING.word(), value(FRAMING, "header64"));
        ReplyFormat replies = OptionValues.replyFormat(REPLY_AS.word(), value(REPLY_AS, "framed"));
        Charset charset = OptionValues.charset(CHARSET.word(), value(CHARSET, "UTF-8"));
        AutoReply answer = autoReply(messages, replies, charset);
        ClassCode code = new ClassCodeOptions(given(CODE), given(CODE_FILE)).code(context);
        List<String> addresses = given.getOrDefault(BIND, List.of("127.0.0.1"));
        Set<Where> places = new LinkedHashSet<>();
        for (String address : addresses) {
            places.add(new Where.Tcp(OptionValues.address(BIND.word(), address), port));
        }
        for (String address : addresses) {
            for (String tls : values(TLS)) {
                places.add(new Where.Tcp(
                        OptionValues.address(BIND.word(), address), OptionValues.port(TLS.word(), tls, true), true));
            }
        }
        for (String unix : values(UNIX)) {
            places.add(new Where.Unix(OptionValues.path(UNIX.word(), unix)));
        }
        String goodbye = value(GOODBYE, "!DISCONNECT");
        List<ListenerSettings> listeners = new ArrayList<>();
        for (Where place : places) {
            listeners.add(new ListenerSettings(place, messages, replies, has(STRICT), goodbye, answer, code, charset));
        }
        return listeners;
    }

    private AutoReply autoReply(Framing messages, ReplyFormat replies, Charset charset) throws UsageException {
        if (has(AUTO_ESCAPED)) {
            if (has(AUTO)) {
                throw new UsageException(AppText.AUTO_EXCLUDED.with());
            }
            String word = AUTO_ESCAPED.word();
            TypedBody body = OptionValues.body(word, value(AUTO_ESCAPED, ""), ByteNotation.ESCAPES);
            OptionValues.sendable(word, body, messages, replies, charset);
            return new AutoReply.Fixed(body);
        }
        String answer = value(AUTO, "off");
        return switch (answer) {
            case "off" -> new AutoReply.Off();
            case "echo" -> new AutoReply.Echo();
            default -> {
                OptionValues.sendable(AUTO.word(), TypedBody.of(answer), messages, replies, charset);
                yield new AutoReply.Fixed(answer);
            }
        };
    }
}
