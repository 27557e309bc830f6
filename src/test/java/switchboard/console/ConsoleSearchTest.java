package switchboard.console;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import switchboard.event.EventBus;
import switchboard.filter.Filter;
import switchboard.record.Facts;
import switchboard.record.LogRow;
import switchboard.record.Matches;
import switchboard.record.SessionLog;
import switchboard.record.memory.MemorySession;
import switchboard.thread.Await;

/** The command log shows the messages that match a filter. */
@Timeout(60)
class ConsoleSearchTest {
    private final EventBus bus = new EventBus();

    @AfterEach
    void end() {
        bus.close();
    }

    private static ConsoleSearch search(SessionLog log) {
        return new ConsoleSearch(
                log, new LogLines(log, ZoneOffset.UTC), Clock.fixed(Instant.ofEpochSecond(10), ZoneOffset.UTC));
    }

    @Test
    void theNewestMessagesThatMatchAreShownInOrder() throws Exception {
        try (MemorySession session = MemorySession.open(bus)) {
            bus.publish(Facts.opened(1));
            bus.publish(Facts.opened(2));
            for (int number = 1; number <= 6; number++) {
                bus.publish(Facts.received(1, "ping " + number));
                bus.publish(Facts.received(2, "pong"));
            }
            bus.publish(Facts.sent(2, "ping too", OptionalLong.empty()));
            Await.until("all are there", () -> session.log().newest().join() == 13);
            ConsoleSearch search = search(session.log());
            assertEquals(
                    List.of(
                            "9  00:00:02.000  #1  in   6  ping 5",
                            "11  00:00:02.000  #1  in   6  ping 6",
                            "13  00:00:03.000  #2  out  8  ping too"),
                    search.lines("ping", 3));
            assertEquals(List.of("11  00:00:02.000  #1  in   6  ping 6"), search.lines("ping is:in", 1));
            assertEquals(List.of("No message matches the filter."), search.lines("from:2 ping is:in", 20));
        }
    }

    @Test
    void aSearchThatTakesTooLongTellsWhichMessagesItDidNotReach() throws Exception {
        AtomicLong seconds = new AtomicLong();
        Clock clock = new Clock() {
            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }

            @Override
            public Instant instant() {
                return Instant.EPOCH.plus(Duration.ofSeconds(seconds.get()));
            }
        };
        MemoryLog log = new MemoryLog() {
            @Override
            public CompletableFuture<Long> newest() {
                return CompletableFuture.completedFuture(1_000_000L);
            }

            @Override
            public CompletableFuture<Matches> matches(Filter filter, long after, long upTo) {
                seconds.addAndGet(3);
                return CompletableFuture.completedFuture(new Matches(new long[0], upTo));
            }

            @Override
            public CompletableFuture<List<LogRow>> rows(long[] numbers) {
                return CompletableFuture.completedFuture(List.of());
            }
        };
        assertEquals(
                List.of("Message 950000 and those before it were not searched, because it would take too long."
                        + " Add number<=950000 to the filter to search them."),
                new ConsoleSearch(log, new LogLines(log, ZoneOffset.UTC), clock).lines("x", 20));
    }
}
