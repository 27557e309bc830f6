package switchboard.record.memory;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import switchboard.event.Fact;
import switchboard.model.ClientStep;
import switchboard.model.ConnectionId;
import switchboard.model.ConnectionInfo;
import switchboard.model.ListenerInfo;
import switchboard.model.ListenerSettings;
import switchboard.model.Note;
import switchboard.record.ClientStates;
import switchboard.record.ClientStates.PlacedFact;
import switchboard.record.LoggedClient;
import switchboard.record.LoggedListener;
import switchboard.record.LoggedReading;
import switchboard.text.CodedText;

/** Combines facts about clients into the clients of a session. Used by one thread. */
final class MemoryClients {
    /** The number that a session file gives to its first run. */
    private static final long RUN = 1;

    private final Map<Long, Note> notes;
    private final Map<Integer, LoggedListener> listeners = new HashMap<>();
    private final Map<ConnectionId, Client> clients = new TreeMap<>();

    private static final class Client {
        private @Nullable ConnectionInfo info;
        private String name = "";
        private Charset charset = StandardCharsets.UTF_8;
        private Optional<Fact.Closed> closed = Optional.empty();
        private Optional<CodedText> farewell = Optional.empty();
        private final List<LoggedReading> readings = new ArrayList<>(0);
        private final List<ClientStep> steps = new ArrayList<>();
    }

    MemoryClients(Map<Long, Note> notes) {
        this.notes = notes;
    }

    /** Adds a fact that {@link ClientStates} keeps. */
    void add(PlacedFact placed) {
        if (placed.fact() instanceof Fact.Listening now) {
            listeners.put(now.listener().id(), logged(now.listener()));
        } else if (placed.fact() instanceof Fact.OfConnection now) {
            Client client = clients.computeIfAbsent(now.id(), id -> new Client());
            add(client, now);
            if (now instanceof Fact.ReadAs chosen) {
                client.readings.add(new LoggedReading(
                        placed.after(),
                        placed.order(),
                        chosen.at(),
                        chosen.framing(),
                        chosen.again().messages()));
            }
            ClientStates.step(now)
                    .ifPresent(
                            kind -> client.steps.add(new ClientStep(placed.order(), placed.after(), now.id(), kind)));
        }
    }

    private static void add(Client client, Fact.OfConnection fact) {
        if (fact instanceof Fact.Opened opened) {
            client.info = opened.connection();
            client.charset = opened.connection().reading().charset();
        } else if (fact instanceof Fact.Named named) {
            client.name = named.name();
        } else if (fact instanceof Fact.CharsetChosen chosen) {
            client.charset = chosen.charset();
        } else if (fact instanceof Fact.Closed closed) {
            client.closed = Optional.of(closed);
            client.farewell = Optional.of(closed.text());
        } else if (fact instanceof Fact.AnswerEnded ended) {
            client.farewell = Optional.of(ended.text());
        }
    }

    private static LoggedListener logged(ListenerInfo listener) {
        ListenerSettings settings = listener.settings();
        return new LoggedListener(
                RUN,
                listener.id(),
                listener.family(),
                listener.address(),
                settings.framing(),
                settings.replyAs(),
                settings.strict());
    }

    /** Returns all clients, by number. */
    List<LoggedClient> logged() {
        return clients.entrySet().stream()
                .map(each -> logged(each.getKey(), each.getValue()))
                .toList();
    }

    private LoggedClient logged(ConnectionId id, Client client) {
        Optional<ConnectionInfo> info = Optional.ofNullable(client.info);
        return new LoggedClient(
                id,
                info.flatMap(known -> Optional.ofNullable(listeners.get(known.listener()))),
                info.map(ConnectionInfo::peer).orElse(""),
                info.map(ConnectionInfo::host).orElse(""),
                info.map(ConnectionInfo::local).orElse(""),
                info.map(ConnectionInfo::openedAt).orElse(0L),
                client.name,
                client.closed.map(closed -> OptionalLong.of(closed.at())).orElse(OptionalLong.empty()),
                client.closed.map(Fact.Closed::reason),
                client.farewell,
                notes.getOrDefault(id.number(), Note.NONE),
                client.charset,
                List.copyOf(client.readings),
                List.copyOf(client.steps));
    }
}
