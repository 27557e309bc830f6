package switchboard.record.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import switchboard.record.log.LogRequestQueue.LogRequest;
import switchboard.thread.Await;

@Timeout(20)
class LogRequestQueueTest {
    private final LogRequestQueue calls = new LogRequestQueue();

    private static LogRequest call() {
        return new LogRequest(new CompletableFuture<>(), reader -> true);
    }

    @Test
    void pagesGoBeforeScansAndTheNewestPageFirst() {
        List<LogRequest> scans = List.of(call(), call());
        List<LogRequest> pages = List.of(call(), call());
        assertTrue(calls.addScan(scans.get(0)));
        assertTrue(calls.addPage(pages.get(0)));
        assertTrue(calls.addScan(scans.get(1)));
        assertTrue(calls.addPage(pages.get(1)));
        assertSame(pages.get(1), calls.next());
        assertSame(pages.get(0), calls.next());
        assertSame(scans.get(0), calls.next());
        assertTrue(calls.addScan(scans.get(0)), "another turn");
        assertSame(scans.get(1), calls.next());
        assertSame(scans.get(0), calls.next());
    }

    @Test
    void theEndReturnsWhatIsNotAnsweredAndWakesWhoWaits() throws Exception {
        CompletableFuture<Optional<LogRequest>> next = new CompletableFuture<>();
        Thread waiting = Thread.ofPlatform().start(() -> next.complete(Optional.ofNullable(calls.next())));
        Await.until("it waits", () -> waiting.getState() == Thread.State.WAITING);
        assertEquals(List.of(), calls.close());
        assertEquals(Optional.empty(), next.get(10, TimeUnit.SECONDS));
        assertFalse(calls.addPage(call()));
        assertFalse(calls.addScan(call()));

        LogRequestQueue other = new LogRequestQueue();
        LogRequest page = call();
        LogRequest scan = call();
        other.addScan(scan);
        other.addPage(page);
        assertEquals(List.of(page, scan), other.close());
        assertNull(other.next());
    }

    @Test
    void moreCallsThanAnybodyNeedsAreNotKept() {
        for (int count = 0; count < 10_000; count++) {
            assertTrue(calls.addPage(call()));
        }
        assertFalse(calls.addPage(call()));
        assertFalse(calls.addScan(call()));
        calls.next();
        assertTrue(calls.addPage(call()));
    }
}
