package switchboard.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import switchboard.event.Fact;
import switchboard.event.Request;
import switchboard.event.Roster;
import switchboard.model.ClientSummary;
import switchboard.model.ConnectionId;
import switchboard.model.Counts;
import switchboard.model.Delivery;
import switchboard.wire.TypedBody;

/** Results are printed in the order of the commands, and commands wait for no client. */
@Timeout(20)
class PendingResultsTest {
    private static final TypedBody NOTHING = TypedBody.EMPTY;
    private static final Request.ReplyForm USUAL = new Request.ReplyForm.ClientFormat();

    private static final Roster NOBODY = new Roster() {
        @Override
        public Counts counts() {
            return Counts.ZERO;
        }

        @Override
        public List<ClientSummary> clients() {
            return List.of();
        }

        @Override
        public boolean hasCome(ConnectionId id) {
            return true;
        }
    };

    private long now;
    private final PendingResults pending = new PendingResults(() -> now);

    private static ConnectionId id(long number) {
        return new ConnectionId(number);
    }

    private List<String> outcome(long request, long client, Delivery delivery) {
        return pending.outcome(new Fact.Delivered(request, id(client), delivery, Optional.empty()));
    }

    @Test
    void outcomesAreInTheOrderOfTheirCommandsAndWhatFollowsWaitingIsToldWhenItComes() {
        pending.outcomes(1, List.of(id(1)));
        pending.outcomes(2, List.of(id(2), id(3)));
        assertEquals(List.of(), outcome(2, 2, Delivery.SENT));
        assertEquals(List.of("#1 waiting", "#2 sent"), outcome(1, 1, Delivery.WAITING));
        assertEquals(List.of("#1 sent"), outcome(1, 1, Delivery.SENT));
        assertEquals(List.of("#3 sent"), outcome(2, 3, Delivery.SENT));
        assertFalse(pending.waiting());
    }

    @Test
    void aReplyWaitsForAnEarlierOneToTheSameClientAloneAndOtherCommandsForAll() {
        pending.outcomes(1, List.of(id(1), id(2)));
        assertFalse(pending.holdsBack(new Command.Send(id(3), NOTHING, USUAL)));
        assertTrue(pending.holdsBack(new Command.Send(id(2), NOTHING, USUAL)));
        assertTrue(pending.holdsBack(new Command.SendAll(NOTHING, USUAL)));
        assertTrue(pending.holdsBack(new Command.ShowCounts()));
        outcome(1, 2, Delivery.WAITING);
        assertFalse(pending.holdsBack(new Command.Send(id(2), NOTHING, USUAL)));
        outcome(1, 1, Delivery.FAILED);
        assertFalse(pending.holdsBack(new Command.ShowCounts()));
    }

    @Test
    void whatTheServerDoesNotTellInTimeWaitsAndIsNotSaidToWaitTwice() {
        pending.outcomes(1, List.of(id(1), id(2)));
        pending.action(PendingResults.ClientAction.HOLD, List.of(id(5)));
        now = TimeUnit.SECONDS.toNanos(2);
        assertEquals(List.of("#1 waiting", "#2 waiting", "#5 failed: left"), pending.progress(NOBODY));
        assertFalse(pending.waiting());
        assertEquals(List.of(), outcome(1, 1, Delivery.WAITING));
        assertEquals(List.of("#1 sent"), outcome(1, 1, Delivery.SENT));
    }
}
