package switchboard.ui.live;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import switchboard.event.ConflatedSubscription;
import switchboard.event.LiveChanges;
import switchboard.model.ClientSummary;
import switchboard.model.ConnectionId;
import switchboard.model.ListenerInfo;
import switchboard.ui.edt.Edt;
import switchboard.ui.edt.RequiresEdt;

/**
 * The newest state of clients, listeners and counts, as the window knows it.
 *
 * <p>Event dispatch thread only. A ticker calls {@link #pump}; the panes register as listeners.
 */
public final class LiveModel {
    private final Map<ConnectionId, ClientSummary> clients = new TreeMap<>();
    private final List<Consumer<LiveChanges>> listeners = new ArrayList<>();
    private List<ListenerInfo> listening = List.of();
    private int answerable;
    private int clientsWithProblems;
    private LiveChanges latest = LiveChanges.NONE;

    /** Adds a listener that is called after each change. */
    @RequiresEdt
    public void onChange(Consumer<LiveChanges> listener) {
        Edt.require();
        listeners.add(listener);
    }

    /** Takes the changes that a subscription has conflated since the last call, if there are any. */
    @RequiresEdt
    public void pump(ConflatedSubscription<LiveChanges> subscription) {
        Edt.require();
        subscription.take().ifPresent(this::accept);
    }

    /**
     * Applies changes and calls all listeners.
     *
     * <p>A listener that throws does not keep the other listeners from being called; the first exception is thrown at
     * the end.
     */
    @RequiresEdt
    public void accept(LiveChanges changes) {
        Edt.require();
        latest = changes;
        for (ClientSummary client : changes.clients()) {
            count(Optional.ofNullable(clients.put(client.id(), client)), -1);
            count(Optional.of(client), 1);
        }
        changes.forgotten().forEach(id -> count(Optional.ofNullable(clients.remove(id)), -1));
        changes.listeners().ifPresent(now -> listening = now);
        Optional<RuntimeException> first = Optional.empty();
        for (Consumer<LiveChanges> listener : List.copyOf(listeners)) {
            try {
                listener.accept(changes);
            } catch (RuntimeException broken) {
                first = first.isPresent() ? first : Optional.of(broken);
            }
        }
        if (first.isPresent()) {
            throw first.get();
        }
    }

    private void count(Optional<ClientSummary> client, int step) {
        if (client.isPresent() && client.get().canBeAnswered()) {
            answerable += step;
            clientsWithProblems += client.get().problem().isPresent() ? step : 0;
        }
    }

    /** Returns the number of clients to which a reply can be sent. */
    public int answerable() {
        return answerable;
    }

    /** Returns how many of the clients that can be answered have a problem. */
    public int clientsWithProblems() {
        return clientsWithProblems;
    }

    /** Returns all clients that are connected or have left recently, in the order of their numbers. */
    public Collection<ClientSummary> clients() {
        return Collections.unmodifiableCollection(clients.values());
    }

    /** Returns a client, or empty if it is unknown or forgotten. */
    public Optional<ClientSummary> client(ConnectionId id) {
        return Optional.ofNullable(clients.get(id));
    }

    /** Returns the listeners that accept connections. */
    public List<ListenerInfo> listening() {
        return listening;
    }

    /** Returns the latest changes, for the counts that they carry. */
    public LiveChanges latest() {
        return latest;
    }
}
