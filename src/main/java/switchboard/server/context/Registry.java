package switchboard.server.context;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import switchboard.event.Roster;
import switchboard.model.ClientSummary;
import switchboard.model.CloseReason;
import switchboard.model.ConnectionId;
import switchboard.model.Counts;

/**
 * The connection registry: the connected clients, and counts that always add up.
 *
 * <p>A connection is counted before its thread starts and counted out when it ends, whichever side ended it. A client
 * that finished sending counts as ended, but can be found until it cannot be answered any more. Thread-safe; every
 * change returns the counts as they were right after it.
 */
public final class Registry implements Roster {
    /** The most clients that finished sending and wait for an answer; connections beyond are closed at once. */
    private static final int MOST_ANSWERABLE = 256;

    /** The time that a new connection waits for a place at the connection limit. */
    private static final long PLACE_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

    private final Map<ConnectionId, ConnectedClient> clients = new ConcurrentHashMap<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition slotFreed = lock.newCondition();

    @GuardedBy("lock")
    private final EnumMap<CloseReason, Long> closed = new EnumMap<>(CloseReason.class);

    @GuardedBy("lock")
    private long lastNumber;

    @GuardedBy("lock")
    private long version;

    @GuardedBy("lock")
    private int live;

    @GuardedBy("lock")
    private long total;

    @GuardedBy("lock")
    private int peak;

    @GuardedBy("lock")
    private long rejected;

    @GuardedBy("lock")
    private int threads;

    /** True if a connection waited in vain for a place and none has ended since. */
    @GuardedBy("lock")
    private boolean full;

    Registry(long lastNumber) {
        this.lastNumber = lastNumber;
    }

    /**
     * Counts a connection if fewer than {@code most} are live, and returns its number.
     *
     * <p>At the limit this waits up to {@link #PLACE_NANOS}, because the server may not yet have read the FIN of a
     * client that has left: a client that reconnects at once is not one too many. After a wait in vain, later
     * connections are rejected without waiting until a connection has ended.
     */
    public OptionalLong reserve(int most) {
        lock.lock();
        try {
            long left = full ? 0 : PLACE_NANOS;
            while (live >= most && left > 0) {
                left = slotFreed.awaitNanos(left);
            }
            full = live >= most;
            return full ? OptionalLong.empty() : OptionalLong.of(countAccepted());
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            return OptionalLong.empty();
        } finally {
            lock.unlock();
        }
    }

    @GuardedBy("lock")
    private long countAccepted() {
        version++;
        live++;
        total++;
        threads++;
        peak = Math.max(peak, live);
        return ++lastNumber;
    }

    /** Adds a client whose place is reserved, so that it can be found. */
    public void enter(ConnectedClient client) {
        clients.put(client.info().id(), client);
    }

    /** Counts a rejected connection. */
    public Counts reject() {
        lock.lock();
        try {
            version++;
            rejected++;
            return snapshot();
        } finally {
            lock.unlock();
        }
    }

    /** Counts a live connection as ended; called exactly once for each connection. */
    public Counts end(CloseReason reason) {
        lock.lock();
        try {
            version++;
            live--;
            full = false;
            slotFreed.signalAll();
            closed.merge(reason, 1L, Long::sum);
            return snapshot();
        } finally {
            lock.unlock();
        }
    }

    /** Counts the end of a connection's virtual thread. */
    public void threadEnded() {
        lock.lock();
        try {
            version++;
            threads--;
        } finally {
            lock.unlock();
        }
    }

    /** Removes a connection; nothing can be sent to it any more. */
    public void forget(ConnectionId id) {
        clients.remove(id);
    }

    public Optional<ConnectedClient> find(ConnectionId id) {
        return Optional.ofNullable(clients.get(id));
    }

    /** Returns whether one more client that finished sending may be kept for an answer. */
    public boolean hasRoomToAnswer() {
        int live;
        lock.lock();
        try {
            live = this.live;
        } finally {
            lock.unlock();
        }
        return clients.size() - live < MOST_ANSWERABLE;
    }

    /** Returns all clients that can be found, including those that finished sending and can still be answered. */
    public Collection<ConnectedClient> all() {
        return clients.values();
    }

    @Override
    public Counts counts() {
        lock.lock();
        try {
            return snapshot();
        } finally {
            lock.unlock();
        }
    }

    @GuardedBy("lock")
    private Counts snapshot() {
        return new Counts(version, live, total, peak, rejected, threads, closed);
    }

    @Override
    public List<ClientSummary> clients() {
        List<ClientSummary> rows = new ArrayList<>();
        for (ConnectedClient client : clients.values()) {
            rows.add(client.summary());
        }
        rows.sort(Comparator.comparing(ClientSummary::id));
        return rows;
    }

    @Override
    public boolean hasCome(ConnectionId id) {
        lock.lock();
        try {
            return id.number() >= 1 && id.number() <= lastNumber;
        } finally {
            lock.unlock();
        }
    }
}
