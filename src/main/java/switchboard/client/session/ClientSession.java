package switchboard.client.session;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import switchboard.client.ClientException;
import switchboard.client.ClientTarget;
import switchboard.event.ConflatedSubscription;
import switchboard.event.EventBus;
import switchboard.event.LiveChanges;
import switchboard.event.LiveFold;
import switchboard.model.ConnectionId;
import switchboard.record.NoteStore;
import switchboard.record.SessionLog;
import switchboard.record.memory.MemorySession;
import switchboard.text.ClientText;

/**
 * A client that connects to one server after another, at most one at a time, and keeps the newest messages in memory.
 *
 * <p>Messages from the server are received ({@code IN}), those to it are sent ({@code OUT}). Each connection is a
 * client of the session that has the server's address as its name. Thread-safe; no method waits for the network.
 */
public final class ClientSession implements AutoCloseable {
    private final EventBus bus = new EventBus();
    private final ConflatedSubscription<LiveChanges> changes = bus.subscribe("client-window", new LiveFold());
    private final MemorySession memory = MemorySession.open(bus);
    private final ConversationFacts facts;
    private final Consumer<ClientStatus> onStatus;
    private final ReentrantLock lock = new ReentrantLock();

    @GuardedBy("lock")
    private Optional<ClientConversation> current = Optional.empty();

    @GuardedBy("lock")
    private long connections;

    /**
     * Creates a session without a connection.
     *
     * @param clock the time of day of the messages
     * @param onStatus receives the changes of each connection, in order for each, on other threads; must not wait
     */
    public ClientSession(Clock clock, Consumer<ClientStatus> onStatus) {
        facts = new ConversationFacts(bus, clock);
        this.onStatus = onStatus;
    }

    /**
     * Connects to a server, after the connection to another one was closed.
     *
     * @param code the class code, which is sent as the first message; empty for none
     * @return the number of the connection, for its {@link ClientStatus}
     */
    public ConnectionId connect(ClientTarget target, String code) {
        lock.lock();
        try {
            current.ifPresent(ClientConversation::close);
            ConnectionId id = new ConnectionId(++connections);
            ClientConversation next = new ClientConversation(id, target, code, facts, onStatus);
            current = Optional.of(next);
            next.start();
            return id;
        } finally {
            lock.unlock();
        }
    }

    /**
     * Sends a message over the connection, behind those that wait.
     *
     * @return completes when the operating system has the bytes, and fails with a {@link ClientException} if they were
     *     not sent
     */
    public CompletableFuture<Void> send(byte[] body) {
        lock.lock();
        try {
            return current.map(one -> one.send(body))
                    .orElseGet(
                            () -> CompletableFuture.failedFuture(new ClientException(ClientText.NOT_CONNECTED.with())));
        } finally {
            lock.unlock();
        }
    }

    /** Closes the connection, or ends the attempt to connect. */
    public void disconnect() {
        lock.lock();
        try {
            current.ifPresent(ClientConversation::close);
        } finally {
            lock.unlock();
        }
    }

    /** Returns the log of all messages. */
    public SessionLog log() {
        return memory.log();
    }

    /** Returns the store of notes on messages. */
    public NoteStore notes() {
        return memory.notes();
    }

    /** Returns the changes of connections and counts, for one subscriber. */
    public ConflatedSubscription<LiveChanges> changes() {
        return changes;
    }

    /** Disconnects and forgets all messages. */
    @Override
    public void close() {
        disconnect();
        changes.close();
        memory.close();
        bus.close();
    }
}
