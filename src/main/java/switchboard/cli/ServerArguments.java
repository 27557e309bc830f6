package switchboard.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import switchboard.cli.ServerOptions.CertificateFiles;
import switchboard.model.AccessRules;
import switchboard.model.AddressRange;
import switchboard.model.ClassCode;
import switchboard.model.ListenerSettings;
import switchboard.model.ListenerSettings.AutoReply;
import switchboard.model.ListenerSettings.Where;
import switchboard.server.context.ServerLimits;
import switchboard.text.AppText;
import switchboard.wire.ReplyFormat;
import switchboard.wire.framing.Framing;

/**
 * The options of the server.
 *
 * <p>Filled in by picocli or by {@link #take}; used by one thread.
 */
@Command(
        name = "switchboard",
        sortOptions = false,
        separator = " ",
        headerHeading = "Switchboard: a TCP server that you can see into and answer by hand.%n%n",
        synopsisHeading = "",
        customSynopsis = {
            "switchboard [OPTIONS]                    the window",
            "switchboard --headless [OPTIONS]         the console: commands on standard input",
            "switchboard client HOST PORT [OPTIONS]   the teaching client; client --help tells more",
            "switchboard swarm HOST PORT [OPTIONS]    many clients at once; swarm --help tells more",
            "switchboard sessions                     the recorded sessions; sessions --help tells more",
            "switchboard export SESSION [OPTIONS]     a session for other programs; export --help tells more",
            "switchboard replay SESSION HOST PORT     plays a recorded session again; replay --help tells more"
        },
        optionListHeading = "%nOptions of the server, for window and console:%n",
        footerHeading = "%n",
        footer = "Exit codes: 0 well, 1 failed, 2 bad usage. Ctrl-C and SIGTERM end the program well.")
final class ServerArguments {
    private static final int MOST_CLIENTS = 100_000;
    private static final Set<String> REPEATABLE = Set.of("--bind", "--unix", "--tls", "--allow", "--deny", "--limit");

    @Option(names = "--headless", description = "Be the console.")
    private boolean headless;

    @Option(names = "--port", paramLabel = "N", description = "Port to listen on; 0 takes any free one (5050).")
    private String port = "5050";

    @Option(
            names = "--bind",
            paramLabel = "ADDRESS",
            description = "Address to listen on (127.0.0.1); 0.0.0.0 or :: opens it to the network. May be repeated.")
    private List<String> addresses = new ArrayList<>();

    @Option(names = "--unix", paramLabel = "PATH", description = "Listen on a Unix domain socket too. May be repeated.")
    private List<String> unixPaths = new ArrayList<>();

    @Option(
            names = "--tls",
            paramLabel = "PORT",
            description = "Listen with TLS on this port too, 0 for any free one. May be repeated.")
    private List<String> tlsPorts = new ArrayList<>();

    @Option(
            names = "--tls-cert",
            paramLabel = "FILE",
            description = "Certificate and chain in PEM for TLS (one of our own, made once).")
    private @Nullable String tlsCertificate;

    @Option(names = "--tls-key", paramLabel = "FILE", description = "Its key in PEM, as PKCS#8.")
    private @Nullable String tlsKey;

    @Option(
            names = "--allow",
            paramLabel = "ADDRESS",
            description = "Let only this address or range connect, such as 192.168.1.0/24. May be repeated.")
    private List<String> allowed = new ArrayList<>();

    @Option(names = "--deny", paramLabel = "ADDRESS", description = "Turn this address or range away. May be repeated.")
    private List<String> denied = new ArrayList<>();

    @Option(
            names = "--code",
            paramLabel = "WORD",
            description = "Class code that a client has to send as its first message.")
    private String code = "";

    @Option(
            names = "--framing",
            paramLabel = "NAME",
            completionCandidates = OptionValues.FramingForms.class,
            description = "How messages are told apart: ${COMPLETION-CANDIDATES} (header64).")
    private String framing = "header64";

    @Option(
            names = "--reply-as",
            paramLabel = "FORMAT",
            description = "How replies leave: framed, raw or line (framed).")
    private String replyAs = "framed";

    @Option(names = "--strict", description = "Close a client at the first thing that is no frame, and tell it why.")
    private boolean strict;

    @Option(
            names = "--goodbye",
            paramLabel = "WORD",
            description = "Message that means goodbye (!DISCONNECT); \"\" for none.")
    private String goodbye = "!DISCONNECT";

    @Option(
            names = "--auto",
            paramLabel = "off|echo|TEXT",
            description = "Answer every message by itself: with the same text, or always TEXT (off).")
    private String auto = "off";

    @Option(names = "--session", paramLabel = "FILE", description = "Session file to make or to continue.")
    private @Nullable String session;

    @Option(
            names = "--no-record",
            description = "Write nothing to disk; keep the newest 200,000 messages, 64 MiB at most, in memory.")
    private boolean noRecord;

    @Option(names = "--max-clients", paramLabel = "N", description = "Most clients at once (1000).")
    private @Nullable String maxClients;

    @Option(names = "--max-message", paramLabel = "BYTES", description = "Longest message (1MiB; 16MiB at most).")
    private @Nullable String maxMessage;

    @Option(
            names = "--limit",
            paramLabel = "NAME=VALUE",
            description = "Change another limit, for example header-time=30s. May be repeated.")
    private List<String> limits = new ArrayList<>();

    @Option(names = "--help", usageHelp = true, description = "Show this help.")
    private boolean help;

    @Option(names = "--version", versionHelp = true, description = "Show the version.")
    private boolean version;

    /**
     * Parses the arguments as picocli would, without loading picocli, because reading the annotations takes a large
     * part of the console's start.
     *
     * @return whether all arguments were options of the server, complete and not repeated too often; if not, this
     * object must be discarded, and picocli has to parse or explain the arguments
     */
    boolean take(String... args) {
        Set<String> once = new HashSet<>();
        for (int at = 0; at < args.length; at++) {
            String name = args[at];
            boolean isFlag = takeFlag(name);
            if (!isFlag && (at + 1 == args.length || args[at + 1].startsWith("-") || !takeValue(name, args[++at]))) {
                return false;
            }
            if (!REPEATABLE.contains(name) && !once.add(name)) {
                return false;
            }
        }
        return true;
    }

    private boolean takeFlag(String name) {
        switch (name) {
            case "--headless" -> headless = true;
            case "--strict" -> strict = true;
            case "--no-record" -> noRecord = true;
            default -> {
                return false;
            }
        }
        return true;
    }

    private boolean takeValue(String name, String value) {
        switch (name) {
            case "--port" -> port = value;
            case "--bind" -> addresses.add(value);
            case "--unix" -> unixPaths.add(value);
            case "--tls" -> tlsPorts.add(value);
            case "--tls-cert" -> tlsCertificate = value;
            case "--tls-key" -> tlsKey = value;
            case "--allow" -> allowed.add(value);
            case "--deny" -> denied.add(value);
            case "--code" -> code = value;
            case "--framing" -> framing = value;
            case "--reply-as" -> replyAs = value;
            case "--goodbye" -> goodbye = value;
            case "--auto" -> auto = value;
            case "--session" -> session = value;
            case "--max-clients" -> maxClients = value;
            case "--max-message" -> maxMessage = value;
            case "--limit" -> limits.add(value);
            default -> {
                return false;
            }
        }
        return true;
    }

    boolean wantsHelp() {
        return help;
    }

    boolean wantsVersion() {
        return version;
    }

    /**
     * Returns the options as values.
     *
     * @throws UsageException if one of them is wrong; the message is one sentence
     */
    ServerOptions validated() throws UsageException {
        if (session != null && noRecord) {
            throw new UsageException(AppText.SESSION_EXCLUDED.with());
        }
        return new ServerOptions(
                headless,
                listeners(),
                maxClients == null
                        ? OptionalInt.empty()
                        : OptionalInt.of(OptionValues.number("--max-clients", maxClients, 1, MOST_CLIENTS)),
                maxMessage == null
                        ? OptionalInt.empty()
                        : OptionalInt.of(OptionValues.size("--max-message", maxMessage)),
                limits.isEmpty() ? ServerLimits.DEFAULTS : LimitOption.changed(ServerLimits.DEFAULTS, limits),
                session == null ? Optional.empty() : Optional.of(OptionValues.path("--session", session)),
                !noRecord,
                new AccessRules(ranges("--allow", allowed), ranges("--deny", denied)),
                certificate());
    }

    private static List<AddressRange> ranges(String name, List<String> given) throws UsageException {
        List<AddressRange> ranges = new ArrayList<>();
        for (String one : given) {
            ranges.add(OptionValues.range(name, one));
        }
        return ranges;
    }

    private Optional<CertificateFiles> certificate() throws UsageException {
        if (tlsCertificate == null && tlsKey == null) {
            return Optional.empty();
        }
        if (tlsCertificate == null || tlsKey == null) {
            throw new UsageException(AppText.CERTIFICATE_HALF.with());
        }
        return Optional.of(new CertificateFiles(
                OptionValues.path("--tls-cert", tlsCertificate), OptionValues.path("--tls-key", tlsKey)));
    }

    private List<ListenerSettings> listeners() throws UsageException {
        int portNumber = OptionValues.port("--port", port, true);
        Framing messages = OptionValues.framing("--framing", framing);
        ReplyFormat replies = OptionValues.replyFormat("--reply-as", replyAs);
        AutoReply answer = autoReply(messages, replies);
        ClassCode classCode = OptionValues.classCode("--code", code);
        Set<Where> places = new LinkedHashSet<>();
        for (String address : addresses.isEmpty() ? List.of("127.0.0.1") : addresses) {
            places.add(new Where.Tcp(OptionValues.address("--bind", address), portNumber));
        }
        for (String address : addresses.isEmpty() ? List.of("127.0.0.1") : addresses) {
            for (String tls : tlsPorts) {
                places.add(new Where.Tcp(
                        OptionValues.address("--bind", address), OptionValues.port("--tls", tls, true), true));
            }
        }
        for (String unix : unixPaths) {
            Path path = OptionValues.path("--unix", unix);
            places.add(new Where.Unix(path));
        }
        List<ListenerSettings> listeners = new ArrayList<>();
        for (Where place : places) {
            listeners.add(new ListenerSettings(place, messages, replies, strict, goodbye, answer, classCode));
        }
        return listeners;
    }

    private AutoReply autoReply(Framing messages, ReplyFormat replies) throws UsageException {
        return switch (auto) {
            case "off" -> new AutoReply.Off();
            case "echo" -> new AutoReply.Echo();
            default -> {
                OptionValues.sendable("--auto", auto, messages, replies);
                yield new AutoReply.Fixed(auto);
            }
        };
    }
}
