package switchboard.cli;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine.Model.OptionSpec;

/**
 * The options of the server, in the order of the help.
 *
 * <p>The usual command lines are parsed from this table alone, and only the others by picocli. Loading picocli takes a
 * seventh of the console's start ({@code ./run.sh bench start}), because Java's archive of loaded classes cannot hold
 * picocli's: they have the class-file format of Java 5.
 */
enum ServerOption {
    HEADLESS("Be the console."),
    PORT("N", false, "Port to listen on; 0 takes any free one (5050)."),
    BIND("ADDRESS", true, "Address to listen on (127.0.0.1); 0.0.0.0 or :: opens it to the network."),
    UNIX("PATH", true, "Listen on a Unix domain socket too."),
    TLS("PORT", true, "Listen with TLS on this port too, 0 for any free one."),
    TLS_CERT("FILE", false, "Certificate and chain in PEM for TLS (one of our own, made once)."),
    TLS_KEY("FILE", false, "Its key in PEM, as PKCS#8."),
    ALLOW("ADDRESS", true, "Let only this address or range connect, such as 192.168.1.0/24."),
    DENY("ADDRESS", true, "Turn this address or range away."),
    CODE(
            "WORD",
            false,
            "Class code that a client has to send as its first message. Other users of this computer see it in the"
                    + " list of processes."),
    CODE_FILE("FILE|-", false, ClassCodeOptions.FILE_DESCRIPTION),
    FRAMING(
            "FRAMING",
            false,
            "How messages are told apart: ${COMPLETION-CANDIDATES}, or a description such as u32le,counts=itself (header64)."),
    CHARSET("NAME", false, "Encoding of texts, such as GBK or windows-1252; any that Java has (UTF-8)."),
    REPLY_AS("FORMAT", false, "How replies leave: framed, raw or line (framed)."),
    STRICT("Close a client at the first thing that is no frame, and tell it why."),
    GOODBYE("WORD", false, "Message that means goodbye (!DISCONNECT); \"\" for none."),
    AUTO("off|echo|TEXT", false, "Answer every message by itself: with the same text, or always TEXT (off)."),
    AUTO_ESCAPED("TEXT", false, "Answer every message with TEXT, in which \\x01, \\r, \\n and the like are bytes."),
    SESSION("FILE", false, "Session file to make or to continue."),
    NO_RECORD("Write nothing to disk; keep the newest 200,000 messages, 64 MiB at most, in memory."),
    DISK_RESERVE("BYTES", false, "Free space that recording leaves to others (1GiB; 5% of a small disk); 0 for none."),
    MAX_SESSION("BYTES", false, "Largest session, such as 10GiB (no limit)."),
    MAX_CLIENTS("N", false, "Most clients at once (1000)."),
    MAX_MESSAGE("BYTES", false, "Longest message (1MiB; 16MiB at most)."),
    LIMIT("NAME=VALUE", true, "Change another limit, for example header-time=30s."),
    HELP("Show this help."),
    VERSION("Show the version.");

    private final String label;
    private final boolean repeatable;
    private final String description;

    /** Creates an option without a value. */
    ServerOption(String description) {
        this("", false, description);
    }

    /**
     * Creates an option with a value.
     *
     * @param label the name of the value in the help
     */
    ServerOption(String label, boolean repeatable, String description) {
        this.label = label;
        this.repeatable = repeatable;
        this.description = description + (repeatable ? " May be repeated." : "");
    }

    /** Returns the option with a name. */
    static Optional<ServerOption> of(String word) {
        for (ServerOption option : values()) {
            if (option.word().equals(word)) {
                return Optional.of(option);
            }
        }
        return Optional.empty();
    }

    /** Returns the option as typed, for example {@code --max-clients}. */
    String word() {
        return "--" + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Returns whether the option has no value. */
    boolean isFlag() {
        return label.isEmpty();
    }

    boolean isRepeatable() {
        return repeatable;
    }

    /** Returns whether the option only asks for a text. */
    boolean isExplanation() {
        return this == HELP || this == VERSION;
    }

    /** Returns the option for picocli. */
    OptionSpec spec() {
        OptionSpec.Builder spec = OptionSpec.builder(word())
                .type(repeatable ? List.class : isFlag() ? boolean.class : String.class)
                .auxiliaryTypes(String.class)
                .arity(isFlag() ? "0" : "1")
                .paramLabel(label)
                // Picocli formats descriptions.
                .description(description.replace("%", "%%"))
                .usageHelp(this == HELP)
                .versionHelp(this == VERSION);
        return (this == FRAMING ? spec.completionCandidates(new OptionValues.FramingForms()) : spec).build();
    }
}
