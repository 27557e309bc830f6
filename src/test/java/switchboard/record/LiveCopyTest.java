package switchboard.record;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import switchboard.event.EventBus;
import switchboard.record.file.Sqlite;
import switchboard.record.session.RecordingSession;
import switchboard.thread.Await;

/** A copy of the database alone, without its write-ahead log, while the session is recorded. */
@Timeout(60)
class LiveCopyTest {
    /** The bound that the document names, and as much again for a busy machine. */
    private static final long BOUND = TimeUnit.SECONDS.toNanos(4);

    @TempDir
    Path directory;

    /** Copies the file as another program does: closing it in this process would release SQLite's locks. */
    private Path copy(Path file) {
        Path copy = directory.resolve("copy.db");
        try {
            Process process = new ProcessBuilder("cp", file.toString(), copy.toString()).start();
            assertTrue(process.waitFor(10, TimeUnit.SECONDS) && process.exitValue() == 0, "cp failed");
            return copy;
        } catch (IOException | InterruptedException failure) {
            throw new AssertionError(failure);
        }
    }

    /** Returns the messages of a copy; none if it was made while the file was written. */
    private static long messages(Path copy) {
        try (Connection connection = Sqlite.writing(copy)) {
            return Sqlite.number(connection, "SELECT count(*) FROM log");
        } catch (SQLException incomplete) {
            return 0;
        }
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void itHoldsTheSessionUpToAMomentAgo() throws Exception {
        Path file = directory.resolve("live.db");
        try (EventBus bus = new EventBus();
                Recorded recorded = new Recorded(bus);
                RecordingSession session = RecordingSession.open(new SessionLocation.ChosenFile(file), bus)) {
            bus.publish(Facts.opened(1));
            for (int count = 1; count <= 3; count++) {
                bus.publish(Facts.received(1, "message " + count));
                recorded.await(count);
                long since = System.nanoTime();
                int wanted = count;
                Await.until("the copy has message " + count, () -> messages(copy(file)) == wanted);
                long took = System.nanoTime() - since;
                assertTrue(took < BOUND, "the copy was " + took / 1_000_000 + " ms behind");
            }
            try (Connection connection = Sqlite.writing(copy(file))) {
                assertEquals("ok", Sqlite.text(connection, "PRAGMA integrity_check"));
            }
            assertEquals(0, session.lastClient());
        }
    }
}
