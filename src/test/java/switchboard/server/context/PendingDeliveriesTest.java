package switchboard.server.context;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import switchboard.event.EventBus;
import switchboard.event.Fact;
import switchboard.event.Fold;
import switchboard.model.ConnectionId;
import switchboard.model.Delivery;
import switchboard.text.ServerText;
import switchboard.thread.Threads;

/** Each reply has an outcome soon and one end, in this order, whatever happens meanwhile. */
@Timeout(20)
class PendingDeliveriesTest {
    private final EventBus bus = new EventBus();
    private final ManualClock clock = new ManualClock();
    private final PendingDeliveries deliveries = new PendingDeliveries(bus, clock);

    /** Collects outcomes, after an action that a test may make fail or wait. */
    private static final class Outcomes implements Fold<List<String>> {
        private final List<String> told = new ArrayList<>();
        private final Consumer<Delivery> before;

        Outcomes(Consumer<Delivery> before) {
            this.before = before;
        }

        @Override
        public void add(Fact fact) {
            if (fact instanceof Fact.Delivered outcome) {
                before.accept(outcome.delivery());
                told.add(outcome.id() + " " + outcome.delivery());
            }
        }

        @Override
        public List<String> take() {
            return List.copyOf(told);
        }
    }

    @AfterEach
    void close() {
        bus.close();
    }

    private List<String> told(Outcomes outcomes) {
        return outcomes.take();
    }

    private ReplyDelivery begin(long client) {
        return deliveries.begin(1, new ConnectionId(client));
    }

    private void passUsualTime() {
        clock.pass(Duration.ofNanos(PendingDeliveries.USUAL_NANOS));
        deliveries.check(clock.nanos());
    }

    @Test
    void whatHasNoOutcomeAfterTheUsualTimeWaitsAndWhatHasOneIsToldOnlyThat() {
        Outcomes outcomes = new Outcomes(delivery -> {});
        bus.subscribe("test", outcomes);
        ReplyDelivery quick = begin(1);
        ReplyDelivery slow = begin(2);
        quick.sent();
        deliveries.check(clock.nanos());
        assertEquals(List.of("#1 SENT"), told(outcomes), "a moment is not long");
        passUsualTime();
        passUsualTime();
        slow.failed(ServerText.REPLY_LEFT.with());
        slow.sent();
        quick.waiting();
        assertEquals(List.of("#1 SENT", "#2 WAITING", "#2 FAILED"), told(outcomes));
    }

    @Test
    void theEndComesAfterWaitingAlsoIfBothArePublishedAtTheSameTime() throws InterruptedException {
        CountDownLatch telling = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        Outcomes outcomes = new Outcomes(delivery -> {
            if (delivery == Delivery.WAITING) {
                telling.countDown();
                try {
                    assertTrue(goOn.await(10, TimeUnit.SECONDS));
                } catch (InterruptedException stop) {
                    Thread.currentThread().interrupt();
                }
            }
        });
        bus.subscribe("test", outcomes);
        ReplyDelivery delivery = begin(1);
        Thread watchdog = Threads.platform("watchdog", this::passUsualTime);
        watchdog.start();
        assertTrue(telling.await(10, TimeUnit.SECONDS));
        delivery.sent();
        goOn.countDown();
        watchdog.join();
        assertEquals(List.of("#1 WAITING", "#1 SENT"), told(outcomes));
    }

    @Test
    void anEndThatCouldNotBePublishedForWantOfMemoryIsPublishedLater() {
        int[] failures = {3};
        Outcomes outcomes = new Outcomes(delivery -> {
            if (delivery != Delivery.WAITING && failures[0]-- > 0) {
                throw new OutOfMemoryError("on purpose");
            }
        });
        bus.subscribe("test", outcomes);
        ReplyDelivery failed = begin(1);
        ReplyDelivery sent = begin(2);
        passUsualTime();
        failed.failed(ServerText.REPLY_LEFT.with());
        sent.sent();
        assertEquals(List.of("#1 WAITING", "#2 WAITING"), told(outcomes));
        deliveries.check(clock.nanos());
        deliveries.check(clock.nanos());
        List<String> ends = new ArrayList<>(told(outcomes));
        ends.sort(null);
        assertEquals(List.of("#1 FAILED", "#1 WAITING", "#2 SENT", "#2 WAITING"), ends);
    }
}
