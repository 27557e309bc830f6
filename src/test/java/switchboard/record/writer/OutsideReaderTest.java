package switchboard.record.writer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import switchboard.event.EventBus;
import switchboard.model.DiskLimits;
import switchboard.record.Facts;
import switchboard.record.Recorded;
import switchboard.record.SessionLocation;
import switchboard.record.file.SessionFile;
import switchboard.record.file.Sqlite;
import switchboard.thread.Await;

/** A program that keeps reading a session while it is recorded, so that its write-ahead log can't be merged. */
@Timeout(60)
class OutsideReaderTest {
    private static final LogLimits SMALL = new LogLimits(256 << 10, 1 << 20, 8 << 20);
    private static final String KIBIBYTE = "x".repeat(1_000);
    private static final String LARGE = "x".repeat(25_000);
    private static final List<String> THREADS = List.of(
            "switchboard-recorder", "switchboard-force", "switchboard-checkpoint", "switchboard-checkpoint-end");

    @TempDir
    Path directory;

    private final EventBus bus = new EventBus();
    private int said;

    @AfterEach
    void nothingIsLeftBehind() {
        bus.close();
        Await.until(
                "the recorder's threads end", () -> Recorded.threads().stream().noneMatch(THREADS::contains));
    }

    private Path file(String name) {
        return directory.resolve(name);
    }

    private Recorder start() throws Exception {
        SessionFile file = SessionFile.claim(new SessionLocation.ChosenFile(file("class.db")), Clock.systemUTC());
        return Recorder.start(file, bus, Clock.systemUTC(), 20, DiskLimits.NONE, SMALL);
    }

    private void end(Recorder recorder) throws Exception {
        assertEquals(Optional.empty(), recorder.end(TimeUnit.SECONDS.toMillis(20)));
        assertTrue(recorder.hasEnded());
        recorder.file().release();
    }

    private void say(int messages) {
        for (int count = 0; count < messages; count++) {
            bus.publish(Facts.received(1, ++said + " " + KIBIBYTE));
        }
    }

    /** Says messages until the recorder reports something, and returns that. */
    private String sayUntilTold(Recorded recorded) throws InterruptedException {
        for (int round = 0; round < 200; round++) {
            say(300);
            Optional<String> told = recorded.troubleBefore(said);
            if (told.isPresent()) {
                return told.get();
            }
        }
        throw new AssertionError("nothing was told of " + said + " messages");
    }

    private static Connection reader(Path file) throws Exception {
        Connection reader = Sqlite.reading(file);
        Sqlite.execute(reader, "BEGIN");
        assertTrue(Sqlite.number(reader, "SELECT count(*) FROM message") > 0);
        return reader;
    }

    private static long log(Path file) throws Exception {
        return Files.size(file.resolveSibling(file.getFileName() + "-wal"));
    }

    @Test
    void theLogThatAReaderMakesGrowIsToldWithItsSizeAndIsMergedWhenTheReaderEnds() throws Exception {
        try (Recorded recorded = new Recorded(bus)) {
            Recorder recorder = start();
            say(1);
            recorded.await(1);
            String told;
            try (Connection reader = reader(file("class.db"))) {
                told = sayUntilTold(recorded);
                assertTrue(told.startsWith("The write-ahead log beside " + file("class.db") + " has grown to "), told);
                assertTrue(told.contains("close other programs that have it open"), told);
                assertTrue(log(file("class.db")) >= SMALL.report(), told);
                // It goes on, and each doubling is told.
                told = sayUntilTold(recorded);
                assertTrue(log(file("class.db")) >= 2 * SMALL.report(), told);
                assertEquals(1, Sqlite.number(reader, "SELECT count(*) FROM message"));
            }
            // Little is said now, because the log must not reach its limit before it is looked at again.
            while (!told.isEmpty()) {
                say(10);
                told = recorded.troubleBefore(said).orElse(told);
                assertTrue(told.isEmpty() || told.startsWith("The write-ahead log beside "), told);
            }
            recorded.await(said);
            end(recorder);
        }
        assertEquals(List.of(file("class.db")), Recorded.filesIn(directory));
        assertWhole(file("class.db"), 1, said);
    }

    @Test
    void aLogAtItsLimitIsLeftToItsReaderAndRecordingGoesOnInAnotherFileWithoutALoss() throws Exception {
        int first;
        try (Recorded recorded = new Recorded(bus)) {
            Recorder recorder = start();
            bus.publish(Facts.opened(1));
            say(1);
            recorded.await(1);
            try (Connection reader = reader(file("class.db"))) {
                String told = sayUntilTold(recorded);
                while (!told.contains("recording goes on in " + file("class-2.db"))) {
                    // The notice about the log's size ends before the one that recording has moved.
                    assertTrue(told.isEmpty() || told.startsWith("The write-ahead log beside "), told);
                    told = sayUntilTold(recorded);
                }
                assertTrue(
                        told.contains("because another program goes on reading the session, or the disk is too slow"),
                        told);
                assertTrue(log(file("class.db")) < 4 * SMALL.most(), "the log has " + log(file("class.db")));
                say(1);
                assertEquals(0, recorded.await(said).missing());
                assertEquals(1, Sqlite.number(reader, "SELECT count(*) FROM message"));
            }
            end(recorder);
        }
        try (Connection connection = Sqlite.reading(file("class.db"))) {
            first = (int) Sqlite.number(connection, "SELECT max(number) FROM message");
            assertEquals(1, Sqlite.number(connection, "SELECT count(*) FROM run WHERE ended_at IS NOT NULL"));
        }
        assertTrue(first < said, first + " of " + said);
        assertWhole(file("class.db"), 1, first);
        assertWhole(file("class-2.db"), first + 1, said);
        try (Connection connection = Sqlite.reading(file("class-2.db"))) {
            assertEquals(first, Sqlite.number(connection, "SELECT messages FROM gap WHERE before = " + (first + 1)));
            assertEquals("record.gap.moved.held", Sqlite.text(connection, "SELECT code FROM gap"));
            assertEquals(1, Sqlite.number(connection, "SELECT count(*) FROM client WHERE id = 1"));
        }
        Await.until("the old file is released", () -> !Files.exists(file("class.db.lock")));
    }

    @Test
    void theEndDoesNotWaitForAReader() throws Exception {
        try (Recorded recorded = new Recorded(bus)) {
            Recorder recorder = start();
            say(1);
            recorded.await(1);
            try (Connection reader = reader(file("class.db"))) {
                say(2_000);
                end(recorder);
                assertEquals(1, Sqlite.number(reader, "SELECT count(*) FROM message"));
            }
        }
        assertWhole(file("class.db"), 1, said);
    }

    @Test
    @Tag("long")
    @Timeout(value = 5, unit = TimeUnit.MINUTES)
    void inAFloodAReaderHoldsUpNobodyAndItsReleaseStallsNobody() throws Exception {
        long longest = 0;
        SessionFile file = SessionFile.claim(new SessionLocation.ChosenFile(file("class.db")), Clock.systemUTC());
        Recorder recorder = Recorder.start(file, bus, Clock.systemUTC(), 1_000, DiskLimits.NONE);
        try (Recorded recorded = new Recorded(bus)) {
            say(1);
            recorded.await(1);
            try (Connection reader = reader(file("class.db"))) {
                while (log(file("class.db")) < 700L << 20) {
                    longest = Math.max(longest, sayForAMoment());
                }
                assertEquals(1, Sqlite.number(reader, "SELECT count(*) FROM message"));
            }
            long released = System.nanoTime();
            while (System.nanoTime() - released < TimeUnit.SECONDS.toNanos(5)) {
                longest = Math.max(longest, sayForAMoment());
            }
            // A second reader, so that the end comes while its log is being merged.
            try (Connection reader = reader(file("class.db"))) {
                while (log(file("class.db")) < 700L << 20) {
                    longest = Math.max(longest, sayForAMoment());
                }
                assertTrue(Sqlite.number(reader, "SELECT count(*) FROM message") > 1);
            }
        }
        long ending = System.nanoTime();
        assertEquals(Optional.empty(), recorder.end(1_500));
        long took = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - ending);
        assertTrue(took < 2_000, "the end took " + took + " ms");
        assertTrue(longest < TimeUnit.MILLISECONDS.toNanos(250), "somebody waited " + longest / 1_000_000 + " ms");
        Await.until("the recorder has ended", recorder::hasEnded);
        recorder.file().release();
        assertEquals(List.of(file("class.db")), Recorded.filesIn(directory));
        assertWhole(file("class.db"), 1, said);
    }

    /** Says 2,000 messages a second for 50 ms, some 50 MiB a second; returns the longest wait in nanoseconds. */
    private long sayForAMoment() throws InterruptedException {
        long longest = 0;
        for (int round = 0; round < 10; round++) {
            for (int count = 0; count < 10; count++) {
                long begun = System.nanoTime();
                bus.publish(Facts.received(1, ++said + " " + LARGE));
                longest = Math.max(longest, System.nanoTime() - begun);
            }
            TimeUnit.MILLISECONDS.sleep(5);
        }
        return longest;
    }

    private static void assertWhole(Path file, long from, long to) throws Exception {
        try (Connection connection = Sqlite.reading(file)) {
            assertEquals("ok", Sqlite.text(connection, "PRAGMA integrity_check"));
            assertEquals(to - from + 1, Sqlite.number(connection, "SELECT count(*) FROM message"));
            assertEquals(from, Sqlite.number(connection, "SELECT min(number) FROM message"));
            assertEquals(0, Sqlite.number(connection, """
                            SELECT count(*) FROM message
                            WHERE CAST(substr(CAST(body AS TEXT), 1, instr(CAST(body AS TEXT), ' ') - 1) AS INTEGER)
                              <> number"""));
        }
    }
}
