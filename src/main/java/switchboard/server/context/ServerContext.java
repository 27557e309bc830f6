package switchboard.server.context;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import switchboard.event.EventBus;
import switchboard.event.Fact;
import switchboard.model.AccessRules;
import switchboard.model.AddressRange;
import switchboard.model.ClassCode;
import switchboard.model.ConnectionId;
import switchboard.model.ConnectionInfo;
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
    private static final int MOST_CODES = 100;

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

    /** The messages that clients sent. */
    public volatile ReceivedHistory history = ReceivedHistory.NONE;

    /** The users of this computer whose clients connect over a loopback address. */
    public final LoopbackUsers loopbackUsers = new LoopbackUsers();

    /** The class codes that listeners ask or asked for, the newest last; none of them may be shown. */
    private final AtomicReference<List<ClassCode>> codes = new AtomicReference<>(List.of());

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

    /** Keeps a class code from now on from being shown, whoever says it. */
    public void hide(ClassCode code) {
        if (code.isWanted()) {
            codes.updateAndGet(before -> Stream.concat(
                            before.stream()
                                    .filter(one -> !one.equals(code))
                                    .skip(Math.max(0, before.size() - MOST_CODES)),
                            Stream.of(code))
                    .toList());
        }
    }

    /** Returns the class codes that may not be shown; the same list as long as none is added. */
    public List<ClassCode> hiddenCodes() {
        return Objects.requireNonNull(codes.get());
    }

    /** Returns the lock for the state and the send queue of a connection; other connections may have the same one. */
    public ReentrantLock lockFor(ConnectionId id) {
        return locks.get((int) (id.number() % LOCKS));
    }

    /**
     * Returns the name under which a client's wrong class codes are counted: its address or /64; for a client on this
     * computer its user, or {@code localhost} alone if the system does not tell. Empty if they are not counted, because
     * the client belongs to the user who runs the server and is exempt. May wait for the system.
     */
    public Optional<String> guesser(ConnectionInfo client, boolean local) {
        if (!local) {
            return Optional.of(AddressRange.counted(client.host()));
        }
        OptionalLong user = loopbackUsers.userOf(client.peer(), client.local());
        if (loopbackUsers.isSelf(user) && limits.connectionLimits().loopbackExempt()) {
            return Optional.empty();
        }
        return Optional.of(user.isPresent() ? "localhost uid " + user.getAsLong() : "localhost");
    }

    /** Counts a limit that was hit, and publishes it with its count. */
    public void hit(Limit limit, CodedText text) {
        AtomicLong count = hits.get(limit);
        if (count != null) {
            bus.publish(new Fact.LimitHit(limit, text, count.incrementAndGet()));
        }
    }
}
