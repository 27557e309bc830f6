package switchboard.record;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
final class ClientStates {
    private final int most;
    private final Map<ConnectionId, Client> clients = new LinkedHashMap<>();
    private final Map<Integer, Fact> listeners = new LinkedHashMap<>();

    /** Make one that keeps so many clients; of those that come later it knows nothing. */
    ClientStates(int most) {
        this.most = most;
    }

    /** Take a fact in; one that says nothing lasting about a client or a listener changes nothing. */
    void add(Fact fact) {
        switch (fact) {
            case Fact.Listening now -> listeners.put(now.listener().id(), now);
            case Fact.Opened now -> of(now.id()).ifPresent(client -> client.info = now.connection());
            case Fact.Named now -> of(now.id()).ifPresent(client -> client.named = now);
            case Fact.Closed now -> of(now.id()).ifPresent(client -> client.closed = now);
            case Fact.AnswerEnded now -> of(now.id()).ifPresent(client -> client.answerEnded = now);
            case Fact.Received message -> {}
            case Fact.Sent message -> {}
            case Fact.ListeningFailed notKept -> {}
            case Fact.ListeningEnded notKept -> {}
            case Fact.Counted notKept -> {}
            case Fact.Rejected notKept -> {}
            case Fact.Delivered notKept -> {}
            case Fact.Changed notKept -> {}
            case Fact.LimitHit notKept -> {}
            case Fact.NoteKept notKept -> {}
            case Fact.Recorded notKept -> {}
            case Fact.AccessChanged notKept -> {}
            case Fact.Trouble notKept -> {}
        }
    }

    private Optional<Client> of(ConnectionId id) {
        return clients.size() < most || clients.containsKey(id)
                ? Optional.of(clients.computeIfAbsent(id, newcomer -> new Client()))
                : Optional.empty();
    }

    /** Forget the clients that have left for good, and those that never came. */
    void keepPresent() {
        clients.values().removeIf(client -> client.info == null || client.hasLeft());
    }

    /** Forget those that left for good, the longest known first, until so many of them are left. */
    void keepDeparted(int mostDeparted) {
        long over = clients.values().stream().filter(Client::hasLeft).count() - mostDeparted;
        Iterator<Client> each = clients.values().iterator();
        while (over > 0 && each.hasNext()) {
            if (each.next().hasLeft()) {
                each.remove();
                over--;
            }
        }
    }

    /** Return how many clients it knows. */
    int size() {
        return clients.size();
    }

    /** Return what a person called a client; empty for nothing. */
    String name(ConnectionId id) {
        Client client = clients.get(id);
        return client == null || client.named == null ? "" : client.named.name();
    }

    /** Return how a client's connection began, where that is known. */
    Optional<ConnectionInfo> info(ConnectionId id) {
        Client client = clients.get(id);
        return client == null ? Optional.empty() : Optional.ofNullable(client.info);
    }

    void clear() {
        clients.clear();
        listeners.clear();
    }

    /** Return everything in an order in which it can be written. */
    List<Fact> facts() {
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
