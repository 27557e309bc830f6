package switchboard.client.session;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.locks.ReentrantLock;
import switchboard.client.ClientConnection;
import switchboard.client.ClientTarget;
import switchboard.event.EventBus;
import switchboard.event.Fact;
import switchboard.model.CloseReason;
import switchboard.model.ConnectionId;
import switchboard.model.ConnectionInfo;
import switchboard.model.Counts;
import switchboard.model.Reading;
import switchboard.text.CodedText;
import switchboard.wire.Message;

/** Publishes what happens on the connections of a client, with their counts. Thread-safe; may wait for the bus. */
final class ConversationFacts {
    /** The number of no listener: these connections were not accepted but made. */
    private static final int NO_LISTENER = 0;

    private final EventBus bus;
    private final Clock clock;
    private final ReentrantLock lock = new ReentrantLock();

    @GuardedBy("lock")
    private final Map<CloseReason, Long> closed = new EnumMap<>(CloseReason.class);

    @GuardedBy("lock")
    private long version;

    @GuardedBy("lock")
    private int live;

    @GuardedBy("lock")
    private long total;

    @GuardedBy("lock")
    private int peak;

    ConversationFacts(EventBus bus, Clock clock) {
        this.bus = bus;
        this.clock = clock;
    }

    /** Publishes that a connection was made; its name is the server's address. */
    void opened(ConnectionId id, ClientTarget target, ClientConnection connection) {
        ConnectionInfo info = new ConnectionInfo(
                id,
                NO_LISTENER,
                connection.local(),
                connection.localHost(),
                target.server(),
                now(),
                target.replyAs(),
                target.tls().isPresent(),
                new Reading(target.framing(), StandardCharsets.UTF_8));
        bus.publish(new Fact.Opened(info, plusOpened()));
        bus.publish(new Fact.Named(id, target.server()));
    }

    void sent(ConnectionId id, Message message) {
        bus.publish(new Fact.Sent(id, now(), message, OptionalLong.empty()));
    }

    void received(ConnectionId id, Message message) {
        bus.publish(new Fact.Received(id, now(), message));
    }

    void closed(ConnectionId id, CloseReason reason, CodedText text) {
        bus.publish(new Fact.Closed(id, now(), reason, text, false, plusClosed(reason)));
    }

    private Counts plusOpened() {
        lock.lock();
        try {
            live++;
            total++;
            peak = Math.max(peak, live);
            return counts();
        } finally {
            lock.unlock();
        }
    }

    private Counts plusClosed(CloseReason reason) {
        lock.lock();
        try {
            live--;
            closed.merge(reason, 1L, Long::sum);
            return counts();
        } finally {
            lock.unlock();
        }
    }

    @GuardedBy("lock")
    private Counts counts() {
        return new Counts(++version, live, total, peak, 0, 0, closed);
    }

    private long now() {
        return ChronoUnit.MICROS.between(Instant.EPOCH, clock.instant());
    }
}
