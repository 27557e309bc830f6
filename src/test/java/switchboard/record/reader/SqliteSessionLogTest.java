package switchboard.record.reader;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import switchboard.event.EventBus;
import switchboard.event.Fact;
import switchboard.filter.ClientCondition;
import switchboard.filter.DirectionCondition;
import switchboard.filter.Filter;
import switchboard.filter.ProblemCondition;
import switchboard.filter.TextCondition;
import switchboard.model.ConnectionId;
import switchboard.record.Facts;
import switchboard.record.LogRow;
import switchboard.record.Recorded;
import switchboard.record.SessionException;
import switchboard.record.SessionLocation;
import switchboard.record.SessionLog;
import switchboard.record.session.RecordingSession;
import switchboard.thread.Await;
import switchboard.wire.Cause;
import switchboard.wire.Certainty;
import switchboard.wire.Direction;
import switchboard.wire.Findings;

@Timeout(60)
class SqliteSessionLogTest {
    @TempDir
    Path directory;

    private final EventBus bus = new EventBus();
    private RecordingSession session;
    private SessionLog log;
    private Recorded recorded;

    @BeforeEach
    void openASession() throws SessionException {
        session = RecordingSession.open(new SessionLocation.ChosenFile(directory.resolve("class.db")), bus);
        log = session.log();
        recorded = new Recorded(bus);
    }

    @AfterEach
    void closeEverything() {
        session.close();
        bus.close();
        Await.soon("the log's thread ends", () -> !Recorded.threads().contains("switchboard-log"));
    }

    private long[] matches(Set<ConnectionId> clients, Filter part, String text) throws Exception {
        return log.allMatches(
                        Filter.all(
                                clients.isEmpty() ? Filter.ALL : new ClientCondition(clients),
                                part,
                                text.isEmpty() ? Filter.ALL : new TextCondition(text)),
                        0,
                        Long.MAX_VALUE)
                .get();
    }

    private long[] matches(String text) throws Exception {
        return matches(Set.of(), Filter.ALL, text);
    }

    /** Publishes six messages of two clients. */
    private void aSmallClass() throws InterruptedException {
        bus.publish(Facts.opened(1));
        bus.publish(Facts.opened(2));
        bus.publish(new Fact.Named(Facts.id(2), "Žofie"));
        bus.publish(Facts.received(1, "Hello Server!"));
        bus.publish(Facts.received(2, "žluťoučký kůň 🧦"));
        bus.publish(Facts.sent(1, "hi there", OptionalLong.of(1)));
        bus.publish(Facts.received(
                1,
                Facts.unframed(
                        Facts.utf8("alice"),
                        Findings.saying(Cause.NO_HEADER, Certainty.CERTAIN, "Text without a Header.", ""))));
        bus.publish(Facts.received(
                2,
                Facts.unframed(
                        new byte[] {'A', 0, (byte) 0xFF, 'b'},
                        Findings.saying(Cause.NOT_UTF8, Certainty.CERTAIN, "Not UTF-8.", ""))));
        bus.publish(Facts.received(1, ""));
        recorded.await(6);
    }

    @Test
    void anEmptySessionHasNothing() throws Exception {
        assertEquals(0L, log.newest().get());
        assertEquals(List.of(), log.rows(1, 1_000).get());
        assertEquals(List.of(), log.rows(new long[] {1, 2}).get());
        assertTrue(log.message(1).get().isEmpty());
        assertArrayEquals(new long[0], matches("x"));
        assertArrayEquals(new long[0], matches(""));
    }

    @Test
    void eachViewLetsItsMessagesThrough() throws Exception {
        aSmallClass();
        assertArrayEquals(new long[] {1, 2, 3, 4, 5, 6}, matches(Set.of(), Filter.ALL, ""));
        assertArrayEquals(new long[] {1, 2, 4, 5, 6}, matches(Set.of(), new DirectionCondition(Direction.IN), ""));
        assertArrayEquals(new long[] {3}, matches(Set.of(), new DirectionCondition(Direction.OUT), ""));
        assertArrayEquals(new long[] {4}, matches(Set.of(), new ProblemCondition(""), ""));
    }

    @Test
    void clientsAndPartsAndTextNarrowEachOther() throws Exception {
        aSmallClass();
        assertArrayEquals(new long[] {2, 5}, matches(Set.of(Facts.id(2)), Filter.ALL, ""));
        assertArrayEquals(new long[] {1, 4, 6}, matches(Set.of(Facts.id(1)), new DirectionCondition(Direction.IN), ""));
        assertArrayEquals(new long[] {1}, matches(Set.of(Facts.id(1)), new DirectionCondition(Direction.IN), "HELLO"));
        assertArrayEquals(new long[0], matches(Set.of(Facts.id(2)), new ProblemCondition(""), ""));
        assertArrayEquals(new long[] {1, 2, 3, 4, 5, 6}, matches(Set.of(Facts.id(1), Facts.id(2)), Filter.ALL, ""));
        assertArrayEquals(new long[0], matches(Set.of(Facts.id(99)), Filter.ALL, ""));
    }

    @Test
    void textIsFoundInBodiesFindingsAndNamesWhateverItsCase() throws Exception {
        aSmallClass();
        assertArrayEquals(new long[] {1}, matches("hELLO s"));
        assertArrayEquals(new long[] {1, 3, 4}, matches("HE"));
        assertArrayEquals(new long[] {2}, matches("ŽLUŤOUČKÝ KŮŇ"));
        assertArrayEquals(new long[] {2}, matches("🧦"));
        assertArrayEquals(new long[] {4}, matches("without a header"));
        assertArrayEquals(new long[] {2, 5}, matches("žOFIE"));
        assertArrayEquals(new long[] {5}, matches("a\u0000"));
        assertArrayEquals(new long[0], matches(".*"));
        assertArrayEquals(new long[0], matches("%"));
    }

    @Test
    void onlyNumbersAfterOneAndUpToAnotherAreLookedAt() throws Exception {
        aSmallClass();
        assertArrayEquals(new long[] {3, 4}, log.allMatches(Filter.ALL, 2, 4).get());
        assertArrayEquals(
                new long[0], log.allMatches(Filter.ALL, 6, Long.MAX_VALUE).get());
        assertArrayEquals(
                new long[0],
                log.allMatches(Filter.ALL, Long.MAX_VALUE, Long.MAX_VALUE).get());
        assertArrayEquals(new long[] {1}, log.allMatches(Filter.ALL, -5, 1).get());
    }

    @Test
    void rowsComeInTheOrderThatWasAskedFor() throws Exception {
        aSmallClass();
        assertEquals(
                List.of(5L, 1L, 3L),
                log.rows(new long[] {5, 77, 1, 3}).get().stream()
                        .map(LogRow::number)
                        .toList());
        assertEquals(
                List.of(5L, 6L),
                log.rows(5, 100).get().stream().map(LogRow::number).toList());
        assertEquals(List.of(), log.rows(1, 0).get());
        assertThrows(IllegalArgumentException.class, () -> log.rows(1, 1_001));
        assertThrows(IllegalArgumentException.class, () -> log.rows(new long[1_001]));
    }

    @Test
    void aLongBodyIsPreviewedWithoutACutCharacter() throws Exception {
        String text = "ů🧦€".repeat(2_000);
        bus.publish(Facts.received(1, text));
        bus.publish(Facts.received(1, "x" + text));
        bus.publish(Facts.received(1, "xx" + "ů".repeat(300)));
        recorded.await(3);
        List<LogRow> rows = log.rows(1, 3).get();
        assertEquals(3, rows.size());
        for (LogRow row : rows) {
            assertTrue(row.preview().length() > 130, row.preview());
            assertTrue(row.preview().indexOf('\uFFFD') < 0, row.preview());
        }
        assertEquals(9 * 2_000, log.rows(1, 1).get().getFirst().bodyLength());
    }

    @Test
    void pagesAreAnsweredWhileALongScanGoesOn() throws Exception {
        int messages = 120_000;
        List<Fact> facts = new ArrayList<>();
        for (int count = 0; count < messages; count++) {
            facts.add(Facts.received(1, "some message or other, number " + count));
        }
        bus.publish(facts);
        recorded.await(messages);
        List<String> answered = Collections.synchronizedList(new ArrayList<>());
        CompletableFuture<Void> scan = log.allMatches(new TextCondition("zq"), 0, messages)
                .thenAccept(found -> answered.add("scan " + found.length));
        CompletableFuture<Void> page = log.rows(messages, 1).thenAccept(rows -> answered.add("page " + rows.size()));
        CompletableFuture.allOf(scan, page).get();
        assertEquals(List.of("page 1", "scan 0"), answered);
    }

    @Test
    void aScanThatIsNoLongerWantedHindersNothing() throws Exception {
        aSmallClass();
        CompletableFuture<long[]> unwanted = log.allMatches(Filter.ALL, 0, 6);
        unwanted.cancel(false);
        assertEquals(6, log.allMatches(Filter.ALL, 0, 6).get().length);
    }

    @Test
    void aFileThatIsGoneIsSaidInASentence() {
        Path missing = directory.resolve("missing.db");
        SqliteSessionLog other = new SqliteSessionLog(missing);
        try {
            ExecutionException failure =
                    assertThrows(ExecutionException.class, () -> other.newest().get());
            assertInstanceOf(SessionException.class, failure.getCause());
            assertTrue(failure.getCause().getMessage().startsWith("The log can't be read from " + missing));
            assertFalse(Files.exists(missing));
        } finally {
            other.close();
            assertTrue(other.join(5_000));
        }
    }
}
