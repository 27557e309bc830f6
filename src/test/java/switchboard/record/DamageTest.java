package switchboard.record;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.time.Clock;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import switchboard.event.EventBus;
import switchboard.record.file.Sqlite;
import switchboard.record.reader.RecordedFile;
import switchboard.record.session.RecordingSession;
import switchboard.thread.Await;

/** Opens damaged files. Each time the result is either a sentence or a session that works. */
@Timeout(120)
class DamageTest {
    private static final int MESSAGES = 3_000;

    @TempDir
    Path directory;

    private final EventBus bus = new EventBus();

    @AfterEach
    void nothingIsLeftBehind() {
        bus.close();
        assertFalse(Recorded.threads().contains("switchboard-recorder"), "the recorder's thread goes on");
        Await.soon("the log's thread ends", () -> !Recorded.threads().contains("switchboard-log"));
    }

    private Path file() {
        return directory.resolve("class.db");
    }

    private RecordingSession open() throws SessionException {
        return RecordingSession.open(new SessionLocation.ChosenFile(file()), bus, Clock.systemUTC(), 20);
    }

    private void record() throws Exception {
        try (RecordingSession session = open();
                Recorded recorded = new Recorded(bus)) {
            bus.publish(Facts.opened(1));
            for (int count = 1; count <= MESSAGES; count++) {
                bus.publish(Facts.received(1, "message " + count));
            }
            recorded.await(MESSAGES);
        }
    }

    /** Creates the files that a crash leaves: the write-ahead log is not merged into the session file. */
    private void recordAndCrash() throws Exception {
        Path running = directory.resolve("running.db");
        try (RecordingSession session =
                        RecordingSession.open(new SessionLocation.ChosenFile(running), bus, Clock.systemUTC(), 20);
                Recorded recorded = new Recorded(bus)) {
            bus.publish(Facts.opened(1));
            for (int count = 1; count <= MESSAGES; count++) {
                bus.publish(Facts.received(1, "message " + count));
            }
            recorded.await(MESSAGES);
            for (String suffix : List.of("", "-wal")) {
                Files.copy(directory.resolve("running.db" + suffix), directory.resolve("class.db" + suffix));
            }
        }
        Files.delete(running);
    }

    private long newest(RecordingSession session) throws Exception {
        return session.log().newest().get();
    }

    private void assertBeginsAsRecorded(RecordingSession session, long newest) throws Exception {
        for (long first = 1; first <= newest; first += 1_000) {
            List<LogRow> rows = session.log().rows(first, 1_000).get();
            assertEquals(Math.min(1_000, newest - first + 1), rows.size());
            for (LogRow row : rows) {
                assertEquals("message " + row.number(), row.preview());
            }
        }
    }

    @Test
    void aSessionAfterACrashOpensByItselfAndSaysSo() throws Exception {
        recordAndCrash();
        try (RecordingSession session = open()) {
            assertEquals(
                    "The session " + file()
                            + " ended last time without being closed: it is complete up to its last message 3,000.",
                    session.notice().orElseThrow().english());
            assertEquals(MESSAGES, newest(session));
            assertBeginsAsRecorded(session, MESSAGES);
        }
        try (RecordingSession session = open()) {
            assertTrue(session.notice().isEmpty(), "it was closed this time");
        }
        try (Connection connection = Sqlite.reading(file())) {
            assertEquals(1, Sqlite.number(connection, "SELECT id FROM run WHERE ended_at IS NULL"));
        }
    }

    @Test
    void aWriteAheadLogThatWasCutAnywhereLeavesABeginningOfTheSession() throws Exception {
        recordAndCrash();
        byte[] whole = Files.readAllBytes(directory.resolve("class.db-wal"));
        byte[] database = Files.readAllBytes(file());
        Random random = new Random(7);
        int cut = whole.length;
        while (cut > 0) {
            for (String suffix : List.of("-wal", "-shm", "-journal")) {
                Files.deleteIfExists(directory.resolve("class.db" + suffix));
            }
            Files.write(file(), database);
            Files.write(directory.resolve("class.db-wal"), Arrays.copyOf(whole, cut));
            try (RecordingSession session = open()) {
                long newest = newest(session);
                assertTrue(newest <= MESSAGES);
                assertEquals(cut == whole.length, newest == MESSAGES, newest + " of a log cut at " + cut);
                assertBeginsAsRecorded(session, newest);
            }
            cut -= 1 + random.nextInt(whole.length / 12);
        }
    }

    @Test
    void aSessionWithoutItsWriteAheadLogHasWhatWasInTheFile() throws Exception {
        record();
        Path lost = directory.resolve("lost.db");
        try (RecordingSession session = open();
                Recorded recorded = new Recorded(bus)) {
            bus.publish(Facts.received(1, "message " + (MESSAGES + 1)));
            recorded.await(MESSAGES + 1);
            Files.copy(file(), lost);
        }
        try (RecordingSession session =
                        RecordingSession.open(new SessionLocation.ChosenFile(lost), bus, Clock.systemUTC(), 20);
                Recorded recorded = new Recorded(bus)) {
            assertEquals(MESSAGES, newest(session));
            assertBeginsAsRecorded(session, MESSAGES);
            bus.publish(Facts.received(1, "message again"));
            recorded.await(MESSAGES + 1);
        }
    }

    @Test
    void aTextLargerThanAnyMessageIsASentenceAndTheRestCanBeRead() throws Exception {
        record();
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file())) {
            Sqlite.execute(connection, "UPDATE message SET body = zeroblob(70000000) WHERE number = 2");
            Sqlite.execute(connection, "UPDATE client SET name = CAST(zeroblob(70000000) AS TEXT) WHERE id = 1");
        }
        try (SessionLog log = RecordedFile.open(file())) {
            for (CompletableFuture<?> question : List.of(log.message(2), log.clients())) {
                String sentence = String.valueOf(assertThrows(ExecutionException.class, question::get)
                        .getCause()
                        .getMessage());
                assertEquals(
                        "The log can't be read: " + file() + " holds something larger than any message.", sentence);
            }
            assertEquals(MESSAGES, log.newest().get());
        }
    }

    @Test
    void flippedBytesAreRefusedInASentenceOrDoNotMatter() throws Exception {
        flip(60, 11);
    }

    @Test
    @Tag("long")
    @Timeout(1_200)
    void flippedBytesAreRefusedInASentenceOrDoNotMatterHoweverOften() throws Exception {
        flip(2_000, System.nanoTime());
    }

    private void flip(int rounds, long seed) throws Exception {
        record();
        byte[] whole = Files.readAllBytes(file());
        Random random = new Random(seed);
        Set<String> sentences = new HashSet<>();
        int opened = 0;
        for (int round = 0; round < rounds; round++) {
            byte[] flipped = whole.clone();
            // Every third round changes only the first bytes, which contain the numbers of the file format.
            int within = round % 3 == 0 ? 200 : flipped.length;
            IntStream.rangeClosed(0, random.nextInt(8))
                    .forEach(flip -> flipped[random.nextInt(within)] ^= (byte) (1 << random.nextInt(8)));
            for (String suffix : List.of("", "-wal", "-shm", "-journal", ".lock")) {
                Files.deleteIfExists(directory.resolve("class.db" + suffix));
            }
            Files.write(file(), flipped);
            String which = "round " + round + " of seed " + seed;
            try (RecordingSession session = open()) {
                opened++;
                // The messages may contain wrong letters, but reading must not fail otherwise.
                read(session, which);
                bus.publish(Facts.received(1, "message"));
            } catch (SessionException refused) {
                String sentence = String.valueOf(refused.getMessage());
                sentences.add(sentence);
                assertTrue(sentence.contains(file().toString()) && sentence.endsWith("."), which + ": " + sentence);
                assertArrayEquals(flipped, Files.readAllBytes(file()), which + " was changed");
                assertEquals(List.of(file()), Recorded.filesIn(directory), which);
            }
            for (Path left : Recorded.filesIn(directory)) {
                assertTrue(left.equals(file()) || left.toString().endsWith("-2.db"), which + " left " + left);
                Files.delete(left);
            }
        }
        assertTrue(opened > 0, "none opened");
        assertTrue(sentences.size() > 1, sentences.toString());
    }

    private static void read(RecordingSession session, String which) throws InterruptedException {
        try {
            long newest = session.log().newest().get();
            session.log().rows(1, 1_000).get();
            session.log().rows(Math.max(1, newest - 999), 1_000).get();
            session.log().message(newest).get();
            session.log().clients().get();
        } catch (ExecutionException failed) {
            assertTrue(failed.getCause() instanceof SessionException, which + ": " + failed.getCause());
        }
    }
}
