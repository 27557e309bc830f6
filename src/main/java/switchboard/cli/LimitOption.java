package switchboard.cli;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import switchboard.server.context.ServerLimits;
import switchboard.server.context.ServerLimits.Closing;
import switchboard.server.context.ServerLimits.Connections;
import switchboard.server.context.ServerLimits.Handshake;
import switchboard.server.context.ServerLimits.Inbound;
import switchboard.server.context.ServerLimits.Outbound;
import switchboard.terminal.Suggestions;
import switchboard.text.AppText;

/**
 * The limits that {@code --limit NAME=VALUE} changes. The limits that are changed most often have options of their
 * own.
 */
enum LimitOption {
    PER_ADDRESS("32", "connections from one address (IPv6: one /64) at once"),
    RATE("20", "new connections a second from one address (IPv6: one /64)"),
    BURST("40", "how many of these may come at once before that counts"),
    LOOPBACK("exempt", "exempt or included: whether limits per address and receive-rate\nhold for this computer"),
    HANDSHAKE_TIME("10s", "for a TLS handshake"),
    CODE_ATTEMPTS("3", "class codes that a client may try"),
    CODE_TIME("60s", "until the class code has to be said"),
    CODE_PAUSE("60s", "longest wait of an address after wrong codes"),
    CODE_RATE("10", "wrong class codes a second from everybody together"),
    HEADER_TIME("10s", "for a header, from its first byte on"),
    BODY_TIME("10s", "for a body, besides its length over the next one"),
    BODY_RATE("8KiB", "a second that a body has to come with"),
    INCOMPLETE("64MiB", "of incomplete messages of all clients together"),
    RECEIVE_RATE("16MiB", "a second that are read from one client"),
    WAITING_BYTES("8MiB", "that may wait for one client"),
    WAITING_MESSAGES("256", "messages that may wait for one client"),
    STALL_TIME("10s", "for a client to take 64 KiB of what waits for it"),
    ANSWER_TIME("60s", "in which a client that finished sending can be answered"),
    PARTING_TIME("2s", "for a client to read why it is disconnected");

    private static final String OPTION = "--limit";
    private static final int MOST = 1_000_000;

    private final String usual;
    private final String meaning;

    LimitOption(String usual, String meaning) {
        this.usual = usual;
        this.meaning = meaning;
    }

    /** Returns the name as typed, for example {@code header-time}. */
    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Returns the default value. */
    String usual() {
        return usual;
    }

    /** Returns the lines of help, one for each limit after a heading. */
    static List<String> help() {
        return Stream.concat(
                        Stream.of("", "Limits for --limit, as they are unless given:"),
                        Arrays.stream(values())
                                .map(one -> String.format(
                                        Locale.ROOT,
                                        "  %-24s %s",
                                        one.word() + "=" + one.usual(),
                                        one.meaning.replace("\n", "\n" + " ".repeat(27)))))
                .toList();
    }

    /**
     * Returns limits with the given changes.
     *
     * @param given the changes, each {@code NAME=VALUE}
     * @throws UsageException if a limit does not exist or cannot have that value
     */
    static ServerLimits changed(ServerLimits limits, List<String> given) throws UsageException {
        ServerLimits changed = limits;
        for (String one : given) {
            int equals = one.indexOf('=');
            if (equals < 0) {
                throw new UsageException(AppText.LIMIT_FORM.with(OptionValues.quoted(one)));
            }
            changed = named(one.substring(0, equals)).in(changed, one.substring(equals + 1));
        }
        return changed;
    }

    private static LimitOption named(String word) throws UsageException {
        for (LimitOption one : values()) {
            if (one.word().equals(word)) {
                return one;
            }
        }
        List<String> words = Arrays.stream(values()).map(LimitOption::word).toList();
        String typed = OptionValues.quoted(word);
        throw new UsageException(Suggestions.nearest(word, words)
                .map(near -> AppText.LIMIT_UNKNOWN_NEAR.with(typed, near))
                .orElseGet(() -> AppText.LIMIT_UNKNOWN.with(typed)));
    }

    private ServerLimits in(ServerLimits limits, String given) throws UsageException {
        Connections connectionLimits = limits.connectionLimits();
        Handshake handshakeLimits = limits.handshakeLimits();
        Inbound in = limits.inbound();
        Outbound out = limits.outbound();
        Closing closingLimits = limits.closingLimits();
        return switch (this) {
            case PER_ADDRESS ->
                limits.with(new Connections(
                        connectionLimits.most(),
                        count(given),
                        connectionLimits.ratePerAddress(),
                        connectionLimits.burstPerAddress(),
                        connectionLimits.loopbackExempt()));
            case RATE ->
                limits.with(new Connections(
                        connectionLimits.most(),
                        connectionLimits.perAddress(),
                        count(given),
                        connectionLimits.burstPerAddress(),
                        connectionLimits.loopbackExempt()));
            case BURST ->
                limits.with(new Connections(
                        connectionLimits.most(),
                        connectionLimits.perAddress(),
                        connectionLimits.ratePerAddress(),
                        count(given),
                        connectionLimits.loopbackExempt()));
            case LOOPBACK ->
                limits.with(new Connections(
                        connectionLimits.most(),
                        connectionLimits.perAddress(),
                        connectionLimits.ratePerAddress(),
                        connectionLimits.burstPerAddress(),
                        exempt(given)));
            case HANDSHAKE_TIME ->
                limits.with(new Handshake(
                        time(given),
                        handshakeLimits.codeAttempts(),
                        handshakeLimits.codeTime(),
                        handshakeLimits.longestPause(),
                        handshakeLimits.codeRate()));
            case CODE_ATTEMPTS ->
                limits.with(new Handshake(
                        handshakeLimits.handshake(),
                        count(given),
                        handshakeLimits.codeTime(),
                        handshakeLimits.longestPause(),
                        handshakeLimits.codeRate()));
            case CODE_TIME ->
                limits.with(new Handshake(
                        handshakeLimits.handshake(),
                        handshakeLimits.codeAttempts(),
                        time(given),
                        handshakeLimits.longestPause(),
                        handshakeLimits.codeRate()));
            case CODE_PAUSE ->
                limits.with(new Handshake(
                        handshakeLimits.handshake(),
                        handshakeLimits.codeAttempts(),
                        handshakeLimits.codeTime(),
                        time(given),
                        handshakeLimits.codeRate()));
            case CODE_RATE ->
                limits.with(new Handshake(
                        handshakeLimits.handshake(),
                        handshakeLimits.codeAttempts(),
                        handshakeLimits.codeTime(),
                        handshakeLimits.longestPause(),
                        count(given)));
            case HEADER_TIME ->
                limits.with(new Inbound(
                        in.maxMessage(), time(given), in.bodyTime(), in.bodyRate(), in.bytes(), in.receiveRate()));
            case BODY_TIME ->
                limits.with(new Inbound(
                        in.maxMessage(), in.headerTime(), time(given), in.bodyRate(), in.bytes(), in.receiveRate()));
            case BODY_RATE ->
                limits.with(new Inbound(
                        in.maxMessage(), in.headerTime(), in.bodyTime(), bytes(given), in.bytes(), in.receiveRate()));
            case INCOMPLETE ->
                limits.with(new Inbound(
                        in.maxMessage(),
                        in.headerTime(),
                        in.bodyTime(),
                        in.bodyRate(),
                        bytes(given),
                        in.receiveRate()));
            case RECEIVE_RATE ->
                limits.with(new Inbound(
                        in.maxMessage(), in.headerTime(), in.bodyTime(), in.bodyRate(), in.bytes(), bytes(given)));
            case WAITING_BYTES -> limits.with(new Outbound(bytes(given), out.frames(), out.stall()));
            case WAITING_MESSAGES -> limits.with(new Outbound(out.bytes(), count(given), out.stall()));
            case STALL_TIME -> limits.with(new Outbound(out.bytes(), out.frames(), time(given)));
            case ANSWER_TIME -> limits.with(new Closing(time(given), closingLimits.disconnectTime()));
            case PARTING_TIME -> limits.with(new Closing(closingLimits.answerTime(), time(given)));
        };
    }

    private String option() {
        return OPTION + " " + word();
    }

    private int count(String given) throws UsageException {
        return OptionValues.number(option(), given, 1, MOST);
    }

    private Duration time(String given) throws UsageException {
        return OptionValues.time(option(), given);
    }

    private int bytes(String given) throws UsageException {
        return OptionValues.bytes(option(), given, 1 << 30);
    }

    private boolean exempt(String given) throws UsageException {
        return switch (given) {
            case "exempt" -> true;
            case "included" -> false;
            default -> throw new UsageException(AppText.VALUE_LOOPBACK.with(option(), OptionValues.quoted(given)));
        };
    }
}
