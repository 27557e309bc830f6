package switchboard.server.context;

import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import switchboard.event.EventBus;
import switchboard.event.Fact;
import switchboard.model.ConnectionId;
import switchboard.text.ServerText;

/**
 * The clients that may be answering automatic replies for ever, published as one warning. Thread-safe.
 *
 * <p>The warning is published again each time a client is reported, so that it heals where two threads change the set
 * at the same moment.
 */
public final class ReplyLoops {
    /** The source of the warning. */
    public static final String WARNING_SOURCE = "reply loop";

    private final EventBus bus;
    private final Set<ConnectionId> clients = new ConcurrentSkipListSet<>();

    ReplyLoops(EventBus bus) {
        this.bus = bus;
    }

    /** Publishes that a client may be answering every automatic reply. */
    public void possible(ConnectionId id, long seconds) {
        clients.add(id);
        publish(seconds);
    }

    /** Publishes that this client is none of them any more. */
    public void over(ConnectionId id, long seconds) {
        clients.remove(id);
        publish(seconds);
    }

    /** Publishes that there are none any more. */
    public void clear() {
        clients.clear();
        bus.publish(Fact.Warning.over(WARNING_SOURCE));
    }

    private void publish(long seconds) {
        ConnectionId[] now = clients.toArray(new ConnectionId[0]);
        bus.publish(
                switch (now.length) {
                    case 0 -> Fact.Warning.over(WARNING_SOURCE);
                    case 1 -> new Fact.Warning(WARNING_SOURCE, ServerText.AUTO_LOOP.with(now[0].number(), seconds));
                    default ->
                        new Fact.Warning(
                                WARNING_SOURCE, ServerText.AUTO_LOOPS.with(now.length, now[0].number(), seconds));
                });
    }
}
