package switchboard.server;

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
import java.util.concurrent.locks.ReentrantLock;
import switchboard.event.Roster;
import switchboard.model.ClientSummary;
import switchboard.model.CloseReason;
import switchboard.model.ConnectionId;
import switchboard.model.Counts;

/**
 * The thread registry: who is there, and counts that always add up.
 *
 * <p>A connection enters before its thread starts and leaves the moment it ends, whichever side ended it. One
 * that only finished sending is counted as ended but can be found until it can't be answered any more.
 * Thread-safe; every change gives the counts as they were right after it.
 */
final class Registry implements Roster {
    /** Clients that finished sending and may still be answered, beyond which the next ones are closed at once. */
    private static final int MOST_ANSWERABLE = 256;

    private final Map<ConnectionId, Connection> connections = new ConcurrentHashMap<>();
    private final ReentrantLock lock = new ReentrantLock();

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

    Registry(long lastNumber) {
        this.lastNumber = lastNumber;
    }

    /** Take a connection in if fewer than {@code most} are live, and return its number. */
    OptionalLong reserve(int most) {
        lock.lock();
        try {
            if (live >= most) {
                return OptionalLong.empty();
            }
            version++;
            live++;
            total++;
            threads++;
            peak = Math.max(peak, live);
            return OptionalLong.of(++lastNumber);
        } finally {
            lock.unlock();
        }
    }

    /** Make a reserved connection findable. */
    void enter(Connection connection) {
        connections.put(connection.id(), connection);
    }

    /** Count a connection that was turned away. */
    Counts reject() {
        lock.lock();
        try {
            version++;
            rejected++;
            return snapshot();
        } finally {
            lock.unlock();
        }
    }

    /** Count a live connection as ended; called exactly once for each. */
    Counts end(CloseReason reason) {
        lock.lock();
        try {
            version++;
            live--;
            closed.merge(reason, 1L, Long::sum);
            return snapshot();
        } finally {
            lock.unlock();
        }
    }

    /** Count out the virtual thread that served a connection. */
    void threadEnded() {
        lock.lock();
        try {
            version++;
            threads--;
        } finally {
            lock.unlock();
        }
    }

    /** Forget a connection: nothing can be sent to it any more. */
    void forget(ConnectionId id) {
        connections.remove(id);
    }

    Optional<Connection> find(ConnectionId id) {
        return Optional.ofNullable(connections.get(id));
    }

    /** Return whether one more client that finished sending may be kept for an answer. */
    boolean hasRoomToAnswer() {
        int live;
        lock.lock();
        try {
            live = this.live;
        } finally {
            lock.unlock();
        }
        return connections.size() - live < MOST_ANSWERABLE;
    }

    /** Return all that can be found, ended ones that can still be answered included. */
    Collection<Connection> all() {
        return connections.values();
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
        List<ClientSummary> clients = new ArrayList<>();
        for (Connection connection : connections.values()) {
            clients.add(connection.summary());
        }
        clients.sort(Comparator.comparing(ClientSummary::id));
        return clients;
    }
}
