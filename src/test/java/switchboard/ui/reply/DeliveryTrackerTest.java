package switchboard.ui.reply;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import switchboard.event.Fact;
import switchboard.model.ConnectionId;
import switchboard.model.Delivery;

@Timeout(10)
final class DeliveryTrackerTest {
    private final DeliveryTracker outcomes = new DeliveryTracker();

    private static ConnectionId id(long number) {
        return new ConnectionId(number);
    }

    private boolean take(long request, long client, Delivery delivery) {
        return outcomes.take(List.of(new Fact.Delivered(request, id(client), delivery, Optional.empty())));
    }

    @Test
    void eachRecipientIsOnTheWayUntilItsOutcomeComes() {
        outcomes.begin(1, List.of(id(3), id(7)));
        assertEquals(List.of(id(3), id(7)), outcomes.unknown());
        assertTrue(take(1, 7, Delivery.WAITING));
        assertTrue(take(1, 7, Delivery.SENT));
        assertEquals(List.of(id(3)), outcomes.unknown());
        assertEquals(Map.of(Delivery.SENT, 1), outcomes.counts());
    }

    @Test
    void outcomesOfOthersAreNotOurs() {
        outcomes.begin(1, List.of(id(3)));
        assertFalse(take(2, 3, Delivery.SENT));
    }

    @Test
    void whoStillWaitsForAnEarlierReplyIsNotForgotten() {
        outcomes.begin(1, List.of(id(3)));
        take(1, 3, Delivery.WAITING);
        outcomes.begin(2, List.of(id(4)));
        assertEquals(1, outcomes.waitingInEarlierReplies());
        take(1, 3, Delivery.SENT);
        assertEquals(0, outcomes.waitingInEarlierReplies());
    }

    @Test
    void aReplyToAllLearnsItsRecipientsFromTheirOutcomes() {
        outcomes.begin(1, List.of());
        take(1, 5, Delivery.SENT);
        take(1, 6, Delivery.FAILED);
        assertEquals(Map.of(Delivery.SENT, 1, Delivery.FAILED, 1), outcomes.counts());
    }

    @Test
    void aRefusedReplyLeavesNothing() {
        outcomes.begin(1, List.of(id(3)));
        outcomes.refuse(1);
        assertEquals(List.of(), outcomes.newest());
        assertEquals(List.of(), outcomes.unknown());
    }

    @Test
    void onlyWhatAllRecipientsHaveGotIsForgotten() {
        outcomes.begin(1, List.of());
        assertFalse(outcomes.forgetSent(), "a reply to all may still learn its recipients");
        outcomes.begin(2, List.of(id(3), id(4)));
        take(2, 3, Delivery.SENT);
        assertFalse(outcomes.forgetSent(), "one is on the way");
        take(2, 4, Delivery.WAITING);
        assertFalse(outcomes.forgetSent(), "one waits");
        take(2, 4, Delivery.SENT);
        assertTrue(outcomes.forgetSent());
        assertEquals(List.of(), outcomes.newest());
        outcomes.begin(3, List.of(id(3)));
        take(3, 3, Delivery.FAILED);
        assertFalse(outcomes.forgetSent(), "a failure stays in view");
    }
}
