package switchboard.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import switchboard.server.TestClient;
import switchboard.terminal.Transcript;
import switchboard.thread.Threads;

/** The console while clients use up all its file descriptors. */
@Timeout(180)
@Tag("slow")
class OutOfFilesTest {
    private static final int FILES = 110;
    private static final int CALLERS = 300;
    private static final int CALLING = 2;

    @TempDir
    Path folder;

    /**
     * Clients that reconnect as soon as they are rejected, so that there are always more than the server can accept.
     */
    private static final class Crowd implements AutoCloseable {
        private final AtomicBoolean gone = new AtomicBoolean();
        private final List<Thread> threads = new ArrayList<>();

        Crowd(int port) {
            for (int i = 0; i < CALLING; i++) {
                threads.add(Threads.platform("crowd " + i, () -> call(port)));
            }
            threads.forEach(Thread::start);
        }

        private void call(int port) {
            Deque<TestClient> calling = new ArrayDeque<>();
            while (!gone.get()) {
                try {
                    calling.add(new TestClient(port));
                    if (calling.size() > CALLERS / CALLING) {
                        calling.removeFirst().close();
                        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
                    }
                } catch (IOException | RuntimeException refused) {
                    LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
                }
            }
            calling.forEach(Crowd::closeQuietly);
        }

        private static void closeQuietly(TestClient client) {
            try {
                client.close();
            } catch (IOException already) {
                // The socket was closed already.
            }
        }

        @Override
        public void close() throws InterruptedException {
            gone.set(true);
            for (Thread thread : threads) {
                thread.join();
            }
        }
    }

    private static boolean isOutOfFiles(String line) {
        return line.contains("allows no more open files");
    }

    private static int bytes(Transcript transcript) {
        return String.join("\n", transcript.lines()).getBytes(StandardCharsets.UTF_8).length;
    }

    @Test
    void itServesOnSavesAndSaysSoInFewLinesAndGoesOnByItself() throws Exception {
        outOfFiles(Duration.ofSeconds(5), 10 * 1024);
    }

    @Test
    @Tag("long")
    void inAMinuteItPrintsLessThan100KiB() throws Exception {
        outOfFiles(Duration.ofSeconds(60), 100 * 1024);
    }

    private void outOfFiles(Duration time, int mostBytes) throws Exception {
        assumeTrue(Files.isReadable(Path.of("/proc/self/stat")), "needs ulimit -n and /proc");
        Path saved = folder.resolve("saved.db");
        try (ConsoleProcess console = ConsoleProcess.startWithFiles(FILES, "--no-record", "--auto", "echo");
                TestClient first = new TestClient(console.port("tcp"))) {
            assertEquals("before", first.sendFramed("before").readFrame());
            try (Crowd crowd = new Crowd(console.port("tcp"))) {
                console.err().await(OutOfFilesTest::isOutOfFiles);
                // SQLite and its native library are loaded now for the first time.
                console.type("save " + saved);
                console.out().await(line -> line.startsWith("saved "));
                long began = System.nanoTime();
                Duration before = console.processorTime();
                int errBefore = bytes(console.err());
                while (System.nanoTime() - began < time.toNanos()) {
                    assertEquals("meanwhile", first.sendFramed("meanwhile").readFrame());
                    LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
                }
                Duration ran = console.processorTime().minus(before);
                assertTrue(ran.multipliedBy(2).compareTo(time) < 0, "it ran for " + ran + " of " + time);
                int printed = bytes(console.err()) - errBefore;
                assertTrue(
                        printed < mostBytes,
                        printed + " bytes printed: " + console.err().lines());
            }
            long left = System.nanoTime();
            try (TestClient after = new TestClient(console.port("tcp"))) {
                assertEquals("after", after.sendFramed("after").readFrame());
            }
            long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - left);
            assertTrue(millis < 4_000, "let in again after " + millis + " ms");
            console.type("quit");
            assertEquals(0, console.code());
            String all = String.join("\n", console.err().lines());
            assertTrue(!all.contains("Error") && !all.contains("Exception"), all);
        }
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + saved);
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("SELECT count(*) FROM message")) {
            assertTrue(result.getInt(1) >= 2);
        }
    }
}
