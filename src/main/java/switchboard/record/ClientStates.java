package switchboard.record;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import switchboard.event.Fact;
import switchboard.model.ClientStep;
import switchboard.model.ConnectionId;
import switchboard.model.ConnectionInfo;
import switchboard.model.Counts;

/**
 * Holds the facts that describe the state of clients and listeners, the newest of each kind and the choices of
 * framings, in the order in which they happened. Not thread-safe.
 */
public final class ClientStates {
    /** The most choices of a framing that are kept for each client, the newest ones. */
    private static final int MOST_READINGS = 100;

    private final int most;
    private final Map<ConnectionId, Client> clients = new LinkedHashMap<>();
    private final Map<Integer, Fact> listeners = new LinkedHashMap<>();
    private long added;

    /**
     * A fact at its place among the messages. Immutable.
     *
     * @param fact the fact
     * @param after the number of the last message before it
     * @param order its place among the facts of these states
     */
    public record PlacedFact(Fact fact, long after, long order) {}

    /** Creates an empty store for at most {@code most} clients; facts of further clients are ignored. */
    public ClientStates(int most) {
        this.most = most;
    }

    /** Returns the step of a client that a fact tells; empty if it tells none. */
    public static Optional<ClientStep.Kind> step(Fact fact) {
        return switch (fact) {
            case Fact.Opened opened -> Optional.of(ClientStep.Kind.CAME);
            case Fact.Closed closed ->
                Optional.of(closed.answerable() ? ClientStep.Kind.FINISHED : ClientStep.Kind.LEFT);
            case Fact.AnswerEnded ended -> Optional.of(ClientStep.Kind.LEFT);
            default -> Optional.empty();
        };
    }

    /**
     * Adds a fact.
     *
     * @param after the number of the last message before it
     * @return whether it describes a state of a client or a listener; otherwise nothing changes
     */
    public boolean add(Fact fact, long after) {
        added++;
        return switch (fact) {
            case Fact.Listening now -> {
                listeners.put(now.listener().id(), now);
                yield true;
            }
            case Fact.Opened now -> {
                change(now.id(), client -> {
                    client.info = now.connection();
                    client.opened = placed(new Fact.Opened(now.connection(), Counts.ZERO), after);
                });
                yield true;
            }
            case Fact.Named now -> {
                change(now.id(), client -> client.named = placed(now, after));
                yield true;
            }
            case Fact.CharsetChosen now -> {
                change(now.id(), client -> client.charset = placed(now, after));
                yield true;
            }
            case Fact.ReadAs now -> {
                change(now.id(), client -> client.readAs(placed(now, after)));
                yield true;
            }
            case Fact.Closed now -> {
                change(now.id(), client -> {
                    client.hasLeft |= !now.answerable();
                    client.closed = placed(now, after);
                });
                yield true;
            }
            case Fact.AnswerEnded now -> {
                change(now.id(), client -> {
                    client.hasLeft = true;
                    client.answerEnded = placed(now, after);
                });
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

    private PlacedFact placed(Fact fact, long after) {
        return new PlacedFact(fact, after, added);
    }

    private void change(ConnectionId id, Consumer<Client> change) {
        if (clients.size() < most || clients.containsKey(id)) {
            change.accept(clients.computeIfAbsent(id, newcomer -> new Client()));
        }
    }

    /** Removes the clients that have left for good, and those whose connection is unknown. */
    public void removeDisconnected() {
        clients.values().removeIf(client -> client.info == null || client.hasLeft);
    }

    /**
     * Removes clients that have left for good, the longest known first, until at most {@code mostDeparted} of them
     * remain.
     */
    public void keepDeparted(int mostDeparted) {
        long over = clients.values().stream().filter(client -> client.hasLeft).count() - mostDeparted;
        Iterator<Client> each = clients.values().iterator();
        while (over > 0 && each.hasNext()) {
            if (each.next().hasLeft) {
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
        return client != null && client.named != null && client.named.fact() instanceof Fact.Named now
                ? now.name()
                : "";
    }

    /** Returns the encoding of a client's texts; UTF-8 if the client is not known. */
    public Charset charset(ConnectionId id) {
        Client client = clients.get(id);
        if (client != null && client.charset != null && client.charset.fact() instanceof Fact.CharsetChosen now) {
            return now.charset();
        }
        return client == null || client.info == null
                ? StandardCharsets.UTF_8
                : client.info.reading().charset();
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

    /** Returns all facts: those about listeners, and then those about clients in the order in which they happened. */
    public List<Fact> facts() {
        return placed().stream().map(PlacedFact::fact).toList();
    }

    /** Returns all facts like {@link #facts}, with their places. */
    public List<PlacedFact> placed() {
        List<PlacedFact> all = new ArrayList<>();
        for (Client client : clients.values()) {
            Stream.of(client.opened, client.named, client.charset, client.closed, client.answerEnded)
                    .filter(Objects::nonNull)
                    .forEach(all::add);
            all.addAll(client.readings);
        }
        all.sort(Comparator.comparingLong(PlacedFact::order));
        all.addAll(
                0,
                listeners.values().stream()
                        .map(fact -> new PlacedFact(fact, 0, 0))
                        .toList());
        return all;
    }

    private static final class Client {
        private @Nullable ConnectionInfo info;

        /** The fact without its counts, which are large and outdated. */
        private @Nullable PlacedFact opened;

        private @Nullable PlacedFact named;
        private List<PlacedFact> readings = List.of();
        private @Nullable PlacedFact charset;
        private @Nullable PlacedFact closed;
        private @Nullable PlacedFact answerEnded;
        private boolean hasLeft;

        private void readAs(PlacedFact now) {
            readings = readings.isEmpty() ? new ArrayList<>(1) : readings;
            if (readings.size() == MOST_READINGS) {
                readings.removeFirst();
            }
            readings.add(now);
        }
    }
}
