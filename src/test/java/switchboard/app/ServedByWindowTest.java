package switchboard.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.TempDir;
import switchboard.server.TestClient;

/** The window in a real process: it serves clients and ends in order after SIGTERM. */
@Timeout(120)
@EnabledIfEnvironmentVariable(named = "DISPLAY", matches = ".+")
class ServedByWindowTest {

    @TempDir
    Path folder;

    private List<Process> started = List.of();

    @AfterEach
    void leaveNothingBehind() {
        started.forEach(Process::destroyForcibly);
    }

    @Test
    void theWindowServesAndEndsWellWhenTerminated() throws Exception {
        int port = TestClient.freePort();
        Path session = folder.resolve("class.db");
        Process process = start(
                "--port",
                Integer.toString(port),
                "--session",
                session.toString(),
                "--auto",
                "echo",
                "--max-clients",
                "5");
        try (TestClient client = TestClient.awaitListening(process, port)) {
            assertEquals("hi", client.sendFramed("hi").readFrame());
            long before = System.nanoTime();
            assertTrue(process.toHandle().destroy());
            assertTrue(process.waitFor(30, TimeUnit.SECONDS), "the process does not end");
            long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - before);

            assertTrue(millis < 2_000, millis + " ms");
        }
        assertEquals(0, process.exitValue());
        assertEquals("", new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8));
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + session);
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("SELECT count(*) FROM message")) {
            assertEquals(2, result.getInt(1));
        }
    }

    private Process start(String... args) throws IOException {
        ProcessBuilder builder = JavaProcess.of(List.of(), args);
        builder.environment().put("XDG_CONFIG_HOME", folder.toString());
        Process process = builder.start();
        started = List.of(process);
        return process;
    }
}
