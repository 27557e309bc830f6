package switchboard.ui.viewer;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import switchboard.event.Fact;
import switchboard.event.Lag;
import switchboard.event.LiveChanges;
import switchboard.model.AccessRules;
import switchboard.model.ClientState;
import switchboard.model.ClientSummary;
import switchboard.model.ConnectionInfo;
import switchboard.model.Counts;
import switchboard.record.LoggedClient;
import switchboard.record.LoggedListener;
import switchboard.wire.ReplyFormat;

/**
 * Converts a recorded session into changes of the live model, so that a viewer can use the panes of the live window.
 * Thread-safe.
 */
final class RecordedChanges {
    private RecordedChanges() {}

    /**
     * Returns the state of a session as one change.
     *
     * @param clients all clients, or those that changed
     * @param first the number of its first message; larger than 1 if it was begun while the program went on
     * @param newest the number of the newest message
     * @param noted the numbers of messages whose notes changed
     */
    static LiveChanges of(List<LoggedClient> clients, long first, long newest, List<Long> noted) {
        long messages = newest - (first - 1);
        return new LiveChanges(
                clients.stream().map(RecordedChanges::of).toList(),
                List.of(),
                Optional.empty(),
                Counts.ZERO,
                0,
                0,
                new Fact.Recorded(newest, messages, 0, messages, 0, 0, first > 1 ? first : 0, List.of(), first),
                Lag.NONE,
                List.of(),
                Map.of(),
                Map.of(),
                List.of(),
                noted,
                AccessRules.NONE,
                Optional.empty());
    }

    private static ClientSummary of(LoggedClient client) {
        ReplyFormat replies = client.listener().map(LoggedListener::replyAs).orElse(ReplyFormat.FRAMED);
        return new ClientSummary(
                new ConnectionInfo(
                        client.id(),
                        client.listener().map(LoggedListener::id).orElse(0),
                        client.peer(),
                        client.host(),
                        client.local(),
                        client.openedAt(),
                        replies,
                        client.listener()
                                .map(listener -> listener.family().equals("tls"))
                                .orElse(false),
                        client.readingAtFirst()),
                client.name(),
                ClientState.LEFT,
                client.closedAt().orElse(0),
                client.reason(),
                client.farewell(),
                0,
                0,
                0,
                0,
                0,
                0,
                replies,
                client.reading(),
                false,
                0,
                0,
                Optional.empty(),
                client.note());
    }
}
