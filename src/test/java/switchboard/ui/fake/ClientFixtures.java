package switchboard.ui.fake;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import switchboard.event.Fact;
import switchboard.event.Lag;
import switchboard.event.LiveChanges;
import switchboard.model.AccessRules;
import switchboard.model.ClientState;
import switchboard.model.ClientStep;
import switchboard.model.ClientSummary;
import switchboard.model.ConnectionId;
import switchboard.model.ConnectionInfo;
import switchboard.model.Counts;
import switchboard.model.Note;
import switchboard.model.Reading;
import switchboard.wire.ReplyFormat;

/** Creates clients and changes for tests of the window, without a server. */
public final class ClientFixtures {
    private ClientFixtures() {}

    public static ConnectionId id(long number) {
        return new ConnectionId(number);
    }

    public static ClientSummary client(long number, String name, ClientState state, long waitingSince) {
        return new ClientSummary(
                new ConnectionInfo(
                        id(number),
                        1,
                        "127.0.0.1:" + (52_300 + number),
                        "127.0.0.1",
                        "127.0.0.1:5050",
                        0,
                        ReplyFormat.FRAMED,
                        false,
                        Reading.USUAL),
                name,
                state,
                0,
                Optional.empty(),
                Optional.empty(),
                3,
                231,
                1,
                77,
                waitingSince,
                waitingSince > 0 ? 1 : 0,
                ReplyFormat.FRAMED,
                Reading.USUAL,
                false,
                0,
                0,
                Optional.empty(),
                Note.NONE);
    }

    /** Returns a connected client for each name; the first one has waited longest. */
    public static List<ClientSummary> clients(String... names) {
        List<ClientSummary> clients = new ArrayList<>();
        for (String name : names) {
            clients.add(client(clients.size() + 1, name, ClientState.LIVE, 100 + clients.size()));
        }
        return clients;
    }

    public static LiveChanges changes(List<ClientSummary> clients, long recorded, List<Fact.Delivered> delivered) {
        return new LiveChanges(
                clients,
                List.of(),
                Optional.empty(),
                Counts.ZERO,
                0,
                0,
                new Fact.Recorded(recorded, recorded, 0),
                Lag.NONE,
                delivered,
                Map.of(),
                Map.of(),
                List.of(),
                List.of(),
                AccessRules.NONE,
                Optional.empty());
    }

    /** Returns the change that says that notes of these messages were written. */
    public static LiveChanges noted(long recorded, List<Long> numbers) {
        LiveChanges none = recorded(recorded);
        return new LiveChanges(
                none.clients(),
                none.forgotten(),
                none.listeners(),
                none.counts(),
                none.received(),
                none.sent(),
                none.recorded(),
                none.lag(),
                none.deliveries(),
                none.warnings(),
                none.limits(),
                none.failures(),
                numbers,
                none.access(),
                none.autoReply());
    }

    /** Returns the change that says that the session has received these steps of clients. */
    public static LiveChanges steps(List<ClientSummary> clients, long recorded, List<ClientStep> steps) {
        LiveChanges none = changes(clients, recorded, List.of());
        return new LiveChanges(
                none.clients(),
                none.forgotten(),
                none.listeners(),
                none.counts(),
                none.received(),
                none.sent(),
                none.recorded().with(steps),
                none.lag(),
                none.deliveries(),
                none.warnings(),
                none.limits(),
                none.failures(),
                none.noted(),
                none.access(),
                none.autoReply());
    }

    public static LiveChanges recorded(long newest) {
        return changes(List.of(), newest, List.of());
    }
}
