package switchboard.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Writer;
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
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The console in a real process: streams, signals and exit codes. */
@Timeout(120)
@Tag("slow")
class ServedByConsoleTest {
    private static final long PATIENCE_SECONDS = 30;

    /** All modules that the console needs; java.desktop is not among them. */
    private static final List<String> WITHOUT_WINDOWS =
            List.of("--limit-modules", "java.base,java.sql,java.management,jdk.management,jdk.net,jdk.unsupported");

    @TempDir
    Path folder;

    private final List<Process> started = new ArrayList<>();

    @AfterEach
    void leaveNothingBehind() {
        started.forEach(Process::destroyForcibly);
    }

    @Test
    void theListeningLineIsFirstAndCommandsAreAnsweredExactly() throws Exception {
        Process process = start(List.of(), "--headless", "--port", "0", "--session", session());
        BufferedReader out = out(process);
        int port = port(out.readLine());
        try (Socket client = new Socket("127.0.0.1", port)) {
            assertEquals("#1 came from 127.0.0.1:" + client.getLocalPort(), out.readLine());
            type(process, "counts");
            assertEquals("live 1  total 1  peak 1  rejected 0  threads 1", out.readLine());
            type(process, "list");
            assertTrue(out.readLine().startsWith("#1 127.0.0.1:" + client.getLocalPort() + "  live  "));
            type(process, "send 1 žluť 🧦");
            assertEquals("#1 sent", out.readLine());
            assertEquals("11" + " ".repeat(62) + "žluť 🧦", receive(client, 75));
            type(process, "quit");
        }
        assertEquals(0, exit(process));
        assertEquals("", err(process));
    }

    @Test
    void withItsInputClosedItServesOnUntilItIsTerminated() throws Exception {
        Process process = start(List.of(), "--headless", "--port", "0", "--session", session(), "--auto", "echo");
        BufferedReader out = out(process);
        int port = port(out.readLine());
        process.getOutputStream().close();
        List<Socket> clients = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            Socket client = new Socket("127.0.0.1", port);
            clients.add(client);
            client.getOutputStream().write(("2" + " ".repeat(63) + "hi").getBytes(StandardCharsets.US_ASCII));
            assertEquals("2" + " ".repeat(63) + "hi", receive(client, 66));
        }
        long before = System.nanoTime();
        terminate(process);
        int code = exit(process);
        long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - before);

        assertEquals(0, code);
        assertTrue(millis < 2_000, millis + " ms");
        for (Socket client : clients) {
            assertEquals(-1, client.getInputStream().read());
            client.close();
        }
        assertEquals("", err(process));
        assertEquals(
                "ok 100", sessionSays("SELECT (SELECT * FROM pragma_integrity_check) || ' ' || count(*) FROM message"));
        assertFalse(Files.exists(Path.of(session() + "-wal")), "the session is not one file");
    }

    @Test
    void withoutRecordingNothingIsWrittenUntilSomebodySaves() throws Exception {
        Path temporary = Files.createDirectory(Path.of(session()).resolveSibling("temporary"));
        Path home = Files.createDirectory(Path.of(session()).resolveSibling("home"));
        // The JVM writes no files of its own.
        List<String> java = List.of("-Djava.io.tmpdir=" + temporary, "-XX:-UsePerfData");
        Process process = startAt(home, java, "--headless", "--port", "0", "--no-record", "--auto", "echo");
        BufferedReader out = out(process);
        int port = port(out.readLine());
        try (Socket client = new Socket("127.0.0.1", port)) {
            client.getOutputStream().write(("2" + " ".repeat(63) + "hi").getBytes(StandardCharsets.US_ASCII));
            assertEquals("2" + " ".repeat(63) + "hi", receive(client, 66));
        }
        for (Path folder : List.of(temporary, home)) {
            try (var files = Files.list(folder)) {
                assertEquals(List.of(), files.toList());
            }
        }
        type(process, "save " + session());
        type(process, "save " + session());
        for (String line = out.readLine(); !line.startsWith("saved "); line = out.readLine()) {
            assertFalse(line.contains("can't"), line);
        }
        type(process, "quit");
        assertEquals(0, exit(process));
        assertEquals(
                "ok 2", sessionSays("SELECT (SELECT * FROM pragma_integrity_check) || ' ' || count(*) FROM message"));
        assertTrue(out.lines()
                .anyMatch(line -> line.endsWith("exists already and was left unchanged: choose another file.")));
    }

    @Test
    void aReaderThatGoesAwayStopsNothing() throws Exception {
        Process process = start(List.of(), "--headless", "--port", "0", "--no-record", "--auto", "echo");
        BufferedReader out = out(process);
        int port = port(out.readLine());
        process.getInputStream().close();
        for (int i = 0; i < 20; i++) {
            try (Socket client = new Socket("127.0.0.1", port)) {
                client.getOutputStream().write(("2" + " ".repeat(63) + "hi").getBytes(StandardCharsets.US_ASCII));
                assertEquals("2" + " ".repeat(63) + "hi", receive(client, 66));
            }
            type(process, "list");
        }
        type(process, "quit");

        assertEquals(0, exit(process));
    }

    @Test
    void aReaderThatStopsReadingDoesNotKeepItFromEndingInTime() throws Exception {
        Process process = start(List.of(), "--headless", "--port", "0", "--session", session());
        BufferedReader out = out(process);
        int port = port(out.readLine());
        byte[] frame = ("300" + " ".repeat(61) + "x".repeat(300)).getBytes(StandardCharsets.US_ASCII);
        try (Socket client = new Socket("127.0.0.1", port)) {
            // The server prints more lines than the pipe to this test holds.
            for (int i = 0; i < 1_000; i++) {
                client.getOutputStream().write(frame);
            }
            try (Socket second = new Socket("127.0.0.1", port)) {
                second.getOutputStream().write(frame);
            }
            long before = System.nanoTime();
            terminate(process);
            exit(process);
            long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - before);

            assertTrue(millis < 2_000, millis + " ms");
        }
        assertEquals("ok", sessionSays("SELECT * FROM pragma_integrity_check"));
    }

    @Test
    void withoutADisplayItSaysSoAndIsTheConsoleEvenOnAJavaWithoutWindows() throws Exception {
        Process process = start(WITHOUT_WINDOWS, "--port", "0", "--no-record");
        port(out(process).readLine());
        type(process, "quit");

        assertEquals(0, exit(process));
        assertEquals("No display found: going on as the console." + System.lineSeparator(), err(process));
    }

    @Test
    void theConsoleAndItsServerNeedNoJavaDesktop() throws Exception {
        Process process = start(WITHOUT_WINDOWS, "--headless", "--port", "0", "--session", session(), "--auto", "echo");
        int port = port(out(process).readLine());
        Process client = start(
                WITHOUT_WINDOWS,
                "client",
                "127.0.0.1",
                Integer.toString(port),
                "--message",
                "one",
                "--message",
                "ž 🧦");

        assertEquals(List.of("one", "ž 🧦"), out(client).lines().toList());
        assertEquals(0, exit(client));
        type(process, "quit");
        assertEquals(0, exit(process));
        assertEquals("", err(process));
    }

    @Test
    void whereSqliteDoesNotRunItSaysSoAndServesWithoutRecording() throws Exception {
        List<String> foreign = List.of(
                "-Dos.arch=vax",
                "-Dorg.slf4j.simpleLogger.log.switchboard=warn",
                "-Dorg.slf4j.simpleLogger.log.org.sqlite.SQLiteJDBCLoader=off");
        Process recording = startAt(folder, foreign, "--headless", "--port", "0", "--session", session());
        assertEquals(1, exit(recording));
        String said = err(recording);
        assertTrue(said.startsWith("SQLite's native library can't be loaded") && said.contains("--no-record"), said);
        assertEquals(1, said.lines().count(), said);

        Process process = startAt(folder, foreign, "--headless", "--port", "0", "--no-record", "--auto", "echo");
        try (Socket client = new Socket("127.0.0.1", port(out(process).readLine()))) {
            client.getOutputStream().write(("2" + " ".repeat(63) + "hi").getBytes(StandardCharsets.US_ASCII));
            assertEquals("2" + " ".repeat(63) + "hi", receive(client, 66));
        }
        type(process, "quit");
        assertEquals(0, exit(process));
        assertEquals("", err(process));
    }

    @Test
    void badUsageEndsWithTwoAndAFailureWithOne() throws Exception {
        Process usage = start(List.of(), "--framing", "xml");
        Process refused = start(List.of(), "client", "127.0.0.1", "1", "--message", "x");

        assertEquals(2, exit(usage));
        assertEquals(1, err(usage).lines().count());
        assertEquals(1, exit(refused));
        assertEquals(1, err(refused).lines().count());
    }

    private String session() {
        return folder.resolve("class.db").toString();
    }

    private String sessionSays(String sql) throws Exception {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + session());
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            return result.getString(1);
        }
    }

    private Process start(List<String> jvm, String... args) throws IOException {
        return start(JavaProcess.of(jvm, args));
    }

    private Process startAt(Path home, List<String> jvm, String... args) throws IOException {
        List<String> all = new ArrayList<>(jvm);
        all.add("-Duser.home=" + home);
        ProcessBuilder builder = JavaProcess.of(all, args);
        builder.environment().put("HOME", home.toString());
        return start(builder);
    }

    private Process start(ProcessBuilder builder) throws IOException {
        builder.environment().remove("DISPLAY");
        builder.environment().remove("WAYLAND_DISPLAY");
        Process process = builder.start();
        started.add(process);
        return process;
    }

    private static BufferedReader out(Process process) {
        return new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }

    private static String err(Process process) throws IOException {
        return new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    private static int port(String line) {
        assertTrue(line.matches("listening tcp 127\\.0\\.0\\.1:\\d+"), line);
        return Integer.parseInt(line.substring(line.lastIndexOf(':') + 1));
    }

    private static void type(Process process, String line) throws IOException {
        Writer writer = process.outputWriter(StandardCharsets.UTF_8);
        writer.write(line + "\n");
        writer.flush();
    }

    private static String receive(Socket client, int bytes) throws IOException {
        return new String(client.getInputStream().readNBytes(bytes), StandardCharsets.UTF_8);
    }

    /** Sends SIGTERM. {@link Process#destroy} would also close this side of the process's streams. */
    private static void terminate(Process process) {
        assertTrue(process.toHandle().destroy());
    }

    private static int exit(Process process) throws InterruptedException {
        assertTrue(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS), "the process does not end");
        return process.exitValue();
    }
}
