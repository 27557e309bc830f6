package switchboard.server.connection;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;
import switchboard.event.Fact;
import switchboard.model.ConnectionInfo;
import switchboard.model.Limit;
import switchboard.model.ListenerSettings;
import switchboard.server.context.ReceivedHistory;
import switchboard.server.context.ServerContext;
import switchboard.text.ServerText;
import switchboard.wire.Cause;
import switchboard.wire.Finding;
import switchboard.wire.FrameStatus;
import switchboard.wire.Message;
import switchboard.wire.explain.FindingFactory;
import switchboard.wire.framing.Framing;

/**
 * Creates and publishes the facts about one client, and keeps the client's row up to date with them.
 *
 * <p>Publishing may block while the session recorder is behind (backpressure). Thread-safe. Facts that one thread
 * publishes keep their order. The row takes facts in and the bus publishes them in two steps, so facts that two threads
 * publish at the same time may reach the row in one order and the subscribers in the other.
 */
final class ConnectionFacts {
    private final ServerContext context;
    private final ConnectionInfo info;
    private final ConnectionState state;
    private final String goodbye;

    /** The last received message; null before the first one. */
    private volatile ReceivedHistory.@Nullable Last last;

    ConnectionFacts(ServerContext context, ConnectionInfo info, ConnectionState state, ListenerSettings settings) {
        this.context = context;
        this.info = info;
        this.state = state;
        this.goodbye = settings.goodbye();
    }

    void publish(Fact fact) {
        publish(List.of(fact));
    }

    /** Publishes facts in order in one call to the bus; the list must not change afterwards. */
    void publish(List<Fact> facts) {
        state.fold(facts);
        context.bus.publish(facts);
    }

    /**
     * Adds the facts that messages were received; returns whether the goodbye word was among them.
     *
     * @param times returns the time of a message in microseconds since 1970, UTC
     */
    boolean addReceived(List<Message> messages, ToLongFunction<Message> times, List<Fact> facts) {
        boolean saidGoodbye = false;
        for (Message message : messages) {
            boolean isGoodbye = isGoodbye(message);
            saidGoodbye |= isGoodbye;
            long at = times.applyAsLong(message);
            facts.add(new Fact.Received(
                    info.id(), at, isGoodbye ? message.with(FindingFactory.goodbye(goodbye)) : message));
            last = new ReceivedHistory.Last(at, message.reads().firstRead());
        }
        return saidGoodbye;
    }

    /** Returns the last message of this client; empty before the first one. */
    Optional<ReceivedHistory.Last> last() {
        return Optional.ofNullable(last);
    }

    /** Records the last of messages that were read again; empty if all their bytes are in the open frame. */
    void readAgain(Optional<ReceivedHistory.Last> now) {
        last = now.orElse(null);
    }

    private boolean isGoodbye(Message message) {
        Framing framing = state.reading().framing();
        return !goodbye.isEmpty()
                && message.bodyLength() >= goodbye.length()
                // A character takes at most 4 bytes in UTF-8 (RFC 3629, 3) and UTF-32, and a line end at most 8.
                && (message.bodyLength() <= goodbye.length() * 4 + 8 || message.bodyLength() == framing.longestBody())
                && message.shape() != FrameStatus.PARTIAL
                && new String(framing.content(message), state.reading().charset())
                        .stripTrailing()
                        .equals(goodbye);
    }

    /** Publishes that messages were received, and which limits they hit. */
    void publishReceived(List<Message> messages) {
        List<Fact> facts = new ArrayList<>(messages.size());
        long now = context.clock.micros();
        addReceived(messages, message -> now, facts);
        publish(facts);
        publishLimits(messages);
    }

    /** Adds the facts that messages are about to be written. */
    void addSent(List<OutboundMessage> messages, List<Fact> facts) {
        long at = context.clock.micros();
        for (OutboundMessage outgoing : messages) {
            facts.add(new Fact.Sent(info.id(), at, outgoing.message(), outgoing.request()));
        }
    }

    /** Publishes which limits these messages hit. */
    void publishLimits(List<Message> messages) {
        for (Message message : messages) {
            for (Finding finding : message.findings()) {
                if (finding.cause() == Cause.TOO_LONG || finding.cause() == Cause.LINE_TOO_LONG) {
                    hit(Limit.MESSAGE_LENGTH, finding);
                } else if (finding.cause() == Cause.OVERLOADED) {
                    hit(Limit.INBOUND_MEMORY, finding);
                }
            }
        }
    }

    private void hit(Limit limit, Finding finding) {
        context.hit(limit, ServerText.LIMIT_MESSAGE.with(info.id().number(), finding.text()));
    }
}
