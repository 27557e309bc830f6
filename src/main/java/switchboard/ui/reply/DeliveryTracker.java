package switchboard.ui.reply;

import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import switchboard.event.Fact;
import switchboard.model.ConnectionId;
import switchboard.model.Delivery;
import switchboard.text.CodedText;

/**
 * Tracks the deliveries of the last replies for each recipient. Event dispatch thread only.
 *
 * <p>A reply to all also reaches clients that connect before the server handles it; these become known by their
 * deliveries.
 */
final class DeliveryTracker {
    private static final int KEPT = 16;

    /**
     * The delivery to one recipient.
     *
     * @param detail the reason of a failure; empty if it did not fail
     */
    record RecipientDelivery(ConnectionId id, Delivery delivery, Optional<CodedText> detail) {}

    private final LinkedHashMap<Long, TreeMap<ConnectionId, RecipientDelivery>> requests = new LinkedHashMap<>();
    private final LinkedHashMap<Long, List<ConnectionId>> expected = new LinkedHashMap<>();

    /** Begins to track a reply that is being requested. */
    void begin(long request, Collection<ConnectionId> recipients) {
        requests.put(request, new TreeMap<>());
        expected.put(request, List.copyOf(recipients));
        if (requests.size() > KEPT) {
            requests.entrySet().stream()
                    .filter(one -> one.getValue().values().stream().noneMatch(DeliveryTracker::isRepeating))
                    .map(Map.Entry::getKey)
                    .findFirst()
                    .ifPresent(this::refuse);
        }
    }

    /** Forgets a reply that the event bus did not take. */
    void refuse(long request) {
        requests.remove(request);
        expected.remove(request);
    }

    /** Forgets the replies that were sent to all their recipients, and returns whether there were any. */
    boolean forgetSent() {
        List<Long> sent = requests.entrySet().stream()
                .filter(one -> isSent(one.getValue(), expected.getOrDefault(one.getKey(), List.of())))
                .map(Map.Entry::getKey)
                .toList();
        sent.forEach(this::refuse);
        return !sent.isEmpty();
    }

    private static boolean isSent(Map<ConnectionId, RecipientDelivery> known, List<ConnectionId> recipients) {
        return !known.isEmpty()
                && known.keySet().containsAll(recipients)
                && known.values().stream().allMatch(one -> one.delivery() == Delivery.SENT);
    }

    /** Takes deliveries in and returns whether one of them belongs to a tracked reply. */
    boolean take(List<Fact.Delivered> facts) {
        boolean ours = false;
        for (Fact.Delivered fact : facts) {
            Map<ConnectionId, RecipientDelivery> request = requests.get(fact.request());
            if (request != null) {
                request.put(fact.id(), new RecipientDelivery(fact.id(), fact.delivery(), fact.detail()));
                ours = true;
            }
        }
        return ours;
    }

    /** Returns the deliveries of the newest reply, in the order of the clients' numbers. */
    List<RecipientDelivery> newest() {
        return requests.isEmpty()
                ? List.of()
                : List.copyOf(requests.lastEntry().getValue().values());
    }

    /** Returns the recipients of the newest reply whose delivery is not known yet. */
    List<ConnectionId> unknown() {
        if (requests.isEmpty()) {
            return List.of();
        }
        Map<ConnectionId, RecipientDelivery> known = requests.lastEntry().getValue();
        return expected.lastEntry().getValue().stream()
                .filter(id -> !known.containsKey(id))
                .sorted()
                .toList();
    }

    /** Returns the number of deliveries of the newest reply by kind. */
    Map<Delivery, Integer> counts() {
        return requests.isEmpty() ? Map.of() : counts(requests.lastEntry().getValue());
    }

    /** Returns the clients to which something is sent on a timer. */
    Set<ConnectionId> repeating() {
        return requests.values().stream()
                .flatMap(request -> request.values().stream())
                .filter(DeliveryTracker::isRepeating)
                .map(RecipientDelivery::id)
                .collect(Collectors.toUnmodifiableSet());
    }

    private static boolean isRepeating(RecipientDelivery one) {
        return one.delivery() == Delivery.REPEATING;
    }

    /** Returns the number of recipients of earlier replies that are still waiting. */
    int waitingInEarlierReplies() {
        int waiting = 0;
        for (var request :
                requests.sequencedEntrySet().reversed().stream().skip(1).toList()) {
            waiting += counts(request.getValue()).getOrDefault(Delivery.WAITING, 0);
        }
        return waiting;
    }

    private static Map<Delivery, Integer> counts(Map<ConnectionId, RecipientDelivery> request) {
        Map<Delivery, Integer> counts = new EnumMap<>(Delivery.class);
        for (RecipientDelivery outcome : request.values()) {
            counts.merge(outcome.delivery(), 1, Integer::sum);
        }
        return Collections.unmodifiableMap(counts);
    }
}
