package switchboard.console;

import java.nio.charset.Charset;
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
import switchboard.wire.Escapes;
import switchboard.wire.framing.Framing;

/**
 * The answers to commands that set what is set already, because only changes are told by {@link ConsoleUpdates}.
 *
 * <p>One such command is carried out at a time, so that each answer belongs to its command. Used by the console's
 * thread alone.
 */
final class SettingResults {
    /** The time after which the next command no longer waits: the server is behind. */
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final LongSupplier nanos;
    private Optional<Request> asked = Optional.empty();
    private long askedAt;
    private AccessRules access = AccessRules.NONE;
    private Optional<AutoReply> autoReply = Optional.empty();

    SettingResults(LongSupplier nanos) {
        this.nanos = nanos;
    }

    /** Expects the result of a request for a setting. */
    void asked(Request request) {
        asked = Optional.of(request);
        askedAt = nanos.getAsLong();
    }

    /** Returns whether the result is expected soon. */
    boolean waiting() {
        return asked.isPresent() && nanos.getAsLong() - askedAt <= PATIENCE_NANOS;
    }

    /** Takes a fact in; returns the answer if it tells that the command has changed nothing. */
    Optional<String> answer(Fact fact) {
        Optional<String> line = Optional.empty();
        if (fact instanceof Fact.AccessChanged now) {
            if (asked.orElse(null) instanceof Request.SetRule one) {
                asked = Optional.empty();
                if (now.rules().equals(access)) {
                    line = Optional.of(
                            one.rule() == AccessRules.Rule.NONE
                                    ? "No rule for " + one.range() + "."
                                    : line(now.rules()));
                }
            }
            access = now.rules();
        } else if (fact instanceof Fact.AutoReplyChanged now) {
            if (asked.orElse(null) instanceof Request.SetAutoReply) {
                asked = Optional.empty();
                if (now.auto().equals(autoReply)) {
                    line = now.auto().map(SettingResults::line);
                }
            }
            autoReply = now.auto();
        } else if (fact instanceof Fact.ReadAs now) {
            if (asked.orElse(null) instanceof Request.ReadAs) {
                asked = Optional.empty();
            }
            line = Optional.of(line(now.id(), now.framing()));
        } else if (fact instanceof Fact.CharsetChosen now) {
            if (asked.orElse(null) instanceof Request.SetCharset) {
                asked = Optional.empty();
            }
            line = Optional.of(line(now.id(), now.charset()));
        }
        return line;
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
                    case AutoReply.Fixed fixed -> "the text " + Escapes.text(fixed.text());
                };
    }
}
