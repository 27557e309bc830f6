package switchboard.event;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import switchboard.model.AccessRules;
import switchboard.model.ClientSummary;
import switchboard.model.ConnectionId;
import switchboard.model.Counts;
import switchboard.model.Limit;
import switchboard.model.ListenerInfo;
import switchboard.text.CodedText;

/**
 * What changed since the last look. Immutable.
 *
 * @param clients each client that changed, in its newest state, ordered by number; who left long ago is
 *     {@linkplain #forgotten forgotten}
 * @param forgotten clients that left and are no longer kept, to be dropped from view
 * @param listeners all listeners that accept, when their list changed
 * @param counts the registry's newest counts
 * @param received messages received since the beginning
 * @param sent messages sent since the beginning
 * @param recorded how far the session file has grown
 * @param lag how far it is behind
 * @param deliveries what became of replies since the last look, in order; the oldest are dropped beyond 10,000
 * @param troubles all troubles that are not over, by their source, in order of appearance
 * @param limits for each limit that was ever hit, the newest fact about it
 * @param failures listeners that could not start since the last look
 * @param noted messages whose note changed since the last look, by number
 * @param access who may connect
 */
public record LiveChanges(
        List<ClientSummary> clients,
        List<ConnectionId> forgotten,
        Optional<List<ListenerInfo>> listeners,
        Counts counts,
        long received,
        long sent,
        Fact.Recorded recorded,
        Lag lag,
        List<Fact.Delivered> deliveries,
        Map<String, CodedText> troubles,
        Map<Limit, Fact.LimitHit> limits,
        List<Fact.ListeningFailed> failures,
        List<Long> noted,
        AccessRules access) {
    /** Nothing yet. */
    public static final LiveChanges NONE = new LiveChanges(
            List.of(),
            List.of(),
            Optional.empty(),
            Counts.ZERO,
            0,
            0,
            new Fact.Recorded(0, 0, 0),
            Lag.NONE,
            List.of(),
            Map.of(),
            Map.of(),
            List.of(),
            List.of(),
            AccessRules.NONE);
}
