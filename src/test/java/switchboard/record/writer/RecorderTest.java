package switchboard.record.writer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import switchboard.event.EventBus;
import switchboard.event.Fact;
import switchboard.event.LosslessSubscription;
import switchboard.model.Annotation;
import switchboard.model.DiskLimits;
import switchboard.model.Note;
import switchboard.record.Facts;
import switchboard.record.Gap;
import switchboard.record.LogRow;
import switchboard.record.Recorded;
import switchboard.record.SessionException;
import switchboard.record.SessionLocation;
import switchboard.record.file.SessionFile;
import switchboard.record.file.Sqlite;
import switchboard.record.session.RecordingSession;
import switchboard.text.CodedText;
import switchboard.text.RecordText;
import switchboard.text.StoredText;
import switchboard.thread.Await;
import switchboard.wire.Message;

@Timeout(120)
class RecorderTest {
    private static final long RETRY_MILLIS = 20;

    @TempDir
    Path directory;

    private final EventBus bus = new EventBus();

    @AfterEach
    void nothingIsLeftBehind() {
        bus.close();
        assertFalse(Recorded.threads().contains("switchboard-recorder"), "the recorder's thread goes on");
    }

    private Path file() {
        return directory.resolve("class.db");
    }

    private RecordingSession open() throws SessionException {
        return RecordingSession.open(new SessionLocation.ChosenFile(file()), bus, Clock.systemUTC(), RETRY_MILLIS);
    }

    @Test
    void twoHundredThousandMessagesOfManyClientsAreThereOnceAndInEachClientsOrder() throws Exception {
        int clients = 20;
        int each = 10_000;
        try (RecordingSession session = open()) {
            List<Thread> publishers = new ArrayList<>();
            for (int client = 1; client <= clients; client++) {
                int from = client;
                publishers.add(Thread.ofVirtual().start(() -> {
                    bus.publish(Facts.opened(from));
                    for (int count = 0; count < each; count++) {
                        bus.publish(Facts.received(from, Integer.toString(count)));
                    }
                    bus.publish(Facts.closed(from, false));
                }));
            }
            for (Thread publisher : publishers) {
                publisher.join();
            }
            assertEquals(Optional.empty(), session.end());
        }
        try (Connection connection = Sqlite.reading(file())) {
            assertEquals(clients * each, Sqlite.number(connection, "SELECT count(*) FROM message"));
            assertEquals(1, Sqlite.number(connection, "SELECT min(number) FROM message"));
            assertEquals(clients * each, Sqlite.number(connection, "SELECT max(number) FROM message"));
            assertEquals(clients * each, Sqlite.number(connection, "SELECT messages FROM run"));
            assertEquals(0, Sqlite.number(connection, """
                            SELECT count(*) FROM (
                              SELECT CAST(CAST(body AS TEXT) AS INTEGER) AS said,
                                     row_number() OVER (PARTITION BY client ORDER BY number) - 1 AS place
                              FROM message) WHERE said <> place"""));
            assertEquals(clients, Sqlite.number(connection, "SELECT count(*) FROM client WHERE reason = 'fin'"));
        }
    }

    @Test
    void aSlowDiskMakesPublishersWaitOnlyWhenTooMuchIsNotOnItAndThenEverythingArrives() throws Exception {
        byte[] large = new byte[16 << 10];
        int all = (int) ((2 * Recorder.QUEUE_BYTES + LogForce.MOST_BYTES) / large.length);
        try (RecordingSession session = open();
                Recorded recorded = new Recorded(bus)) {
            AtomicInteger published = new AtomicInteger();
            Slowness slowness = new Slowness(bus);
            Thread publisher = publish(all, published, Facts.in(large));
            try (slowness) {
                Await.until("somebody has to wait", () -> publisher.getState() == Thread.State.WAITING);
                // While the disk is only slow, publishers wait however long it lasts, and nothing is missed.
                assertFalse(publisher.join(Duration.ofMillis(300)), "nobody has to wait any more");
                // These are the queue, what was taken from it, and the commits that are not reported as being on disk.
                long least = LogForce.MOST_BYTES / (2L * large.length);
                long most = (2 * Recorder.QUEUE_BYTES + LogForce.MOST_BYTES) / large.length;
                assertTrue(published.get() >= least && published.get() < most, published + " found room");
            }
            assertTrue(publisher.join(Duration.ofSeconds(60)));
            Fact.Recorded last = recorded.await(all);
            assertEquals(all, last.messages());
            assertEquals(0, last.missing());
        }
    }

    private Thread publish(int messages) {
        return publish(messages, new AtomicInteger(), Facts.in(Facts.utf8("m")));
    }

    private Thread publish(int messages, AtomicInteger published, Message message) {
        return Thread.ofPlatform().start(() -> {
            for (int count = 0; count < messages; count++) {
                bus.publish(Facts.received(1, message));
                published.incrementAndGet();
            }
        });
    }

    @Test
    void aFileThatCanNotBeWrittenHoldsUpNobodyAndTheGapIsCountedAndMarked() throws Exception {
        int all = Recorder.QUEUE_FACTS * 3;
        try (RecordingSession session = open();
                Recorded recorded = new Recorded(bus)) {
            bus.publish(Facts.opened(1));
            bus.publish(Facts.received(1, "before"));
            recorded.await(1);
            CompletableFuture<Void> note;
            try (Blockade blockade = new Blockade(file())) {
                bus.publish(Facts.received(1, "first"));
                String waiting = recorded.awaitTrouble();
                assertTrue(waiting.endsWith("until then messages wait in memory and are not shown."), waiting);
                assertTrue(publish(all).join(Duration.ofSeconds(60)), "somebody waits for the file");
                bus.publish(Facts.opened(2));
                bus.publish(new Fact.Named(Facts.id(2), "Ana"));
                note = session.notes()
                        .put(List.of(new Annotation(
                                new Note.Subject.OfClient(Facts.id(2)), new Note(true, "came in the gap"))));
                bus.publish(Facts.opened(3));
                bus.publish(Facts.closed(3, false));
                // The recorder publishes this while its own queue is full.
                String full = recorded.awaitTrouble();
                assertTrue(full.endsWith("messages received meanwhile are neither recorded nor shown any more."), full);
                assertFalse(note.isDone());
            }
            assertEquals("", recorded.awaitTrouble());
            note.get(10, TimeUnit.SECONDS);
            String told = recorded.awaitTrouble();
            long missing = Long.parseLong(told.substring(0, told.indexOf(' ')).replace(",", ""));
            long kept = 2 + all - missing;
            assertTrue(told.startsWith(String.format(Locale.ROOT, "%,d messages from 00:00:02 to ", missing)), told);
            // The facts that the recorder had taken, and those in its queue, are written.
            assertTrue(missing >= all - Recorder.QUEUE_FACTS - Recorder.COMMIT_FACTS && missing < all, told);
            assertEquals(missing, recorded.await(kept).missing());
            bus.publish(Facts.received(2, "after"));
            Fact.Recorded state = recorded.await(kept + 1);
            assertEquals(kept + 1 + missing, state.settled());
            LogRow after = session.log().rows(kept + 1, 1).get().getFirst();
            assertEquals("after", after.preview());
            assertEquals("Ana", after.clientName());
            Gap gap = after.gap().orElseThrow();
            assertEquals(missing, gap.messages());
            assertEquals(65 * missing, gap.bytes());
            assertEquals(2_000_001, gap.from());
            assertEquals(RecordText.GAP_FAILED.with(), gap.reason());
            assertEquals(
                    Optional.of(missing + " messages"),
                    session.end()
                            .map(CodedText::english)
                            .map(loss -> loss.replace(",", "").replaceAll(" could not be recorded.*", "")));
        }
        try (Connection connection = Sqlite.reading(file())) {
            assertEquals("came in the gap", Sqlite.text(connection, "SELECT text FROM client_note WHERE client = 2"));
            assertEquals("fin", Sqlite.text(connection, "SELECT reason FROM client WHERE id = 3"));
            assertEquals(1, Sqlite.number(connection, "SELECT count(*) FROM gap"));
            assertEquals(
                    "record.gap.failed [] Writing the file failed.",
                    Sqlite.text(connection, "SELECT code || ' ' || arguments || ' ' || reason FROM gap"));
            assertEquals(
                    Sqlite.number(connection, "SELECT max(number) FROM message"),
                    Sqlite.number(connection, "SELECT count(*) FROM message"));
        }
    }

    @Test
    void whatCouldNotBeWrittenIsWrittenLaterOnceAndTheTroubleEnds() throws Exception {
        try (RecordingSession session = open();
                Recorded recorded = new Recorded(bus)) {
            bus.publish(Facts.opened(1));
            bus.publish(Facts.received(1, "before"));
            recorded.await(1);
            try (Blockade blockade = new Blockade(file())) {
                bus.publish(Facts.received(1, "meanwhile"));
                String sentence = recorded.awaitTrouble();
                assertTrue(sentence.contains(file().toString()), sentence);
                assertTrue(sentence.contains("blockade"), sentence);
            }
            assertEquals("", recorded.awaitTrouble());
            recorded.await(2);
            bus.publish(Facts.sent(1, "after", OptionalLong.empty()));
            recorded.await(3);
            assertEquals(
                    List.of("before", "meanwhile", "after"),
                    session.log().rows(1, 9).get().stream().map(LogRow::preview).toList());
        }
        try (Connection connection = Sqlite.reading(file())) {
            assertEquals(1, Sqlite.number(connection, "SELECT count(*) FROM run"));
            assertEquals(3, Sqlite.number(connection, "SELECT messages FROM run WHERE ended_at IS NOT NULL"));
        }
    }

    @Test
    void aClockThatIsSetBackOrForthChangesNoOrderAndHoldsUpNothing() throws Exception {
        // The clock changes: an hour back as at the end of summer time, a day forward, and to before 1970.
        long[] times = {50_000_000_000L, 46_400_000_000L, 132_800_000_000L, -5_000_000L, 50_000_000_001L};
        Clock[] clocks = {Clock.fixed(Instant.ofEpochSecond(50_000), ZoneOffset.UTC)};
        Clock jumping = new Clock() {
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
                return clocks[0].instant();
            }
        };
        try (RecordingSession session =
                        RecordingSession.open(new SessionLocation.ChosenFile(file()), bus, jumping, RETRY_MILLIS);
                Recorded recorded = new Recorded(bus)) {
            for (int count = 0; count < times.length; count++) {
                clocks[0] = Clock.fixed(Instant.EPOCH.plusNanos(times[count] * 1_000), ZoneOffset.UTC);
                bus.publish(new Fact.Received(Facts.id(1), times[count], Facts.in(Facts.utf8("say " + count))));
                recorded.await(count + 1);
            }
            try (Blockade blockade = new Blockade(file())) {
                bus.publish(Facts.received(1, "say 5"));
                assertFalse(recorded.awaitTrouble().isEmpty());
                clocks[0] = Clock.fixed(Instant.EPOCH, ZoneOffset.UTC);
            }
            assertEquals("", recorded.awaitTrouble());
            recorded.await(6);
            assertEquals(
                    List.of("say 0", "say 1", "say 2", "say 3", "say 4", "say 5"),
                    session.log().rows(1, 9).get().stream().map(LogRow::preview).toList());
            assertEquals(Optional.empty(), session.end());
        }
    }

    @Test
    void anotherProgramThatKeepsTheFileLockedIsNamedAndWaitedFor() throws Exception {
        try (RecordingSession session = open();
                Recorded recorded = new Recorded(bus)) {
            try (Connection other = Sqlite.writing(file())) {
                Sqlite.execute(other, "BEGIN IMMEDIATE");
                bus.publish(Facts.received(1, "patient"));
                String sentence = recorded.awaitTrouble();
                assertTrue(sentence.contains("Another program"), sentence);
                assertEquals(0L, session.log().newest().get());
            }
            assertEquals("", recorded.awaitTrouble());
            recorded.await(1);
        }
    }

    @Test
    void theEndIsNotHeldUpByAFileThatCanNotBeWritten() throws Exception {
        try (Recorded recorded = new Recorded(bus)) {
            RecordingSession session = open();
            try (Blockade blockade = new Blockade(file())) {
                bus.publish(Facts.received(1, "lost"));
                recorded.awaitTrouble();
                long begun = System.nanoTime();
                String loss = session.end().orElseThrow().english();
                assertTrue(System.nanoTime() - begun < TimeUnit.SECONDS.toNanos(2));
                assertTrue(loss.startsWith("1 message could not be recorded"), loss);
            }
        }
    }

    @Test
    void aNoteThatCanNotBeWrittenAtTheEndIsGivenUpWithASentence() throws Exception {
        try (Recorded recorded = new Recorded(bus);
                Connection other = Sqlite.writing(Files.createFile(file()))) {
            RecordingSession session = open();
            Sqlite.execute(other, "BEGIN IMMEDIATE");
            CompletableFuture<Void> note = session.notes()
                    .put(List.of(new Annotation(new Note.Subject.OfMessage(1), new Note(true, "never written"))));
            String trouble = recorded.awaitTrouble();
            assertFalse(note.isDone());
            session.end();
            ExecutionException lost = assertThrows(ExecutionException.class, () -> note.get(30, TimeUnit.SECONDS));
            assertEquals(
                    trouble.replace("until then messages wait in memory and are not shown.", "the note was not kept."),
                    lost.getCause().getMessage());
            Await.until("the recorder has ended", () -> !Recorded.threads().contains("switchboard-recorder"));
        }
    }

    @Test
    void aNoteAloneIsWrittenAndNoneIsTakenAfterTheEnd() throws Exception {
        Note.Subject subject = new Note.Subject.OfMessage(1);
        RecordingSession session = open();
        bus.publish(Facts.received(1, "hello"));
        session.notes()
                .put(List.of(new Annotation(subject, new Note(false, "first"))))
                .get(30, TimeUnit.SECONDS);
        // No fact is published now: the note alone has to wake the recorder, which otherwise wakes every five seconds.
        session.notes()
                .put(List.of(new Annotation(subject, new Note(false, "second"))))
                .get(4, TimeUnit.SECONDS);
        CompletableFuture<Void> atTheEnd =
                session.notes().put(List.of(new Annotation(subject, new Note(false, "last"))));
        assertEquals(Optional.empty(), session.end());
        assertTrue(atTheEnd.isDone() && !atTheEnd.isCompletedExceptionally());
        assertEquals(
                "The session has ended and takes no more notes.",
                session.notes()
                        .put(List.of(new Annotation(subject, new Note(false, "too late"))))
                        .handle((kept, failure) -> failure.getMessage())
                        .join());
        try (Connection connection = Sqlite.reading(file())) {
            assertEquals("last", Sqlite.text(connection, "SELECT text FROM message_note"));
        }
    }

    @Test
    void whatCanNotBeWrittenAtTheEndIsCounted() throws Exception {
        int all = Recorder.QUEUE_FACTS * 3;
        try (Recorded recorded = new Recorded(bus)) {
            RecordingSession session = open();
            try (Blockade blockade = new Blockade(file())) {
                Thread publisher = publish(all);
                assertFalse(recorded.awaitTrouble().isEmpty());
                session.prepareEnd();
                assertTrue(publisher.join(Duration.ofSeconds(30)));
                String loss = session.end().orElseThrow().english();
                assertTrue(
                        loss.startsWith(String.format(Locale.ROOT, "%,d messages could not be recorded. ", all)), loss);
                assertTrue(loss.endsWith("The log marks where."), loss);
            }
        }
        try (Connection connection = Sqlite.reading(file())) {
            assertEquals(all, Sqlite.number(connection, "SELECT messages FROM gap WHERE before = 1"));
        }
    }

    @Test
    void publishersThatWaitAreLetGoByTheEnd() throws Exception {
        byte[] large = new byte[64 << 10];
        int all = (int) ((3 * Recorder.QUEUE_BYTES + LogForce.MOST_BYTES) / large.length);
        RecordingSession session = open();
        AtomicInteger published = new AtomicInteger();
        try (Slowness slowness = new Slowness(bus)) {
            Thread publisher = publish(all, published, Facts.in(large));
            Await.until("somebody has to wait", () -> publisher.getState() == Thread.State.WAITING);
            int accepted = published.get();
            // Everything accepted is committed or marked as missing, though the disk still does not answer.
            Optional<CodedText> loss = session.end();
            assertTrue(publisher.join(Duration.ofSeconds(30)));
            assertFalse(loss.toString().contains("LOSS_UNFINISHED"), loss.toString());
            try (Connection connection = Sqlite.reading(file())) {
                long kept = Sqlite.number(connection, "SELECT count(*) FROM message");
                long missing = Sqlite.number(connection, "SELECT sum(messages) FROM gap");
                assertTrue(kept + missing >= accepted, kept + " and " + missing + " of " + accepted);
                assertTrue(kept + missing < all, "everything found room");
            }
        }
        session.end();
    }

    @Test
    void whatTheEndHasNoTimeToWriteStandsInTheGap() throws Exception {
        SessionFile file = SessionFile.claim(new SessionLocation.ChosenFile(file()), Clock.systemUTC());
        try {
            Recorder recorder = Recorder.start(file, bus, Clock.systemUTC(), RETRY_MILLIS, DiskLimits.NONE);
            CompletableFuture<Void> note = recorder.put(List.of());
            note.get(30, TimeUnit.SECONDS);
            bus.publish(Facts.opened(1));
            for (int count = 0; count < 2 * Recorder.COMMIT_FACTS; count++) {
                bus.publish(Facts.received(1, "said"));
            }
            Optional<CodedText> unfinished = recorder.end(0);
            Await.until("the recorder has ended", recorder::hasEnded);
            CodedText loss = recorder.end(0).orElseThrow();
            assertTrue(loss.english().endsWith("could not be recorded. The log marks where."), loss + "" + unfinished);
        } finally {
            file.release();
        }
        try (Connection connection = Sqlite.reading(file())) {
            long kept = Sqlite.number(connection, "SELECT count(*) FROM message");
            assertEquals(
                    2 * Recorder.COMMIT_FACTS - kept,
                    Sqlite.number(connection, "SELECT messages FROM gap WHERE before = " + (kept + 1)));
            assertEquals("record.gap.end", Sqlite.text(connection, "SELECT code FROM gap"));
            assertEquals(1, Sqlite.number(connection, "SELECT count(*) FROM client"));
            assertEquals(1, Sqlite.number(connection, "SELECT count(*) FROM run WHERE ended_at IS NOT NULL"));
        }
    }

    @Test
    void namesAndFarewellsAreKeptWhateverTheOrderOfFacts() throws Exception {
        try (RecordingSession session = open()) {
            bus.publish(new Fact.Named(Facts.id(1), "early"));
            bus.publish(Facts.opened(1));
            bus.publish(Facts.opened(2));
            bus.publish(new Fact.Named(Facts.id(2), "Ana"));
            bus.publish(new Fact.Named(Facts.id(2), ""));
            bus.publish(Facts.opened(3));
            bus.publish(new Fact.Named(Facts.id(3), "Ben\u0000\u202e<html>"));
            bus.publish(Facts.closed(3, true));
            bus.publish(new Fact.AnswerEnded(Facts.id(3), 9_500_000, StoredText.of("It was answered.")));
            session.end();
        }
        try (Connection connection = Sqlite.reading(file())) {
            assertEquals("early", Sqlite.text(connection, "SELECT name FROM client WHERE peer = '127.0.0.1:50001'"));
            assertEquals("", Sqlite.text(connection, "SELECT name FROM client WHERE id = 2"));
            assertEquals("Ben\u0000\u202e<html>", Sqlite.text(connection, "SELECT name FROM client WHERE id = 3"));
            assertEquals("It was answered.", Sqlite.text(connection, "SELECT farewell FROM client WHERE id = 3"));
            assertEquals(9_500_000, Sqlite.number(connection, "SELECT answer_ended_at FROM client WHERE id = 3"));
            assertEquals(
                    1, Sqlite.number(connection, "SELECT count(*) FROM client WHERE id = 2 AND closed_at IS NULL"));
        }
    }

    /** Blocks the recorder after a commit, like a slow disk, until it is closed. */
    private static final class Slowness implements AutoCloseable {
        private final LosslessSubscription obstacle;

        Slowness(EventBus bus) {
            obstacle = bus.subscribe("slowness", 1, 1, fact -> fact instanceof Fact.Recorded);
            bus.publish(new Fact.Recorded(0, 0, 0));
        }

        @Override
        public void close() {
            obstacle.close();
        }
    }

    /** Makes every insertion into the file fail until it is closed. */
    private static final class Blockade implements AutoCloseable {
        private final Path file;

        Blockade(Path file) throws Exception {
            this.file = file;
            execute("""
                    CREATE TRIGGER blockade BEFORE INSERT ON message
                    BEGIN SELECT RAISE(ABORT, 'blockade'); END""");
        }

        private void execute(String sql) throws Exception {
            try (Connection connection = Sqlite.writing(file)) {
                Sqlite.execute(connection, "PRAGMA busy_timeout = 30000");
                Sqlite.execute(connection, sql);
            }
        }

        @Override
        public void close() throws Exception {
            execute("DROP TRIGGER blockade");
        }
    }
}
