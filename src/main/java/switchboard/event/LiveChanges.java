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
import switchboard.model.ListenerSettings.AutoReply;
import switchboard.text.CodedText;

/**
 * The changes since the last call of {@link ConflatedSubscription#take}. Immutable.
 *
 * @param clients each changed client in its newest state, ordered by number, without {@linkplain #forgotten forgotten}
 *     ones
 * @param forgotten the clients that left and are no longer kept, to be removed from view
 * @param listeners all listeners that accept; empty if their list did not change
 * @param counts the registry's newest counts
 * @param received the messages received since the beginning
 * @param sent the messages sent since the beginning
 * @param recorded the size of the session file; its steps are all since the last call, at most the newest 10,000
 * @param lag the lag of the session file
 * @param deliveries the outcomes of replies since the last call, in order, at most the newest 10,000
 * @param warnings the sentences of all warnings that are not over, by source, in order of appearance
 * @param limits the newest fact about each limit that was ever hit
 * @param failures the listeners that could not start since the last call
 * @param noted the numbers of messages whose note changed since the last call
 * @param access the access rules
 * @param autoReply the automatic reply that a person has set; empty if each listener has its own
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
        Map<String, CodedText> warnings,
        Map<Limit, Fact.LimitHit> limits,
        List<Fact.ListeningFailed> failures,
        List<Long> noted,
        AccessRules access,
        Optional<AutoReply> autoReply) {
    /** No changes. */
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
            AccessRules.NONE,
            Optional.empty());
}
