package switchboard.ui.removal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import switchboard.event.Request;
import switchboard.model.AccessRules.Rule;
import switchboard.model.AddressRange;
import switchboard.model.ClientSummary;
import switchboard.model.ConnectionId;
import switchboard.ui.Strings;
import switchboard.ui.live.LiveModel;
import switchboard.ui.live.RequestSender;

/**
 * Disconnects and blocks clients so that none is removed by accident: more than one are disconnected after a question
 * only, and a block is carried out when the time in which it can be undone is over.
 *
 * <p>A connection that is closed cannot be restored, so nothing is closed before. Event dispatch thread only.
 */
public final class ClientRemovals {
    /** The time in which a block can be undone, in microseconds. */
    static final long UNDO_MICROS = TimeUnit.SECONDS.toMicros(5);

    private static final long MICROS_IN_A_SECOND = TimeUnit.SECONDS.toMicros(1);

    /** Asks a question that has one yes and one no. */
    public interface Question {
        /**
         * Shows a question.
         *
         * @param detail what the answer yes does
         * @param yes the words of the button that agrees
         * @param onYes called when a person has agreed
         */
        void ask(String question, String detail, String yes, Runnable onYes);
    }

    private final LiveModel live;
    private final RequestSender requests;
    private final LongSupplier elapsed;
    private final Question question;
    private final List<Runnable> listeners = new ArrayList<>();

    /** The addresses of the clients to block, by client; empty while there is no block to undo. */
    private final Map<ConnectionId, String> pending = new LinkedHashMap<>();

    private long due;
    private int said;

    /**
     * Creates the removals.
     *
     * @param elapsed the elapsed time since the program started, in microseconds
     */
    public ClientRemovals(LiveModel live, RequestSender requests, LongSupplier elapsed, Question question) {
        this.live = live;
        this.requests = requests;
        this.elapsed = elapsed;
        this.question = question;
    }

    /** Adds a listener that is called when a block begins, at each second of its time, and when it is over. */
    public void onChange(Runnable listener) {
        listeners.add(listener);
    }

    /** Disconnects clients; asks first if there are more than one. */
    public void disconnect(Set<ConnectionId> ids) {
        Set<ConnectionId> asked = Set.copyOf(ids);
        if (asked.size() > 1) {
            question.ask(
                    Strings.of("removal.disconnect", asked.size()),
                    Strings.of("removal.disconnect.end"),
                    Strings.of("removal.disconnect.yes", asked.size()),
                    () -> disconnectNow(asked));
        } else {
            disconnectNow(asked);
        }
    }

    private void disconnectNow(Set<ConnectionId> ids) {
        Set<ConnectionId> connected = ids.stream().filter(this::isConnected).collect(Collectors.toUnmodifiableSet());
        if (!connected.isEmpty()) {
            requests.send(new Request.Disconnect(new Request.Target.Only(connected)));
        }
    }

    private boolean isConnected(ConnectionId id) {
        return live.client(id).filter(ClientSummary::canBeAnswered).isPresent();
    }

    /**
     * Blocks the addresses of clients, and disconnects all clients from there, when the time to undo it is over. An
     * earlier block that can still be undone becomes part of this one. Clients without an address are only
     * disconnected.
     */
    public void block(Set<ConnectionId> ids) {
        Set<ConnectionId> withoutAddress = new TreeSet<>();
        for (ConnectionId id : new TreeSet<>(ids)) {
            live.client(id).map(client -> client.info().host()).ifPresent(host -> {
                if (AddressRange.parse(host).isPresent()) {
                    pending.put(id, host);
                } else {
                    withoutAddress.add(id);
                }
            });
        }
        if (!pending.isEmpty()) {
            due = elapsed.getAsLong() + UNDO_MICROS;
            changed();
        }
        disconnect(withoutAddress);
    }

    /** Returns the effect of the block that can be undone now; empty if there is none. */
    Optional<BlockEffect> effect() {
        return pending.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        BlockEffect.of(pending, live.clients(), live.latest().access()));
    }

    /** Returns the whole seconds, rounded up, until the block is carried out. */
    int secondsLeft() {
        long left = Math.max(0, due - elapsed.getAsLong());
        return (int) ((left + MICROS_IN_A_SECOND - 1) / MICROS_IN_A_SECOND);
    }

    /** Carries the block out if its time is over; called several times a second. */
    public void tick() {
        if (pending.isEmpty()) {
            return;
        }
        int left = secondsLeft();
        if (left == 0) {
            blockNow();
        } else if (left != said) {
            changed();
        }
    }

    /** Takes the block back. */
    void undo() {
        pending.clear();
        changed();
    }

    /** Carries the block out before its time is over. */
    void blockNow() {
        Map<ConnectionId, String> hosts = Map.copyOf(pending);
        pending.clear();
        changed();
        Set<ConnectionId> connected =
                hosts.keySet().stream().filter(this::isConnected).collect(Collectors.toUnmodifiableSet());
        if (!connected.isEmpty()) {
            requests.send(new Request.Block(connected));
        }
        // The server knows no address of a client that has left.
        hosts.entrySet().stream()
                .filter(client -> !connected.contains(client.getKey()))
                .flatMap(client -> AddressRange.parse(client.getValue()).stream())
                .map(AddressRange::counted)
                .distinct()
                .forEach(range -> requests.send(new Request.SetRule(range, Rule.DENY)));
    }

    private void changed() {
        said = secondsLeft();
        List.copyOf(listeners).forEach(Runnable::run);
    }
}
