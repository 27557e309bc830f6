package switchboard.event;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import switchboard.model.ConnectionId;
import switchboard.text.StoredText;
import switchboard.thread.Await;
import switchboard.thread.Threads;
import switchboard.wire.Message;

@Timeout(30)
class EventBusTest {
    private static Fact.Warning fact(int number) {
        return new Fact.Warning("test", StoredText.of(Integer.toString(number)));
    }

    private static Fact.Received received(long client, int bytes) {
        return new Fact.Received(new ConnectionId(client), 0, Message.outbound(new byte[bytes], 0, bytes));
    }

    private static void awaitBacklog(Thread thread) {
        Await.until("it waits", () -> thread.getState() == Thread.State.WAITING);
    }

    @Test
    void aLosslessSubscriberGetsEveryFactOnceAndInOrderFromEachPublisher() throws InterruptedException {
        EventBus bus = new EventBus();
        LosslessSubscription subscription = bus.subscribe("test", 50, 1 << 20, fact -> true);
        int publishers = 20;
        int each = 2_000;
        for (int p = 0; p < publishers; p++) {
            long client = p;
            Threads.virtual("publisher", () -> {
                        for (int i = 0; i < each; i++) {
                            bus.publish(received(client, i % 7));
                        }
                    })
                    .start();
        }
        int[] next = new int[publishers];
        List<Fact> taken = new ArrayList<>();
        for (int all = 0; all < publishers * each; ) {
            taken.clear();
            all += subscription.take(taken, 64, TimeUnit.MILLISECONDS.toNanos(5_000));
            assertFalse(taken.isEmpty());
            for (Fact fact : taken) {
                Fact.Received one = (Fact.Received) fact;
                int client = (int) one.id().number();
                assertEquals(next[client]++ % 7, one.message().size());
            }
        }
        LosslessSubscription.Counters counters = subscription.counters();
        assertEquals(publishers * each, counters.accepted());
        assertEquals(counters.accepted(), counters.taken() + counters.waiting());
        assertEquals(0, counters.waitingBytes());
        assertTrue(counters.blockedPublishes() > 0, "with room for 50 somebody had to wait");
    }

    @Test
    void aPublisherWaitsWhileTheQueueIsFullInCount() throws InterruptedException {
        EventBus bus = new EventBus();
        LosslessSubscription subscription = bus.subscribe("full", 2, 1 << 20, fact -> true);
        Thread publisher = Threads.platform("publisher", () -> {
            for (int i = 0; i < 3; i++) {
                bus.publish(fact(i));
            }
        });
        publisher.start();
        awaitBacklog(publisher);
        assertEquals(2, subscription.counters().waiting());
        List<Fact> taken = new ArrayList<>();
        assertEquals(1, subscription.take(taken, 1, TimeUnit.MILLISECONDS.toNanos(1_000)));
        publisher.join();
        assertEquals(2, subscription.counters().waiting());
    }

    @Test
    void aPublisherWaitsWhileTheQueueIsFullInBytesButOneLargeFactIsLetThrough() throws InterruptedException {
        EventBus bus = new EventBus();
        LosslessSubscription subscription = bus.subscribe("full", 100, 1_000, fact -> true);
        bus.publish(received(1, 5_000));
        Thread publisher = Threads.platform("publisher", () -> bus.publish(received(1, 10)));
        publisher.start();
        awaitBacklog(publisher);
        List<Fact> taken = new ArrayList<>();
        subscription.take(taken, 10, TimeUnit.MILLISECONDS.toNanos(1_000));
        publisher.join();
        subscription.take(taken, 10, TimeUnit.MILLISECONDS.toNanos(1_000));
        assertEquals(2, taken.size());
    }

    @Test
    void aConflatedSubscriberNeverMakesAnyoneWaitAndOneThatThrowsHarmsNobody() throws InterruptedException {
        EventBus bus = new EventBus();
        ConflatedSubscription<String> throwing = bus.subscribe("throwing", new Fold<String>() {
            @Override
            public void add(Fact fact) {
                throw new IllegalStateException("on purpose");
            }

            @Override
            public String take() {
                return "";
            }
        });
        LosslessSubscription other = bus.subscribe("other", 100, 1 << 20, fact -> true);
        ConflatedSubscription<LiveChanges> live = bus.subscribe("live", new LiveFold());
        List<String> thrown = new CopyOnWriteArrayList<>();
        Thread publisher = Threads.platform("publisher", () -> {
            for (int i = 0; i < 100; i++) {
                bus.publish(fact(i));
            }
        });
        publisher.setUncaughtExceptionHandler((thread, broken) -> thrown.add(broken.getMessage()));
        publisher.start();
        publisher.join();
        assertEquals(Collections.nCopies(100, "on purpose"), thrown);
        assertEquals(Optional.of(""), throwing.take());
        assertEquals(100, other.take(new ArrayList<>(), 1_000, TimeUnit.MILLISECONDS.toNanos(1_000)));
        assertEquals(StoredText.of("99"), live.take().orElseThrow().warnings().get("test"));
        assertTrue(live.take().isEmpty(), "nothing changed since");
    }

    @Test
    void closingLetsWaitingPublishersGoAndWhatWaitsCanStillBeTaken() throws InterruptedException {
        EventBus bus = new EventBus();
        LosslessSubscription subscription = bus.subscribe("full", 1, 1 << 20, fact -> true);
        bus.publish(fact(1));
        Thread publisher = Threads.platform("publisher", () -> bus.publish(fact(2)));
        publisher.start();
        awaitBacklog(publisher);
        bus.close();
        publisher.join();
        List<Fact> taken = new ArrayList<>();
        assertEquals(1, subscription.take(taken, 10, TimeUnit.MILLISECONDS.toNanos(1_000)));
        assertEquals(0, subscription.take(taken, 10, TimeUnit.MILLISECONDS.toNanos(1_000)));
        assertTrue(subscription.isFinished());
        assertEquals(1, subscription.counters().refused());
    }

    @Test
    void anInterruptedPublisherStillDeliversAndKeepsItsInterrupt() throws InterruptedException {
        EventBus bus = new EventBus();
        LosslessSubscription subscription = bus.subscribe("full", 1, 1 << 20, fact -> true);
        bus.publish(fact(1));
        CountDownLatch kept = new CountDownLatch(1);
        Thread publisher = Threads.platform("publisher", () -> {
            bus.publish(fact(2));
            if (Thread.currentThread().isInterrupted()) {
                kept.countDown();
            }
        });
        publisher.start();
        awaitBacklog(publisher);
        publisher.interrupt();
        subscription.take(new ArrayList<>(), 1, TimeUnit.MILLISECONDS.toNanos(1_000));
        assertTrue(kept.await(5, TimeUnit.SECONDS));
        assertEquals(1, subscription.counters().waiting());
    }

    @Test
    void askingNeverWaitsAndSaysWhenThereIsNoRoom() {
        EventBus bus = new EventBus(2);
        assertTrue(bus.request(new Request.StopAll()));
        assertTrue(bus.request(new Request.StopAll()));
        assertFalse(bus.request(new Request.StopAll()));
        bus.close();
        assertFalse(bus.request(new Request.StopAll()));
    }
}
