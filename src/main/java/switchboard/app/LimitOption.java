package switchboard.app;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import switchboard.server.ServerLimits;
import switchboard.server.ServerLimits.Callers;
import switchboard.server.ServerLimits.Entry;
import switchboard.server.ServerLimits.Inbound;
import switchboard.server.ServerLimits.Outbound;
import switchboard.server.ServerLimits.Parting;
import switchboard.terminal.Suggestions;
import switchboard.text.AppText;

/**
 * The limits that {@code --limit NAME=VALUE} changes. The limits that are changed most often have options of their
 * own.
 */
enum LimitOption {
    PER_ADDRESS("32", "connections from one address at once"),
    RATE("20", "new connections a second from one address"),
    BURST("40", "how many of these may come at once before that counts"),
    LOOPBACK("exempt", "exempt or included: whether these three hold for this computer"),
    HANDSHAKE_TIME("10s", "for a TLS handshake"),
    CODE_ATTEMPTS("3", "class codes that a client may try"),
    CODE_TIME("60s", "until the class code has to be said"),
    CODE_PAUSE("60s", "longest wait of an address after wrong codes"),
    HEADER_TIME("10s", "for a header, from its first byte on"),
    BODY_TIME("10s", "for a body, besides its length over the next one"),
    BODY_RATE("8KiB", "a second that a body has to come with"),
    INCOMPLETE("64MiB", "of incomplete messages of all clients together"),
    WAITING_BYTES("8MiB", "that may wait for one client"),
    WAITING_MESSAGES("256", "messages that may wait for one client"),
    STALL_TIME("10s", "that a client may take nothing of what waits for it"),
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

    /** Returns one line of help for each limit. */
    static String help() {
        String lines = Arrays.stream(values())
                .map(one -> String.format(Locale.ROOT, "  %-24s %s%n", one.word() + "=" + one.usual(), one.meaning))
                .collect(Collectors.joining());
        return String.format(Locale.ROOT, "%nLimits for --limit, as they are unless given:%n%s", lines);
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
                throw new UsageException(AppText.LIMIT_FORM.with(Values.quoted(one)));
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
        String typed = Values.quoted(word);
        throw new UsageException(Suggestions.nearest(word, words)
                .map(near -> AppText.LIMIT_UNKNOWN_NEAR.with(typed, near))
                .orElseGet(() -> AppText.LIMIT_UNKNOWN.with(typed)));
    }

    private ServerLimits in(ServerLimits limits, String given) throws UsageException {
        Callers callers = limits.callers();
        Entry entry = limits.entry();
        Inbound in = limits.inbound();
        Outbound out = limits.outbound();
        Parting parting = limits.parting();
        return switch (this) {
            case PER_ADDRESS ->
                limits.with(new Callers(
                        callers.most(),
                        count(given),
                        callers.ratePerAddress(),
                        callers.burstPerAddress(),
                        callers.loopbackExempt()));
            case RATE ->
                limits.with(new Callers(
                        callers.most(),
                        callers.perAddress(),
                        count(given),
                        callers.burstPerAddress(),
                        callers.loopbackExempt()));
            case BURST ->
                limits.with(new Callers(
                        callers.most(),
                        callers.perAddress(),
                        callers.ratePerAddress(),
                        count(given),
                        callers.loopbackExempt()));
            case LOOPBACK ->
                limits.with(new Callers(
                        callers.most(),
                        callers.perAddress(),
                        callers.ratePerAddress(),
                        callers.burstPerAddress(),
                        exempt(given)));
            case HANDSHAKE_TIME ->
                limits.with(new Entry(time(given), entry.codeAttempts(), entry.codeTime(), entry.longestPause()));
            case CODE_ATTEMPTS ->
                limits.with(new Entry(entry.handshake(), count(given), entry.codeTime(), entry.longestPause()));
            case CODE_TIME ->
                limits.with(new Entry(entry.handshake(), entry.codeAttempts(), time(given), entry.longestPause()));
            case CODE_PAUSE ->
                limits.with(new Entry(entry.handshake(), entry.codeAttempts(), entry.codeTime(), time(given)));
            case HEADER_TIME ->
                limits.with(new Inbound(in.maxMessage(), time(given), in.bodyTime(), in.bodyRate(), in.bytes()));
            case BODY_TIME ->
                limits.with(new Inbound(in.maxMessage(), in.headerTime(), time(given), in.bodyRate(), in.bytes()));
            case BODY_RATE ->
                limits.with(new Inbound(in.maxMessage(), in.headerTime(), in.bodyTime(), bytes(given), in.bytes()));
            case INCOMPLETE ->
                limits.with(new Inbound(in.maxMessage(), in.headerTime(), in.bodyTime(), in.bodyRate(), bytes(given)));
            case WAITING_BYTES -> limits.with(new Outbound(bytes(given), out.frames(), out.stall()));
            case WAITING_MESSAGES -> limits.with(new Outbound(out.bytes(), count(given), out.stall()));
            case STALL_TIME -> limits.with(new Outbound(out.bytes(), out.frames(), time(given)));
            case ANSWER_TIME -> limits.with(new Parting(time(given), parting.politeTime()));
            case PARTING_TIME -> limits.with(new Parting(parting.answerTime(), time(given)));
        };
    }

    private String option() {
        return OPTION + " " + word();
    }

    private int count(String given) throws UsageException {
        return Values.number(option(), given, 1, MOST);
    }

    private Duration time(String given) throws UsageException {
        return Values.time(option(), given);
    }

    private int bytes(String given) throws UsageException {
        return Values.bytes(option(), given, 1 << 30);
    }

    private boolean exempt(String given) throws UsageException {
        return switch (given) {
            case "exempt" -> true;
            case "included" -> false;
            default -> throw new UsageException(AppText.VALUE_LOOPBACK.with(option(), Values.quoted(given)));
        };
    }
}
