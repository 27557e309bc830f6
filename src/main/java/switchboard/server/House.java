package switchboard.server;

import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import switchboard.event.AccessRules;
import switchboard.event.EventBus;
import switchboard.event.Fact;
import switchboard.event.Limit;

/** What all connections of a server share. Thread-safe. */
final class House {
    private static final int KEPT_BUFFERS = 256;

    final EventBus bus;
    final ServerLimits limits;
    final Registry registry;
    final AddressGuard guard;
    final ReceiveBudget receiving;
    final CodeAttempts codeAttempts;
    final BufferPool buffers = new BufferPool(KEPT_BUFFERS);
    final Turns turns = new Turns();

    private final Map<Limit, AtomicLong> hits = new EnumMap<>(Limit.class);

    /** Who may connect. */
    volatile AccessRules access = AccessRules.NONE;

    /** Whether those who come now are on hold from the start. */
    volatile boolean holdingAll;

    House(EventBus bus, ServerLimits limits, long lastConnection) {
        this.bus = bus;
        this.limits = limits;
        this.registry = new Registry(lastConnection);
        this.guard = new AddressGuard(limits.callers(), System::nanoTime);
        this.receiving = new ReceiveBudget(limits.inbound().bytes());
        this.codeAttempts =
                new CodeAttempts(limits.entry().codeAttempts(), limits.entry().longestPause(), System::nanoTime);
        for (Limit limit : Limit.values()) {
            hits.put(limit, new AtomicLong());
        }
    }

    /** Count that a limit was hit and say so. */
    void hit(Limit limit, String sentence) {
        AtomicLong count = hits.get(limit);
        if (count != null) {
            bus.publish(new Fact.LimitHit(limit, sentence, count.incrementAndGet()));
        }
    }
}
