package switchboard.record;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import switchboard.event.Fact;
import switchboard.model.ConnectionId;
import switchboard.model.ConnectionInfo;
import switchboard.model.Counts;

/**
 * Holds the facts that describe the present state of clients and listeners, the newest of each kind. Not thread-safe.
 */
public final class ClientStates {
    private final int most;
    private final Map<ConnectionId, Client> clients = new LinkedHashMap<>();
    private final Map<Integer, Fact> listeners = new LinkedHashMap<>();

    /** Creates an empty store for at most {@code most} clients; facts of further clients are ignored. */
    public ClientStates(int most) {
        this.most = most;
    }

    /**
     * Adds a fact.
     *
     * @return whether it describes a state of a client or a listener; otherwise nothing changes
     */
    public boolean add(Fact fact) {
        return switch (fact) {
            case Fact.Listening now -> {
                listeners.put(now.listener().id(), now);
                yield true;
            }
            case Fact.Opened now -> {
                change(now.id(), client -> client.info = now.connection());
                yield true;
            }
            case Fact.Named now -> {
                change(now.id(), client -> client.named = now);
                yield true;
            }
            case Fact.Closed now -> {
                change(now.id(), client -> client.closed = now);
                yield true;
            }
            case Fact.AnswerEnded now -> {
                change(now.id(), client -> client.answerEnded = now);
                yield true;
            }
            case Fact.Received message -> false;
            case Fact.Sent message -> false;
            case Fact.ListeningFailed notKept -> false;
            case Fact.ListeningEnded notKept -> false;
            case Fact.Counted notKept -> false;
            case Fact.Rejected notKept -> false;
            case Fact.Delivered notKept -> false;
            case Fact.Changed notKept -> false;
            case Fact.LimitHit notKept -> false;
            case Fact.NoteKept notKept -> false;
            case Fact.Recorded notKept -> false;
            case Fact.AccessChanged notKept -> false;
            case Fact.AutoReplyChanged notKept -> false;
            case Fact.Warning notKept -> false;
        };
    }

    private void change(ConnectionId id, Consumer<Client> change) {
        if (clients.size() < most || clients.containsKey(id)) {
            change.accept(clients.computeIfAbsent(id, newcomer -> new Client()));
        }
    }

    /** Removes the clients that have left for good, and those whose connection is unknown. */
    public void removeDisconnected() {
        clients.values().removeIf(client -> client.info == null || client.hasLeft());
    }

    /**
     * Removes clients that have left for good, the longest known first, until at most {@code mostDeparted} of them
     * remain.
     */
    public void keepDeparted(int mostDeparted) {
        long over = clients.values().stream().filter(Client::hasLeft).count() - mostDeparted;
        Iterator<Client> each = clients.values().iterator();
        while (over > 0 && each.hasNext()) {
            if (each.next().hasLeft()) {
                each.remove();
                over--;
            }
        }
    }

    /** Returns the number of known clients. */
    public int size() {
        return clients.size();
    }

    /** Returns the name that a person gave to a client; empty if there is none. */
    public String name(ConnectionId id) {
        Client client = clients.get(id);
        return client == null || client.named == null ? "" : client.named.name();
    }

    /** Returns the connection of a client; empty if it is not known. */
    public Optional<ConnectionInfo> info(ConnectionId id) {
        Client client = clients.get(id);
        return client == null ? Optional.empty() : Optional.ofNullable(client.info);
    }

    public void clear() {
        clients.clear();
        listeners.clear();
    }

    /** Returns all facts, in an order in which they can be written. */
    public List<Fact> facts() {
        List<Fact> all = new ArrayList<>(listeners.values());
        for (Client client : clients.values()) {
            client.addTo(all);
        }
        return all;
    }

    private static final class Client {
        /** The connection without its fact, whose counts are large and outdated. */
        private @Nullable ConnectionInfo info;

        private Fact.@Nullable Named named;
        private Fact.@Nullable Closed closed;
        private @Nullable Fact answerEnded;

        boolean hasLeft() {
            return answerEnded != null || (closed != null && !closed.answerable());
        }

        void addTo(List<Fact> all) {
            if (info != null) {
                all.add(new Fact.Opened(info, Counts.ZERO));
            }
            for (Fact fact : new Fact[] {named, closed, answerEnded}) {
                if (fact != null) {
                    all.add(fact);
                }
            }
        }
    }
}
