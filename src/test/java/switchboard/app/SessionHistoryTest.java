package switchboard.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import switchboard.event.EventBus;
import switchboard.record.Facts;
import switchboard.record.LoggedMessage;
import switchboard.record.SessionLog;
import switchboard.record.memory.MemorySession;
import switchboard.server.context.ReceivedHistory;
import switchboard.server.context.ReceivedHistory.Found;
import switchboard.server.context.ReceivedHistory.Last;
import switchboard.thread.Await;

/** The earlier messages of a client that is read in another framing, and a sentence about those that are not found. */
@Timeout(60)
class SessionHistoryTest {
    private final EventBus bus = new EventBus();

    @AfterEach
    void end() {
        bus.close();
    }

    private void come(int messages) {
        bus.publish(Facts.opened(1));
        for (int number = 1; number <= messages; number++) {
            bus.publish(Facts.received(1, number, "message " + number));
        }
    }

    private static Found found(SessionLog log, int newest, boolean wanted) {
        Await.until("all are there", () -> log.newest().join() == newest);
        LoggedMessage last = log.message(newest).join().orElseThrow();
        return new SessionHistory(log, Duration.ofSeconds(20))
                .of(Facts.id(1), new Last(last.at(), last.message().reads().firstRead()), () -> wanted);
    }

    @Test
    void allMessagesAreFoundAndNothingIsMissing() {
        try (MemorySession session = MemorySession.open(bus)) {
            come(100);
            Found found = found(session.log(), 100, true);
            assertEquals(100, found.messages().size());
            assertEquals(Optional.empty(), found.missing());
        }
    }

    @Test
    void ofManyMessagesTheNewestAreFoundAndTheOthersAreNamed() {
        try (MemorySession session = MemorySession.open(bus)) {
            come(10_020);
            Found found = found(session.log(), 10_020, true);
            assertEquals(
                    List.of(21L, 10_020L),
                    List.of(
                            found.messages().getFirst().number(),
                            found.messages().getLast().number()));
            assertEquals(
                    "Messages of #1 up to number 20 keep their first reading: at most 10,000 messages and 16 MiB are"
                            + " read again.",
                    found.missing().orElseThrow().english());
        }
    }

    @Test
    void aSessionThatDoesNotHaveTheLastMessageInTimeIsToldUnlessNobodyWaits() {
        try (MemorySession session = MemorySession.open(bus)) {
            come(1);
            Await.until("it is there", () -> session.log().newest().join() == 1);
            ReceivedHistory history = new SessionHistory(session.log(), Duration.ofMillis(50));
            Last later = new Last(77, 1);
            assertEquals(
                    "Earlier messages of #1 keep their first reading: the session log did not answer in time.",
                    history.of(Facts.id(1), later, () -> true)
                            .missing()
                            .orElseThrow()
                            .english());
            assertEquals(Found.NOTHING, history.of(Facts.id(1), later, () -> false));
        }
    }
}
