package switchboard.event;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import switchboard.model.ConnectionId;
import switchboard.text.StoredText;
import switchboard.thread.Await;
import switchboard.wire.Message;

@Timeout(30)
class LosslessSubscriptionTest {
    private final EventBus bus = new EventBus();

    @AfterEach
    void closeTheBus() {
        bus.close();
    }

    private static Fact fact(int number) {
        return new Fact.Warning("test", StoredText.of(Integer.toString(number)));
    }

    private static Fact other() {
        return new Fact.Recorded(1, 1, 1);
    }

    @Test
    void onlyWantedFactsTakeRoomAndNobodyWaitsForTheOthers() throws Exception {
        LosslessSubscription subscription = bus.subscribe("test", 1, 1_000, wanted -> wanted instanceof Fact.Warning);
        bus.publish(fact(1));
        for (int count = 0; count < 100; count++) {
            bus.publish(other());
        }
        assertEquals(new LosslessSubscription.Counters(1, 0, 1, fact(1).weight(), 0, 0, 0), subscription.counters());
        List<Fact> taken = new ArrayList<>();
        assertEquals(1, subscription.take(taken, 10, 0));
        assertEquals(List.of(fact(1)), taken);
    }

    @Test
    void whoWaitsForFactsIsWokenForSomethingElseOnce() throws Exception {
        LosslessSubscription subscription = bus.subscribe("test", 10, 1_000, fact -> true);
        Thread waiting = Thread.ofPlatform().start(() -> {
            try {
                subscription.awaitBacklog(1, 60_000);
            } catch (InterruptedException unexpected) {
                Thread.currentThread().interrupt();
            }
        });
        Await.until("it waits", () -> waiting.getState() == Thread.State.TIMED_WAITING);
        subscription.wake();
        assertTrue(waiting.join(Duration.ofSeconds(10)));
        // A wake before the wait counts too, but shortens no later wait.
        subscription.wake();
        subscription.awaitBacklog(1, 60_000);
        long begun = System.nanoTime();
        subscription.awaitBacklog(1, 20);
        assertTrue(System.nanoTime() - begun >= 20_000_000L);
    }

    @Test
    void aPublisherThatWaitsForRoomEndsTheWaitForMore() throws Exception {
        LosslessSubscription subscription = bus.subscribe("test", 2, 1_000, fact -> true);
        Thread publisher = Thread.ofPlatform().start(() -> {
            for (int number = 1; number <= 6; number++) {
                bus.publish(fact(number));
            }
        });
        List<Fact> taken = new ArrayList<>();
        while (taken.size() < 6) {
            subscription.awaitBacklog(100, taken.size() < 4 ? 60_000 : 1);
            subscription.take(taken, 10, 0);
        }
        assertTrue(publisher.join(Duration.ofSeconds(10)));
        assertEquals(6, subscription.counters().taken());
        assertEquals(fact(6), taken.getLast());
    }

    @Test
    void enoughFactsEndTheWaitForMore() throws Exception {
        LosslessSubscription subscription = bus.subscribe("test", 1_000, 1_000_000, fact -> true);
        Thread publisher = Thread.ofPlatform().start(() -> {
            for (int number = 1; number <= 100; number++) {
                bus.publish(fact(number));
            }
        });
        subscription.awaitBacklog(100, 60_000);
        assertEquals(100, subscription.counters().waiting());
        assertTrue(publisher.join(Duration.ofSeconds(10)));
    }

    @Test
    void theEndEndsTheWaitForMore() throws Exception {
        LosslessSubscription subscription = bus.subscribe("test", 10, 1_000, fact -> true);
        Thread waiting = Thread.ofPlatform().start(() -> {
            try {
                subscription.awaitBacklog(10, 60_000);
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
        });
        Await.until("it waits", () -> waiting.getState() == Thread.State.TIMED_WAITING);
        subscription.close();
        assertTrue(waiting.join(Duration.ofSeconds(10)));
        assertTrue(subscription.isFinished());
        bus.publish(fact(1));
        assertEquals(new LosslessSubscription.Counters(0, 0, 0, 0, 0, 0, 0), subscription.counters());
    }

    @Test
    void nobodyGoesBeforeAPublisherThatWaits() throws Exception {
        Fact first = weighing(600);
        Fact large = weighing(600);
        Fact small = weighing(10);
        LosslessSubscription subscription = bus.subscribe("test", 10, 1_000, wanted -> wanted instanceof Fact.Received);
        bus.publish(first);
        Thread one = Thread.ofPlatform().start(() -> bus.publish(large));
        Await.until("somebody waits", () -> subscription.counters().blockedPublishes() >= 1);
        // The queue has room for this fact, but if such facts went first the large one would wait for ever.
        Thread other = Thread.ofPlatform().start(() -> bus.publish(small));
        Await.until("both wait", () -> subscription.counters().blockedPublishes() >= 2 || !other.isAlive());
        // Facts that are not wanted need not wait in line; otherwise the taking thread could not publish them.
        bus.publish(other());
        List<Fact> taken = new ArrayList<>();
        while (taken.size() < 3) {
            subscription.take(taken, 1, TimeUnit.MILLISECONDS.toNanos(1_000));
        }
        assertEquals(List.of(first, large, small), taken);
        assertTrue(one.join(Duration.ofSeconds(10)));
        assertTrue(other.join(Duration.ofSeconds(10)));
        assertEquals(2, subscription.counters().blockedPublishes());
    }

    @Test
    void whatFindsNoRoomGoesElsewhereInOrderAndNobodyWaits() throws Exception {
        LosslessSubscription subscription = bus.subscribe("test", 2, 1_000, fact -> true);
        List<Fact> elsewhere = new ArrayList<>();
        Thread publisher = Thread.ofPlatform().start(() -> {
            for (int number = 1; number <= 4; number++) {
                bus.publish(fact(number));
            }
        });
        Await.until("somebody waits", () -> subscription.counters().blockedPublishes() >= 1);
        subscription.overflowInto(elsewhere::add);
        assertTrue(publisher.join(Duration.ofSeconds(10)));
        assertEquals(List.of(fact(3), fact(4)), elsewhere);
        assertEquals(2, subscription.counters().overflowed());

        assertFalse(subscription.endOverflow(), "the first two come before the overflow");
        List<Fact> taken = new ArrayList<>();
        assertEquals(1, subscription.take(taken, 1, 0));
        bus.publish(fact(5));
        assertEquals(fact(5), elsewhere.getLast(), "what has room would overtake the others");
        assertEquals(1, subscription.take(taken, 1, 0));
        assertTrue(subscription.endOverflow());
        bus.publish(fact(6));
        assertEquals(1, subscription.take(taken, 1, 0));
        assertEquals(List.of(fact(1), fact(2), fact(6)), taken);
    }

    private static Fact weighing(int least) {
        return new Fact.Received(new ConnectionId(least), 0, Message.outbound(new byte[least], 0, least));
    }
}
