package switchboard.server.context;

import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import switchboard.event.EventBus;
import switchboard.event.Fact;
import switchboard.model.ConnectionId;

/**
 * The replies that have no outcome yet. One that takes long is published as waiting, so that nobody has to wait for a
 * client to learn what became of a reply. Thread-safe; the watchdog calls {@link #check}.
 */
public final class PendingDeliveries {
    /** The time in nanoseconds within which a reply to a client that reads has usually been sent. */
    static final long USUAL_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

    private final EventBus bus;
    private final Clock clock;

    /** The replies of the last moment, the oldest first; those that ended meanwhile are in it, too. */
    private final ConcurrentLinkedQueue<ReplyDelivery> young = new ConcurrentLinkedQueue<>();

    /** The ends that could not be published for want of memory, as a linked list: adding one needs no memory. */
    private final AtomicReference<@Nullable ReplyDelivery> untold = new AtomicReference<>();

    PendingDeliveries(EventBus bus, Clock clock) {
        this.bus = bus;
        this.clock = clock;
    }

    /** Begins the delivery of a reply to one client. */
    public ReplyDelivery begin(long request, ConnectionId id) {
        return begin(request, id, (outcome, detail) -> bus.publish(new Fact.Delivered(request, id, outcome, detail)));
    }

    /**
     * Begins the delivery of a reply to one client.
     *
     * @param onOutcome called instead of publishing the outcomes
     */
    public ReplyDelivery begin(long request, ConnectionId id, ReplyDelivery.OnOutcome onOutcome) {
        ReplyDelivery delivery = new ReplyDelivery(this, request, clock.nanos(), onOutcome);
        young.add(delivery);
        return delivery;
    }

    void publishLater(ReplyDelivery delivery) {
        ReplyDelivery first;
        do {
            first = untold.get();
            delivery.nextUntold = first;
        } while (!untold.compareAndSet(first, delivery));
    }

    /**
     * Publishes that the replies wait which have no outcome for longer than usual, and the ends that could not be
     * published before.
     *
     * @param now the value of {@link Clock#nanos}
     */
    public void check(long now) {
        ReplyDelivery late = untold.getAndSet(null);
        while (late != null) {
            ReplyDelivery next = late.nextUntold;
            late.publishEnd();
            late = next;
        }
        ReplyDelivery oldest = young.peek();
        while (oldest != null && now - oldest.since() >= USUAL_NANOS) {
            young.poll();
            oldest.waiting();
            oldest = young.peek();
        }
    }
}
