package switchboard.ui.reply;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;
import java.util.Set;
import switchboard.model.ClientSummary;
import switchboard.model.ConnectionId;

/** Finds whom to answer next. */
final class NextInLine {
    private NextInLine() {}

    /** Returns the client that has waited longest for an answer, leaving out those just answered. */
    static Optional<ConnectionId> of(Collection<ClientSummary> clients, Set<ConnectionId> justAnswered) {
        return clients.stream()
                .filter(client ->
                        client.waitingSince() > 0 && client.canBeAnswered() && !justAnswered.contains(client.id()))
                .min(Comparator.comparingLong(ClientSummary::waitingSince).thenComparing(ClientSummary::id))
                .map(ClientSummary::id);
    }
}
