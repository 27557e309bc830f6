package switchboard.console;

import java.nio.charset.Charset;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import switchboard.event.Fact;
import switchboard.event.Request;
import switchboard.model.AccessRules;
import switchboard.model.AddressRange;
import switchboard.model.ConnectionId;
import switchboard.model.ListenerSettings.AutoReply;
import switchboard.wire.framing.Framing;

/**
 * The answers to commands that set something: a line for each change, and one for each command that changes nothing.
 *
 * <p>They come from the facts in their order, not from the state, which a later command may have changed already. The
 * next command waits for the answer for a moment. Used by the console's thread alone.
 */
final class SettingResults {
    /** The time after which the next command no longer waits: the server is behind. */
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final LongSupplier nanos;
    private final Deque<Request> asked = new ArrayDeque<>();
    private long askedAt;
    private AccessRules access = AccessRules.NONE;
    private Optional<AutoReply> autoReply = Optional.empty();

    SettingResults(LongSupplier nanos) {
        this.nanos = nanos;
    }

    /** Expects the result of a request for a setting. */
    void asked(Request request) {
        asked.add(request);
        askedAt = nanos.getAsLong();
    }

    /** Returns whether the result is expected soon. */
    boolean waiting() {
        return !asked.isEmpty() && nanos.getAsLong() - askedAt <= PATIENCE_NANOS;
    }

    /** Takes a fact in; returns the line about it, if it is one about a setting. */
    Optional<String> answer(Fact fact) {
        return switch (fact) {
            case Fact.AccessChanged now -> access(now.rules());
            case Fact.AutoReplyChanged now -> autoReply(now.auto());
            case Fact.ReadAs now
            when !now.chosen() ->
                Optional.of(better(now.id(), now.again().superseded().size()));
            case Fact.ReadAs now -> {
                first(Request.ReadAs.class);
                yield Optional.of(line(now.id(), now.framing()));
            }
            case Fact.CharsetChosen now -> {
                first(Request.SetCharset.class);
                yield Optional.of(line(now.id(), now.charset()));
            }
            default -> Optional.empty();
        };
    }

    private Optional<String> access(AccessRules now) {
        Optional<Request.SetRule> command = first(Request.SetRule.class);
        boolean changed = !now.equals(access);
        access = now;
        if (changed) {
            return Optional.of(line(now));
        }
        return command.map(one -> one.rule() == AccessRules.Rule.NONE ? "No rule for " + one.range() + "." : line(now));
    }

    private Optional<String> autoReply(Optional<AutoReply> now) {
        boolean told = first(Request.SetAutoReply.class).isPresent() || !now.equals(autoReply);
        autoReply = now;
        return now.filter(auto -> told).map(SettingResults::line);
    }

    /** Takes the earliest command of a kind, to which the next fact of its kind belongs. */
    private <T extends Request> Optional<T> first(Class<T> kind) {
        Optional<T> first =
                asked.stream().filter(kind::isInstance).map(kind::cast).findFirst();
        first.ifPresent(asked::remove);
        return first;
    }

    /** Returns the line that tells the access rules. */
    static String line(AccessRules rules) {
        List<AddressRange> allowed = rules.effectivelyAllowed();
        return "who may connect: "
                + (rules.allow().isEmpty() ? "everybody" : "this computer")
                + (allowed.isEmpty() ? "" : ", " + list(allowed))
                + (rules.deny().isEmpty() ? "" : "; not " + list(rules.deny()));
    }

    private static String list(List<AddressRange> ranges) {
        return ranges.stream().map(AddressRange::toString).collect(Collectors.joining(", "));
    }

    /** Returns the line that tells in which framing a client is read. */
    static String line(ConnectionId id, Framing framing) {
        return id + " is read as " + framing.name() + ": "
                + framing.description().english();
    }

    private static String better(ConnectionId id, int count) {
        return id + ": what came next shows that its last "
                + (count == 1
                        ? "message was divided wrongly; it is"
                        : count + " messages were divided wrongly; they are")
                + " replaced";
    }

    /** Returns the line that tells the encoding of a client's texts. */
    static String line(ConnectionId id, Charset charset) {
        return id + " says and reads texts in " + charset.name();
    }

    /** Returns the line that tells the automatic reply. */
    static String line(AutoReply auto) {
        return "automatic reply: "
                + switch (auto) {
                    case AutoReply.Off off -> "off";
                    case AutoReply.Echo echo -> "echo";
                    case AutoReply.Fixed fixed -> "the text " + fixed.body();
                };
    }
}
