package switchboard.event;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import switchboard.model.AccessRules;
import switchboard.model.ClientStep;
import switchboard.model.ClientSummary;
import switchboard.model.ConnectionId;
import switchboard.model.Counts;
import switchboard.model.Limit;
import switchboard.model.ListenerInfo;
import switchboard.model.ListenerSettings.AutoReply;
import switchboard.model.Note;
import switchboard.text.CodedText;

/**
 * The live state that a window or console shows: connected clients, clients that left lately, counts.
 *
 * <p>Bounded by the number of connected clients, {@value #KEPT_DEPARTED} clients that left, and {@value
 * #KEPT_DELIVERIES} outcomes of replies and as many steps of clients. Not thread-safe; see {@link Fold}.
 */
public final class LiveFold implements Fold<LiveChanges> {
    /** The number of clients that left and are kept. */
    public static final int KEPT_DEPARTED = 2_000;

    /** The number of outcomes of replies, and of steps, that are kept between two calls of {@link #take}. */
    public static final int KEPT_DELIVERIES = 10_000;

    private final Map<ConnectionId, ClientFold> clients = new HashMap<>();
    private final LinkedHashSet<ConnectionId> departed = new LinkedHashSet<>();
    private final LinkedHashSet<ConnectionId> changed = new LinkedHashSet<>();
    private final LinkedHashSet<ConnectionId> forgotten = new LinkedHashSet<>();
    private final Map<Integer, ListenerInfo> listeners = new LinkedHashMap<>();
    private final ArrayDeque<Fact.Delivered> deliveries = new ArrayDeque<>();
    private final ArrayDeque<ClientStep> steps = new ArrayDeque<>();
    private final ArrayList<Fact.ListeningFailed> failures = new ArrayList<>();
    private final LinkedHashSet<Long> noted = new LinkedHashSet<>();
    private final Map<String, CodedText> warnings = new LinkedHashMap<>();
    private final EnumMap<Limit, Fact.LimitHit> limits = new EnumMap<>(Limit.class);
    private AccessRules access = AccessRules.NONE;
    private Optional<AutoReply> autoReply = Optional.empty();
    private Counts counts = Counts.ZERO;
    private Fact.Recorded recorded = new Fact.Recorded(0, 0, 0);
    private final LagMeter lag = new LagMeter();
    private boolean listenersChanged;
    private long received;
    private long sent;

    @Override
    public void add(Fact fact) {
        switch (fact) {
            case Fact.Listening now -> {
                listeners.put(now.listener().id(), now.listener());
                listenersChanged = true;
            }
            case Fact.ListeningEnded ended -> {
                listeners.remove(ended.listener().id());
                listenersChanged = true;
                ended.text()
                        .ifPresent(why ->
                                warnings.put("listener " + ended.listener().address(), why));
            }
            case Fact.ListeningFailed failure -> failures.add(failure);
            case Fact.Opened opened -> {
                clients.put(opened.id(), new ClientFold(opened.connection()));
                changed.add(opened.id());
                newer(opened.counts());
            }
            case Fact.Counted counted -> newer(counted.counts());
            case Fact.Rejected rejected -> newer(rejected.counts());
            case Fact.Received message -> {
                received++;
                lag.accepted(message.elapsed());
                fold(message);
            }
            case Fact.Sent message -> {
                sent++;
                lag.accepted(message.elapsed());
                fold(message);
            }
            case Fact.Delivered delivered -> keep(deliveries, delivered);
            case Fact.Changed now -> fold(now);
            case Fact.Named named -> fold(named);
            case Fact.ReadAs now -> fold(now);
            case Fact.CharsetChosen now -> fold(now);
            case Fact.Closed closed -> {
                newer(closed.counts());
                if (fold(closed)) {
                    depart(closed.id());
                }
            }
            case Fact.AnswerEnded ended -> fold(ended);
            case Fact.LimitHit hit -> limits.merge(hit.limit(), hit, (a, b) -> b.count() >= a.count() ? b : a);
            case Fact.AccessChanged now -> access = now.rules();
            case Fact.AutoReplyChanged now -> autoReply = now.auto();
            case Fact.NoteKept kept -> {
                switch (kept.subject()) {
                    case Note.Subject.OfMessage message -> noted.add(message.number());
                    case Note.Subject.OfClient of -> {
                        ClientFold client = touch(of.id());
                        if (client != null) {
                            client.noted(kept.note());
                        }
                    }
                }
            }
            case Fact.Recorded now -> {
                if (now.first() > recorded.first()) {
                    beginAnother();
                }
                recorded = now;
                now.steps().forEach(step -> keep(steps, step));
                lag.recorded(now);
            }
            case Fact.Warning warning ->
                warning.text()
                        .ifPresentOrElse(
                                text -> warnings.put(warning.source(), text), () -> warnings.remove(warning.source()));
        }
    }

    private static <T> void keep(ArrayDeque<T> newest, T one) {
        if (newest.size() == KEPT_DELIVERIES) {
            newest.removeFirst();
        }
        newest.add(one);
    }

    /** Forgets the clients that have left, and the notes, which belong to the session before. */
    private void beginAnother() {
        for (ConnectionId id : List.copyOf(departed)) {
            ClientFold client = clients.get(id);
            if (client == null || !client.summary().canBeAnswered()) {
                forget(id);
            }
        }
        for (Map.Entry<ConnectionId, ClientFold> one : clients.entrySet()) {
            one.getValue().noted(Note.NONE);
            changed.add(one.getKey());
        }
    }

    private void forget(ConnectionId id) {
        departed.remove(id);
        clients.remove(id);
        changed.remove(id);
        forgotten.add(id);
        if (forgotten.size() > KEPT_DEPARTED) {
            forgotten.removeFirst();
        }
    }

    private void newer(Counts other) {
        if (other.version() > counts.version()) {
            counts = other;
        }
    }

    /** Applies a fact to its client's row; returns whether that client is known. */
    private boolean fold(Fact.OfConnection fact) {
        ClientFold client = touch(fact.id());
        if (client != null) {
            client.add(fact);
        }
        return client != null;
    }

    private @Nullable ClientFold touch(ConnectionId id) {
        ClientFold client = clients.get(id);
        if (client != null) {
            changed.add(id);
        }
        return client;
    }

    private void depart(ConnectionId id) {
        departed.add(id);
        while (departed.size() > KEPT_DEPARTED) {
            forget(departed.getFirst());
        }
    }

    @Override
    public LiveChanges take() {
        List<ClientSummary> rows = new ArrayList<>(changed.size());
        for (ConnectionId id : changed) {
            ClientFold client = clients.get(id);
            if (client != null) {
                rows.add(client.summary());
            }
        }
        rows.sort(Comparator.comparing(ClientSummary::id));
        LiveChanges changes = new LiveChanges(
                Collections.unmodifiableList(rows),
                List.copyOf(forgotten),
                listenersChanged ? Optional.of(List.copyOf(listeners.values())) : Optional.empty(),
                counts,
                received,
                sent,
                recorded.with(List.copyOf(steps)),
                lag.lag(),
                List.copyOf(deliveries),
                Collections.unmodifiableMap(new LinkedHashMap<>(warnings)),
                Collections.unmodifiableMap(new EnumMap<>(limits)),
                List.copyOf(failures),
                List.copyOf(noted),
                access,
                autoReply);
        changed.clear();
        forgotten.clear();
        steps.clear();
        deliveries.clear();
        failures.clear();
        noted.clear();
        listenersChanged = false;
        return changes;
    }
}
