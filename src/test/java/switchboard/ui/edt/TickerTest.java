package switchboard.ui.edt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class TickerTest {
    @Test
    void roundsThatThrowEndNothingAndAreEachHeardOf() throws Exception {
        AtomicInteger rounds = new AtomicInteger();
        CountDownLatch five = new CountDownLatch(5);
        List<Throwable> heard = new CopyOnWriteArrayList<>();
        Thread.UncaughtExceptionHandler[] before = new Thread.UncaughtExceptionHandler[1];
        Ticker ticker = OnEdt.call(() -> {
            before[0] = Thread.currentThread().getUncaughtExceptionHandler();
            Thread.currentThread().setUncaughtExceptionHandler((thread, thrown) -> heard.add(thrown));
            return Ticker.every(1, () -> {
                five.countDown();
                switch (rounds.getAndIncrement()) {
                    case 0 -> throw new IllegalStateException("on purpose");
                    case 1 -> throw new StackOverflowError("on purpose");
                    default -> {}
                }
            });
        });
        boolean went = five.await(10, TimeUnit.SECONDS);
        OnEdt.run(() -> {
            ticker.close();
            Thread.currentThread().setUncaughtExceptionHandler(before[0]);
        });

        assertTrue(went, "it ended after " + rounds.get() + " rounds");
        assertEquals(
                List.of("on purpose", "on purpose"),
                heard.stream().map(Throwable::getMessage).toList());
    }

    @Test
    void aRoundMayCloseItAndThrow() throws Exception {
        AtomicInteger rounds = new AtomicInteger();
        Ticker[] ticker = new Ticker[1];
        CountDownLatch heard = new CountDownLatch(1);
        Thread.UncaughtExceptionHandler[] before = new Thread.UncaughtExceptionHandler[1];
        OnEdt.run(() -> {
            before[0] = Thread.currentThread().getUncaughtExceptionHandler();
            Thread.currentThread().setUncaughtExceptionHandler((thread, thrown) -> heard.countDown());
            ticker[0] = Ticker.every(1, () -> {
                rounds.incrementAndGet();
                ticker[0].close();
                throw new IllegalStateException("on purpose");
            });
        });
        assertTrue(heard.await(10, TimeUnit.SECONDS));
        CountDownLatch later = new CountDownLatch(10);
        Ticker other = OnEdt.call(() -> Ticker.every(1, later::countDown));
        assertTrue(later.await(10, TimeUnit.SECONDS));
        OnEdt.run(() -> {
            other.close();
            Thread.currentThread().setUncaughtExceptionHandler(before[0]);
        });

        assertEquals(1, rounds.get());
    }
}
