package switchboard.server.context;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import switchboard.event.EventBus;
import switchboard.event.Fact;
import switchboard.model.AccessRules;
import switchboard.model.ConnectionId;
import switchboard.model.Limit;
import switchboard.model.ListenerSettings.AutoReply;
import switchboard.server.transport.BufferPool;
import switchboard.system.FileDescriptors;
import switchboard.text.CodedText;

/**
 * The state that all connections of a server share: clock, event bus, limits, registry, budgets and access rules.
 * Thread-safe.
 */
public final class ServerContext {
    private static final int KEPT_BUFFERS = 256;
    private static final int LOCKS = 256;

    public final Clock clock;
    public final EventBus bus;
    public final ServerLimits limits;
    public final Registry registry;
    public final AddressRateLimiter addressLimiter;
    public final InboundMemoryBudget inboundMemory;
    public final OutboundMemoryBudget outboundMemory;
    public final PendingDeliveries deliveries;
    public final ClassCodeAttempts codeAttempts;
    public final BufferPool buffers = new BufferPool(KEPT_BUFFERS);
    public final DescriptorReserve reserve;
    public final ReplyLoops replyLoops;

    /** The locks, shared among connections: ten thousand silent clients need no lock each. */
    private final List<ReentrantLock> locks =
            Stream.generate(ReentrantLock::new).limit(LOCKS).toList();

    private final Map<Limit, AtomicLong> hits = new EnumMap<>(Limit.class);

    /** The rules for the addresses that may connect. */
    public volatile AccessRules access = AccessRules.NONE;

    /** The automatic reply in place of that of each listener; empty as long as nobody has changed it. */
    public volatile Optional<AutoReply> autoReply = Optional.empty();

    /** True while new connections are on hold from the start. */
    public volatile boolean holdingAll;

    /** Creates the context of a server whose first connection gets the number after {@code lastConnection}. */
    public ServerContext(EventBus bus, ServerLimits limits, long lastConnection, Clock clock) {
        this(bus, limits, lastConnection, clock, OutboundMemoryBudget.ofHeap());
    }

    ServerContext(
            EventBus bus, ServerLimits limits, long lastConnection, Clock clock, OutboundMemoryBudget outboundMemory) {
        this.clock = clock;
        this.bus = bus;
        this.limits = limits;
        this.registry = new Registry(lastConnection);
        this.replyLoops = new ReplyLoops(bus);
        this.addressLimiter = new AddressRateLimiter(limits.connectionLimits(), clock::nanos);
        this.reserve = new DescriptorReserve(FileDescriptors::available);
        this.inboundMemory = new InboundMemoryBudget(limits.inbound().bytes());
        this.outboundMemory = outboundMemory;
        this.deliveries = new PendingDeliveries(bus, clock);
        this.codeAttempts = new ClassCodeAttempts(
                limits.handshakeLimits().codeAttempts(),
                limits.handshakeLimits().codeRate(),
                limits.handshakeLimits().longestPause(),
                clock::nanos);
        for (Limit limit : Limit.values()) {
            hits.put(limit, new AtomicLong());
        }
    }

    /** Returns the lock for the state and the send queue of a connection; other connections may have the same one. */
    public ReentrantLock lockFor(ConnectionId id) {
        return locks.get((int) (id.number() % LOCKS));
    }

    /** Counts a limit that was hit, and publishes it with its count. */
    public void hit(Limit limit, CodedText text) {
        AtomicLong count = hits.get(limit);
        if (count != null) {
            bus.publish(new Fact.LimitHit(limit, text, count.incrementAndGet()));
        }
    }
}
