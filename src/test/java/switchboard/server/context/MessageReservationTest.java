package switchboard.server.context;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import switchboard.thread.Threads;

/** The budget for messages that wait counts a shared message once. */
@Timeout(20)
class MessageReservationTest {
    private static final int EACH = MessageReservation.PER_CLIENT;

    private final OutboundMemoryBudget budget = new OutboundMemoryBudget(10_000);

    @Test
    void aMessageForManyClientsIsCountedOnceAndReleasedByTheLast() {
        MessageReservation shared = new MessageReservation(budget, 5_000);
        for (int clients = 1; clients <= 3; clients++) {
            assertTrue(shared.acquire());
            assertEquals(5_000 + clients * EACH, budget.used());
        }
        shared.release();
        shared.release();
        assertEquals(5_000 + EACH, budget.used());
        shared.release();
        assertEquals(0, budget.used());
        assertTrue(shared.acquire(), "it can be reserved again");
        assertEquals(5_000 + EACH, budget.used());
    }

    @Test
    void whatDoesNotFitReservesNothingAndAnEmptyBudgetTakesAnyMessage() {
        MessageReservation large = new MessageReservation(budget, 50_000);
        assertTrue(large.acquire());
        MessageReservation small = new MessageReservation(budget, 1);
        assertFalse(small.acquire());
        assertFalse(large.acquire(), "one more client needs room, too");
        assertEquals(50_000 + EACH, budget.used());
        large.release();
        assertTrue(small.acquire());
        assertEquals(1 + EACH, budget.used());
    }

    @Test
    void threadsThatReserveAndReleaseAtOnceLeaveNothingBehind() throws InterruptedException {
        MessageReservation shared = new MessageReservation(budget, 5_000);
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            threads.add(Threads.platform("reserver", () -> {
                for (int round = 0; round < 50_000; round++) {
                    if (shared.acquire()) {
                        shared.release();
                    }
                }
            }));
        }
        threads.forEach(Thread::start);
        for (Thread thread : threads) {
            thread.join();
        }
        assertEquals(0, budget.used());
    }
}
