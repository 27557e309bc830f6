package switchboard.record;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import switchboard.event.EventBus;
import switchboard.event.Fact;
import switchboard.record.file.Sqlite;
import switchboard.record.session.RecordingSession;
import switchboard.text.RecordText;
import switchboard.thread.Await;
import switchboard.thread.Threads;
import switchboard.wire.framing.Framings;

/** Checks sessions whose file is moved, deleted or damaged while it is recorded. */
@Timeout(60)
class LostFileTest {
    private static final long RETRY_MILLIS = 20;

    @TempDir
    Path directory;

    private final EventBus bus = new EventBus();

    @AfterEach
    void nothingIsLeftBehind() {
        bus.close();
        assertFalse(Recorded.threads().contains("switchboard-recorder"), "the recorder's thread goes on");
        Await.soon("the log's thread ends", () -> !Recorded.threads().contains("switchboard-log"));
    }

    private Path file(String name) {
        return directory.resolve(name);
    }

    private RecordingSession openWithTwoMessages(Recorded recorded) throws Exception {
        RecordingSession session = RecordingSession.open(
                new SessionLocation.ChosenFile(file("class.db")), bus, Clock.systemUTC(), RETRY_MILLIS);
        bus.publish(Facts.opened(1));
        bus.publish(new Fact.Named(Facts.id(1), "Ana"));
        bus.publish(Facts.received(1, "one"));
        bus.publish(Facts.received(1, "two"));
        recorded.await(2);
        assertEquals(2L, session.log().newest().get());
        return session;
    }

    private static List<String> said(RecordingSession session) throws Exception {
        return session.log().rows(1, 100).get().stream()
                .map(row -> row.number() + " " + row.clientName() + " " + row.preview())
                .toList();
    }

    private void assertWentOn(RecordingSession session, Recorded recorded) throws Exception {
        bus.publish(Facts.received(1, "three"));
        String sentence = recorded.awaitTrouble();
        assertTrue(sentence.contains("was moved or deleted"), sentence);
        assertTrue(sentence.contains(file("class.db").toString()), sentence);
        assertTrue(sentence.contains("everything was taken along to " + file("class-2.db")), sentence);
        recorded.await(3);
        assertEquals(file("class-2.db"), session.file());
        assertEquals(List.of("1 Ana one", "2 Ana two", "3 Ana three"), said(session));
        assertEquals(Optional.empty(), session.end());
        try (Connection connection = Sqlite.reading(file("class-2.db"))) {
            assertEquals("ok", Sqlite.text(connection, "PRAGMA integrity_check"));
            assertEquals(1, Sqlite.number(connection, "SELECT count(*) FROM run WHERE ended_at > 0 AND messages = 3"));
        }
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "keeps open files from being deleted")
    void aDeletedFileIsWrittenAnewFromWhatIsStillOpen() throws Exception {
        try (Recorded recorded = new Recorded(bus);
                RecordingSession session = openWithTwoMessages(recorded)) {
            for (String suffix : List.of("", "-wal", "-shm")) {
                Files.delete(file("class.db" + suffix));
            }
            assertWentOn(session, recorded);
        }
        assertEquals(List.of(file("class-2.db")), Recorded.filesIn(directory));
    }

    /** Waits for a session file and begins to read it the moment it has its name; the caller ends the reading. */
    private Connection readingAtOnce(Path file, Semaphore reads) {
        while (true) {
            try {
                Connection reader = Sqlite.reading(file);
                reader.setAutoCommit(false);
                Sqlite.number(reader, "SELECT count(*) FROM message");
                reads.release();
                return reader;
            } catch (SQLException notYet) {
                Thread.onSpinWait();
            }
        }
    }

    /** Before the copy had its log from the beginning, a reader was in time in four of ten rounds. */
    @RepeatedTest(5)
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "keeps open files from being deleted")
    void aReaderOfTheNewFileDoesNotKeepTheSessionFromGoingOn() throws Exception {
        Semaphore reads = new Semaphore(0);
        CompletableFuture<Connection> reader = new CompletableFuture<>();
        Threads.platform("outside-reader", () -> reader.complete(readingAtOnce(file("class-2.db"), reads)))
                .start();
        try (Recorded recorded = new Recorded(bus);
                RecordingSession session = openWithTwoMessages(recorded)) {
            for (String suffix : List.of("", "-wal", "-shm")) {
                Files.delete(file("class.db" + suffix));
            }
            bus.publish(Facts.received(1, "three"));
            recorded.await(3);
            assertTrue(reads.tryAcquire(20, TimeUnit.SECONDS));
            bus.publish(Facts.received(1, "four"));
            recorded.await(4);
            assertEquals(file("class-2.db"), session.file());
            reader.get(20, TimeUnit.SECONDS).close();
        }
        assertEquals(List.of(file("class-2.db")), Recorded.filesIn(directory));
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "keeps open files from being moved")
    void aMovedFileKeepsWhatItHadAndTheSessionGoesOnBesideItsOldPlace() throws Exception {
        try (Recorded recorded = new Recorded(bus);
                RecordingSession session = openWithTwoMessages(recorded)) {
            Files.createDirectory(file("away"));
            Files.move(file("class.db"), file("away").resolve("class.db"));
            assertWentOn(session, recorded);
        }
        try (Connection connection = Sqlite.reading(file("away").resolve("class.db"))) {
            assertEquals("ok", Sqlite.text(connection, "PRAGMA integrity_check"));
        }
        assertEquals(List.of(file("away"), file("class-2.db")), Recorded.filesIn(directory), "no log is left alone");
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "keeps open files from being moved")
    void aFileThatTakesThePlaceOfTheRecordedOneGetsNothingOfItsLog() throws Exception {
        Path other = file("other.db");
        try (EventBus apart = new EventBus();
                RecordingSession session = RecordingSession.open(new SessionLocation.ChosenFile(other), apart)) {
            apart.publish(Facts.opened(1));
            apart.publish(Facts.received(1, "something else"));
        }
        byte[] content = Files.readAllBytes(other);
        try (Recorded recorded = new Recorded(bus);
                RecordingSession session = openWithTwoMessages(recorded)) {
            Files.move(other, file("class.db"), StandardCopyOption.REPLACE_EXISTING);
            assertWentOn(session, recorded);
        }
        assertEquals(List.of(file("class-2.db"), file("class.db")), Recorded.filesIn(directory));
        assertArrayEquals(content, Files.readAllBytes(file("class.db")));
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "keeps open files from being deleted")
    void aFileThatWasDeletedInSilenceIsThereAtTheEnd() throws Exception {
        try (Recorded recorded = new Recorded(bus);
                RecordingSession session = openWithTwoMessages(recorded)) {
            Files.delete(file("class.db"));
            assertEquals(Optional.empty(), session.end());
        }
        try (Connection connection = Sqlite.reading(file("class-2.db"))) {
            assertEquals(2, Sqlite.number(connection, "SELECT count(*) FROM message"));
        }
        assertEquals(List.of(file("class-2.db")), Recorded.filesIn(directory), "no log is left alone");
    }

    private void damage() throws Exception {
        try (Connection other = Sqlite.writing(file("class.db"))) {
            Sqlite.execute(other, "PRAGMA writable_schema = ON");
            Sqlite.execute(other, "UPDATE sqlite_schema SET sql = 'nonsense' WHERE name = 'message'");
            Sqlite.execute(other, "PRAGMA schema_version = 999");
        }
    }

    @Test
    void theNextFileKnowsTheFramingOfAClientAndTakesNoNewMessageForOneThatIsReadAgain() throws Exception {
        try (Recorded recorded = new Recorded(bus);
                RecordingSession session = openWithTwoMessages(recorded)) {
            bus.publish(new Fact.ReadAs(Facts.id(1), 3_000_000, Framings.LINES, new Fact.Again(List.of(2L), 67, 1)));
            bus.publish(Facts.received(1, "two, again"));
            recorded.await(3);
            damage();
            bus.publish(Facts.received(1, "four"));
            recorded.await(4);
            assertEquals(file("class-2.db"), session.file());
            assertEquals(Optional.empty(), session.end());
        }
        try (Connection connection = Sqlite.reading(file("class-2.db"))) {
            assertEquals("lines", Sqlite.text(connection, "SELECT framing FROM reading WHERE client = 1"));
            assertEquals(0, Sqlite.number(connection, "SELECT sum(again) FROM reading"));
            assertEquals(0, Sqlite.number(connection, "SELECT count(*) FROM superseded"));
        }
    }

    @Test
    void aDamagedFileIsLeftAsItIsAndTheNumbersGoOnInAnother() throws Exception {
        try (Recorded recorded = new Recorded(bus);
                RecordingSession session = openWithTwoMessages(recorded)) {
            damage();
            bus.publish(Facts.received(1, "three"));
            String first = recorded.awaitTrouble();
            assertTrue(first.contains("was damaged"), first);
            String second = recorded.awaitTrouble();
            assertTrue(second.contains(file("class.db").toString()), second);
            assertTrue(second.contains("recording goes on in " + file("class-2.db")), second);
            assertEquals("", recorded.awaitTrouble());
            assertEquals(3, recorded.await(3).settled());
            assertEquals(List.of("3 Ana three"), said(session));
            Gap before = session.log().rows(3, 1).get().getFirst().gap().orElseThrow();
            assertEquals(2, before.messages());
            assertEquals(RecordText.GAP_MOVED.with(2, file("class.db").toString()), before.reason());
            bus.publish(Facts.received(1, "four"));
            recorded.await(4);
            assertEquals(Optional.empty(), session.end());
        }
        assertTrue(Files.exists(file("class.db")));
        try (Connection connection = Sqlite.reading(file("class-2.db"))) {
            assertEquals("ok", Sqlite.text(connection, "PRAGMA integrity_check"));
        }
    }
}
