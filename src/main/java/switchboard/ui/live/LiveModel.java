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
 * The newest state of everything that lives, as the window knows it.
 *
 * <p>Event dispatch thread only. {@link #pump} is called by a ticker; everybody else listens.
 */
public final class LiveModel {
    private final Map<ConnectionId, ClientSummary> clients = new TreeMap<>();
    private final List<Consumer<LiveChanges>> listeners = new ArrayList<>();
    private List<ListenerInfo> listening = List.of();
    private int answerable;
    private int troubled;
    private LiveChanges latest = LiveChanges.NONE;

    /** Hears of each change from now on. */
    @RequiresEdt
    public void onChange(Consumer<LiveChanges> listener) {
        Edt.require();
        listeners.add(listener);
    }

    /** Takes in what a subscription has gathered since the last call, if it has. */
    @RequiresEdt
    public void pump(ConflatedSubscription<LiveChanges> subscription) {
        Edt.require();
        subscription.take().ifPresent(this::accept);
    }

    /**
     * Takes changes in and tell everybody.
     *
     * <p>A listener that throws keeps no other from hearing of them; the first exception is thrown at the end.
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
            troubled += client.get().problem().isPresent() ? step : 0;
        }
    }

    /** Returns how many clients a reply can be sent to. */
    public int answerable() {
        return answerable;
    }

    /** Returns in how many of these a problem was found. */
    public int troubled() {
        return troubled;
    }

    /** Returns all clients that are there or left lately, by number. */
    public Collection<ClientSummary> clients() {
        return Collections.unmodifiableCollection(clients.values());
    }

    /** Returns one client, or empty if it is not known any more. */
    public Optional<ClientSummary> client(ConnectionId id) {
        return Optional.ofNullable(clients.get(id));
    }

    /** Returns the listeners that accept. */
    public List<ListenerInfo> listening() {
        return listening;
    }

    /** Returns the latest changes, for the counts in them. */
    public LiveChanges latest() {
        return latest;
    }
}
