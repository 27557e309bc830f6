package switchboard.ui.reply;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;
import java.util.Set;
import switchboard.model.ClientSummary;
import switchboard.model.ConnectionId;

/** Finds the client that has waited longest for a reply. Thread-safe. */
final class LongestWaitingClient {
    private LongestWaitingClient() {}

    /** Returns the client that has waited longest, except for those in {@code recentlyAnswered}. */
    static Optional<ConnectionId> of(Collection<ClientSummary> clients, Set<ConnectionId> recentlyAnswered) {
        return clients.stream()
                .filter(client ->
                        client.waitingSince() > 0 && client.canBeAnswered() && !recentlyAnswered.contains(client.id()))
                .min(Comparator.comparingLong(ClientSummary::waitingSince).thenComparing(ClientSummary::id))
                .map(ClientSummary::id);
    }
}
