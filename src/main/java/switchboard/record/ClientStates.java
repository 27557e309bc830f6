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
 * Keeps the facts that say what clients and listeners are like now, the newest of each kind.
 *
 * <p>Not thread-safe.
 */
public final class ClientStates {
    private final int most;
    private final Map<ConnectionId, Client> clients = new LinkedHashMap<>();
    private final Map<Integer, Fact> listeners = new LinkedHashMap<>();

    /** Creates one that keeps so many clients; of those that come later it knows nothing. */
    public ClientStates(int most) {
        this.most = most;
    }

    /**
     * Takes a fact in.
     *
     * @return whether it says something lasting about a client or a listener; else nothing changes
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
            case Fact.Trouble notKept -> false;
        };
    }

    private void change(ConnectionId id, Consumer<Client> change) {
        if (clients.size() < most || clients.containsKey(id)) {
            change.accept(clients.computeIfAbsent(id, newcomer -> new Client()));
        }
    }

    /** Forgets the clients that have left for good, and those that never came. */
    void keepPresent() {
        clients.values().removeIf(client -> client.info == null || client.hasLeft());
    }

    /** Forgets those that left for good, the longest known first, until so many of them are left. */
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

    /** Returns how many clients it knows. */
    public int size() {
        return clients.size();
    }

    /** Returns what a person called a client; empty for nothing. */
    public String name(ConnectionId id) {
        Client client = clients.get(id);
        return client == null || client.named == null ? "" : client.named.name();
    }

    /** Returns how a client's connection began, where that is known. */
    public Optional<ConnectionInfo> info(ConnectionId id) {
        Client client = clients.get(id);
        return client == null ? Optional.empty() : Optional.ofNullable(client.info);
    }

    void clear() {
        clients.clear();
        listeners.clear();
    }

    /** Returns everything in an order in which it can be written. */
    public List<Fact> facts() {
        List<Fact> all = new ArrayList<>(listeners.values());
        for (Client client : clients.values()) {
            client.addTo(all);
        }
        return all;
    }

    private static final class Client {
        /** Not the fact: the counts that came with it are of no use later, and large. */
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
