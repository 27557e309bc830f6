package switchboard.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import switchboard.server.TestClient;
import switchboard.thread.Threads;

/**
 * SIGINT, SIGTERM and SIGHUP while clients send without a pause: the process ends in time with exit code 0, and its
 * session is one complete file with everything that was answered.
 */
@Timeout(120)
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "has no such signals")
@Tag("slow")
class EndUnderLoadTest {
    private static final int CLIENTS = 8;

    /**
     * Resets the signal handlers and runs the other arguments. A shell starts background processes, such as these
     * tests, with SIGINT ignored.
     */
    private static final String HEARS_SIGNALS = "import os, signal, sys\n"
            + "for one in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP): signal.signal(one, signal.SIG_DFL)\n"
            + "os.execv(sys.argv[1], sys.argv[1:])";

    @TempDir
    Path folder;

    private final Random random = new Random();

    /** A client that sends without a pause and counts the replies. */
    private static final class Talker implements AutoCloseable {
        private static final byte[] FRAME = ("5" + " ".repeat(63) + "hello").getBytes(StandardCharsets.US_ASCII);

        final AtomicLong answered = new AtomicLong();
        private final Socket socket;
        private final Thread sender;
        private final Thread receiver;

        Talker(int port) throws IOException {
            socket = new Socket(InetAddress.getLoopbackAddress(), port);
            sender = Threads.platform("sender", this::send);
            receiver = Threads.platform("receiver", this::receive);
            sender.start();
            receiver.start();
        }

        private void send() {
            try {
                OutputStream out = socket.getOutputStream();
                while (!socket.isClosed()) {
                    out.write(FRAME);
                }
            } catch (IOException ended) {
                // The server ended, as expected.
            }
        }

        private void receive() {
            try {
                while (socket.getInputStream().readNBytes(FRAME.length).length == FRAME.length) {
                    answered.incrementAndGet();
                }
            } catch (IOException ended) {
                // The server ended, as expected.
            }
        }

        @Override
        public void close() throws IOException, InterruptedException {
            receiver.join(TimeUnit.SECONDS.toMillis(20));
            socket.close();
            sender.join(TimeUnit.SECONDS.toMillis(20));
        }
    }

    private void play(String signal, boolean window) throws Exception {
        Path session = folder.resolve("class.db");
        int port = TestClient.freePort();
        List<String> args = new ArrayList<>(
                List.of("--port", Integer.toString(port), "--session", session.toString(), "--auto", "echo"));
        if (!window) {
            args.addFirst("--headless");
        }
        ProcessBuilder builder = JavaProcess.of(
                List.of("-XX:ErrorFile=" + folder.resolve("hs_err"), "-Dorg.slf4j.simpleLogger.log.switchboard=warn"),
                args.toArray(String[]::new));
        builder.command().addAll(0, List.of("python3", "-c", HEARS_SIGNALS));
        builder.environment().put("XDG_CONFIG_HOME", folder.resolve("config").toString());
        Process process =
                builder.redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
        List<Talker> talkers = new ArrayList<>();
        try {
            TestClient.awaitListening(process, port).close();
            for (int client = 0; client < CLIENTS; client++) {
                talkers.add(new Talker(port));
            }
            long wanted = 500L + random.nextInt(3_000);
            while (answered(talkers) < wanted && process.isAlive()) {
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1));
            }
            assertEquals(
                    0,
                    new ProcessBuilder("kill", "-" + signal, Long.toString(process.pid()))
                            .start()
                            .waitFor());
            assertTrue(process.waitFor(30, TimeUnit.SECONDS), "it does not end");
            for (Talker talker : talkers) {
                talker.close();
            }
            try (BufferedReader err = process.errorReader()) {
                assertEquals(List.of(), err.lines().toList());
            }
            // An end that takes longer than the promised two seconds is cut off with another exit code.
            assertEquals(0, process.exitValue());
        } finally {
            process.destroyForcibly();
        }
        assertWhole(session, answered(talkers));
        Files.delete(session);
    }

    private void assertWhole(Path session, long answered) throws Exception {
        try (Stream<Path> files = Files.list(folder)) {
            List<String> names = files.map(file -> String.valueOf(file.getFileName()))
                    .filter(name -> !name.equals("config"))
                    .toList();
            assertEquals(List.of("class.db"), names);
        }
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + session);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("""
                        SELECT (SELECT * FROM pragma_integrity_check),
                               (SELECT count(*) FROM message WHERE direction = 1),
                               (SELECT count(*) FROM message WHERE direction = 0),
                               (SELECT count(*) FROM run WHERE ended_at IS NULL),
                               (SELECT count(*) FROM client WHERE closed_at IS NULL),
                               (SELECT count(*) FROM gap)""")) {
            assertEquals("ok", row.getString(1));
            assertTrue(row.getLong(2) >= answered, row.getLong(2) + " answers of " + answered + " that arrived");
            assertTrue(row.getLong(3) >= row.getLong(2), row.getLong(3) + " messages, " + row.getLong(2) + " answers");
            assertEquals(0, row.getLong(4), "the run has no end");
            assertEquals(0, row.getLong(5), "clients have no end");
            assertEquals(0, row.getLong(6), "something is missing");
        }
        assertFalse(Files.exists(folder.resolve("hs_err")));
    }

    private static long answered(List<Talker> talkers) {
        return talkers.stream().mapToLong(talker -> talker.answered.get()).sum();
    }

    @Test
    void theConsoleEndsWellInTheMiddleOfEverything() throws Exception {
        play("TERM", false);
        play("INT", false);
        play("HUP", false);
    }

    @Test
    void theWindowEndsWellInTheMiddleOfEverything() throws Exception {
        assumeTrue(System.getenv("DISPLAY") != null, "needs a display; ./run.sh test brings one");
        play("TERM", true);
    }

    @Test
    @Tag("long")
    @Timeout(value = 20, unit = TimeUnit.MINUTES)
    void aHundredTimes() throws Exception {
        for (int round = 0; round < 100; round++) {
            play(List.of("TERM", "INT", "HUP").get(round % 3), round % 10 == 0 && System.getenv("DISPLAY") != null);
        }
    }
}
