package switchboard.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import switchboard.server.TestClient;
import switchboard.system.FileDescriptors;
import switchboard.thread.Threads;

/** The console ends in time with thousands of clients, some of which do not read. */
@Timeout(120)
@Tag("slow")
class StopUnderLoadTest {
    private static final int CLIENTS = 5_000;
    private static final int STALLED = 100;

    @TempDir
    Path folder;

    @Test
    void withFiveThousandClientsAHundredOfThemStalledItEndsInTimeAndKeepsWhatWasSaid() throws Exception {
        assumeTrue(FileDescriptors.lowered(CLIENTS + 100) == CLIENTS + 100, "needs ulimit -n of more than 5,164");
        Path session = folder.resolve("class.db");
        List<TestClient> clients = new ArrayList<>();
        CountDownLatch stuck = new CountDownLatch(STALLED);
        try (ConsoleProcess console = ConsoleProcess.start(
                "--max-clients", Integer.toString(CLIENTS), "--auto", "echo", "--session", session.toString())) {
            int port = console.port("tcp");
            for (int i = 0; i < CLIENTS; i++) {
                boolean stalls = i < STALLED;
                TestClient client = new TestClient("127.0.0.1", port, stalls ? 4_096 : 0);
                clients.add(client);
                if (stalls) {
                    Threads.virtual("stalling", () -> sendWithoutReading(client, stuck))
                            .start();
                }
            }
            assertEquals("last", clients.getLast().sendFramed("last").readFrame());
            clients.get(CLIENTS - 2).send("9");
            stuck.await();
            console.type("counts");
            console.out().await(line -> line.startsWith("live " + CLIENTS + " "));
            long before = System.nanoTime();
            console.terminate();
            int code = console.code();
            long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - before);

            assertEquals(0, code, "cut off: " + console.err().lines());
            assertTrue(millis < 3_000, millis + " ms");
            assertEquals(-1, clients.getLast().socket.getInputStream().read());
        } finally {
            for (TestClient client : clients) {
                client.close();
            }
        }
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + session);
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(
                        "SELECT (SELECT * FROM pragma_integrity_check) || ' ' || (SELECT count(*) FROM client)"
                                + " || ' ' || (SELECT count(*) FROM log WHERE text = 'last')")) {
            assertEquals("ok " + CLIENTS + " 2", result.getString(1));
        }
    }

    /** Sends until the server stops reading because its echo is not read; then waits. */
    private static void sendWithoutReading(TestClient client, CountDownLatch stuck) {
        String text = "x".repeat(100_000);
        Thread sending = Threads.virtual("sending", () -> {
            try {
                while (true) {
                    client.sendFramed(text);
                }
            } catch (IOException ended) {
                // The server has ended, as expected.
            }
        });
        sending.start();
        try {
            sending.join(java.time.Duration.ofMillis(1_500));
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
        stuck.countDown();
    }
}
