package switchboard.record;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.FileOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Clock;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import switchboard.event.EventBus;
import switchboard.record.file.Sqlite;
import switchboard.record.session.RecordingSession;

/**
 * Simulates a power failure between any two operations on the disk, with any part of the unsynced data on it. The
 * session must open, be intact, and contain all messages that were reported as recorded.
 */
@Timeout(120)
@EnabledOnOs(OS.LINUX)
@Tag("slow")
class PowerLossTest {
    @TempDir
    Path directory;

    private void play(int losses, int messages, int large, long seed) throws Exception {
        Path disk = Files.createDirectory(directory.resolve("disk"));
        Path library = directory.resolve("traced_disk.so");
        assumeTrue(Preloaded.compiled("traced_disk.c", library), "no C compiler here");
        String said = Preloaded.run(
                Scene.class,
                Map.of("LD_PRELOAD", library.toString(), "TRACED_DISK", disk.toString()),
                disk.toString(),
                Integer.toString(messages),
                Integer.toString(large));
        assertEquals("done", said.strip());
        DiskTrace trace = DiskTrace.read(disk.resolve("trace"));
        assertTrue(trace.size() > 2 * messages, "only " + trace.size() + " things were asked of the disk");
        Random random = new Random(seed);
        int[] moments = random.ints(losses, 0, trace.size() + 1).sorted().toArray();
        for (int moment : moments) {
            trace.advance(moment);
            Path after = Files.createDirectory(directory.resolve("after"));
            trace.losePower(after, random);
            String which = "after " + moment + " of " + trace.size() + ", seed " + seed;
            opensWithWhatWasRecorded(after.resolve("class.db"), trace.acknowledged(), which);
            for (Path left : Recorded.filesIn(after)) {
                Files.delete(left);
            }
            Files.delete(after);
        }
        trace.advance(trace.size());
        assertEquals(2L * messages, trace.acknowledged());
    }

    private static void opensWithWhatWasRecorded(Path file, long acknowledged, String which) throws Exception {
        try (EventBus bus = new EventBus();
                RecordingSession session = RecordingSession.open(new SessionLocation.ChosenFile(file), bus)) {
            long newest = session.log().newest().get();
            assertTrue(newest >= acknowledged, which + ": " + newest + " of " + acknowledged);
            for (LogRow row : session.log().rows(1, 1_000).get()) {
                String says = "message " + row.number() + " ";
                assertTrue(row.preview().startsWith(says), which + ": " + row.preview());
            }
            assertEquals(newest, session.log().rows(1, 1_000).get().size(), which);
        } catch (SessionException refused) {
            // The file may be refused with a sentence if no message had been acknowledged yet.
            assertEquals(0, acknowledged, which + ": " + refused.getMessage());
            return;
        }
        try (Connection connection = Sqlite.reading(file)) {
            assertEquals("ok", Sqlite.text(connection, "PRAGMA integrity_check"), which);
        }
    }

    @Test
    void aSessionSurvivesThePowerLostAtAnyMoment() throws Exception {
        play(80, 20, 0, 17);
    }

    @Test
    @Tag("long")
    @Timeout(value = 30, unit = TimeUnit.MINUTES)
    void aSessionSurvivesThePowerLostAtAnyMomentHoweverOften() throws Exception {
        // This is enough for a checkpoint of the write-ahead log in between, after which the log is reused.
        play(300, 40, 1 << 20, System.nanoTime());
    }

    /** Records twice into the same file; each message is reported as recorded before the next one is published. */
    static final class Scene {
        public static void main(String[] arguments) throws Exception {
            Path disk = Path.of(arguments[0]);
            int messages = Integer.parseInt(arguments[1]);
            String filling = "x".repeat(Integer.parseInt(arguments[2]));
            try (FileOutputStream acks =
                    new FileOutputStream(disk.resolve("acks").toFile())) {
                for (int run = 0; run < 2; run++) {
                    try (EventBus bus = new EventBus();
                            Recorded recorded = new Recorded(bus);
                            RecordingSession session = RecordingSession.open(
                                    new SessionLocation.ChosenFile(disk.resolve("class.db")),
                                    bus,
                                    Clock.systemUTC(),
                                    50)) {
                        bus.publish(Facts.opened(1 + run));
                        for (int count = 1; count <= messages; count++) {
                            int number = run * messages + count;
                            bus.publish(Facts.received(1 + run, "message " + number + " " + filling));
                            recorded.await(number);
                            acks.write((number + "\n").getBytes(StandardCharsets.US_ASCII));
                        }
                    }
                }
            }
            System.out.println("done");
        }
    }
}
