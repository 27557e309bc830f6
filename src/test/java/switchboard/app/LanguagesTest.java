package switchboard.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import switchboard.server.TestClient;
import switchboard.system.Language;
import switchboard.system.NetworkNamespace;
import switchboard.terminal.Transcript;
import switchboard.ui.LocalizedFormats;
import switchboard.ui.Strings;

/** Decisions, console output and files are the same for every language of the system and the user. */
@Timeout(120)
@Tag("slow")
class LanguagesTest {
    private static final long PATIENCE_SECONDS = 60;

    /** The program in a process of its own, because Java chooses the language once a process. */
    static final class Speaker {
        private final Path folder;
        private boolean swarm;

        private Speaker(Path folder) {
            this.folder = folder;
        }

        public static void main(String[] args) throws Exception {
            Speaker speaker = new Speaker(Path.of(System.getenv("XDG_DATA_HOME")));
            Files.createDirectories(speaker.folder.resolve("switchboard/sessions"));
            switch (args[0]) {
                case "everything" -> {
                    speaker.work();
                    speaker.fail();
                }
                default -> speaker.failWithoutRights();
            }
            System.exit(0);
        }

        /** Runs the commands that the system refuses. */
        private void fail() throws IOException {
            try (ServerSocket taken = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
                String port = Integer.toString(taken.getLocalPort());
                Map<String, String> names = Map.of(port, "TAKEN");
                run(names, "--headless", "--no-record", "--port", port);
                run(names, "replay", session(), "--serve", "--port", port);
            }
            run(Map.of(), "--headless", "--no-record", "--port", "0", "--bind", "203.0.113.7");
            run(Map.of(), "replay", session(), "--serve", "--port", "0", "--bind", "203.0.113.7");
            String port = Integer.toString(TestClient.freePort());
            Map<String, String> names = Map.of(port, "FREE");
            run(names, "client", "127.0.0.1", port, "--message", "Hello");
            run(names, "replay", session(), "127.0.0.1", port);
            run(names, "swarm", "127.0.0.1", port, "--clients", "1", "--seconds", "1");
            Path file = Files.writeString(folder.resolve("file"), "x");
            run(Map.of(), "--headless", "--port", "0", "--session", file + "/x.db");
            run(Map.of(), "--headless", "--port", "0", "--session", folder.resolve("long".repeat(100)) + ".db");
            run(Map.of(), "--headless", "--no-record", "--port", "0", "--unix", "/proc/x");
        }

        /** Runs the commands that the system refuses only without rights or without a network. */
        private void failWithoutRights() {
            run(Map.of(), "--headless", "--no-record", "--port", "80");
            run(Map.of(), "client", "192.0.2.1", "5050", "--message", "Hello");
        }

        /** Records a lesson and runs the commands that use it. */
        private void work() throws Exception {
            try (RunningProgram console =
                    RunningProgram.start("--session", session(), "--auto", "echo", "--limit", "header-time=1s")) {
                try (TestClient ana = new TestClient(console.port())) {
                    String body = "Hello there, ".repeat(100);
                    tell("echo " + ana.sendFramed(body).readFrame().equals(body));
                    console.out().await(line -> line.startsWith("2  "));
                    try (TestClient ben = new TestClient(console.port())) {
                        // The header declares a longer body than the listener takes, and than the one that follows.
                        ben.send("12345678" + " ".repeat(56) + "Hi");
                        tell("reason " + ben.readFrame());
                        console.out().await(line -> line.startsWith("4  "));
                        console.type("send 2 by hand");
                        tell("echo " + ben.readFrame());
                        console.out().await("#2 sent");
                        console.type("log 10");
                        console.out().await(line -> line.startsWith("5  "));
                        console.type("counts");
                        console.out().await(line -> line.startsWith("live 2"));
                    }
                    console.out().await(line -> line.startsWith("#2 left"));
                }
                console.out().await(line -> line.startsWith("#1 left"));
                console.type("quit");
                tell("code " + console.code());
                // Lines of commands and lines of events may be interleaved in any order.
                console.out().lines().stream().distinct().sorted().forEach(this::tell);
                console.err().lines().forEach(this::tell);
            }
            for (String format : List.of("csv", "jsonl", "txt")) {
                run(Map.of(), "export", session(), "--out", "-", "--format", format);
            }
            String packets = folder.resolve("lesson.pcapng").toString();
            run(Map.of(), "export", session(), "--out", packets);
            run(Map.of(), "export", session(), "--out", "-", "--format", "csv", "--filter", "size:>1k time:<23:59:59");
            run(Map.of(), "sessions");
            try (RunningProgram server = RunningProgram.start("--no-record", "--auto", "echo", "--tls", "0")) {
                String port = Integer.toString(server.port());
                String tls = server.out().await(line -> line.startsWith("listening tls "));
                String tlsPort = tls.replaceAll(".*127\\.0\\.0\\.1:([0-9]+).*", "$1");
                run(Map.of(), "client", "127.0.0.1", tlsPort, "--message", "Hello", "--fingerprint", "00".repeat(32));
                run(Map.of(), "client", "127.0.0.1", tlsPort, "--message", "Hello", "--tls");
                run(Map.of(), "client", "127.0.0.1", port, "--message", "Hello", "--tls");
                for (String line : server.err().lines()) {
                    tell(line);
                }
                run(Map.of(), "client", "127.0.0.1", port, "--message", "Hello", "--show-wire");
                run(Map.of(), "replay", session(), "127.0.0.1", port, "--speed", "full", "--client", "1");
            }
            run(Map.of(), "--help");
            // Numbers in the window follow the user's language, all of them alike.
            tell("one writing: "
                    + Strings.of("wire.number", 1_234_567).equals(LocalizedFormats.count(1_234_567))
                    + Strings.of("wire.seconds", 1.5).equals(LocalizedFormats.oneDecimal(1.5) + " s"));
        }

        private String session() {
            return folder.resolve("switchboard/sessions/lesson.db").toString();
        }

        /** Runs the program with these arguments and prints its output, with the keys of {@code names} replaced. */
        private void run(Map<String, String> names, String... args) {
            Transcript out = new Transcript();
            Transcript err = new Transcript();
            swarm = args[0].equals("swarm");
            int code = new Program(
                            new ByteArrayInputStream(new byte[0]),
                            StandardCharsets.UTF_8,
                            out.stream(),
                            err.stream(),
                            ending -> {})
                    .run(args);
            tell(args[0] + " ended with " + code);
            for (Transcript printed : List.of(out, err)) {
                for (String line : printed.lines()) {
                    String named = line;
                    for (Map.Entry<String, String> name : names.entrySet()) {
                        named = named.replace(name.getKey(), name.getValue());
                    }
                    tell(named);
                }
            }
        }

        /** Prints a line without the parts that differ from run to run, provided that they use the digits 0 to 9. */
        private void tell(String line) {
            String told = line.replace(folder.toString(), "FOLDER")
                    .replaceAll("([0-9A-F]{2}:){31}[0-9A-F]{2}", "FINGERPRINT")
                    .replaceAll("127\\.0\\.0\\.1:[0-9]+|\"(peer|local)Port\":[0-9]+", "PORT")
                    .replaceAll("[0-9]{4}-[0-9]{2}-[0-9]{2}", "DAY")
                    .replaceAll("(?<![0-9])[0-9]{1,2}:[0-9]{2}(:[0-9]{2})?(\\.[0-9]+)?(?![0-9])", "TIME")
                    .replaceAll("[0-9.]+ (s|ms)\\b", "TIME")
                    .replaceAll(" +[0-9.]+ kB", " SIZE")
                    .replaceAll("[0-9]{16}", "MICROS");
            System.out.println(swarm ? told.replaceAll("[0-9.,]+", "N").replaceAll(" +", " ") : told);
        }
    }

    @TempDir
    private static Path folder;

    /** The output without a chosen language. */
    private static List<String> usual;

    @BeforeAll
    static void listenToItWhereNobodyChoseALanguage() throws Exception {
        ProcessBuilder speaker = plain("everything", "-Duser.language=en", "-Duser.country=US");
        speaker.environment().put("LC_ALL", "C.UTF-8");
        usual = said(speaker);
    }

    private static ProcessBuilder plain(String what, String... flags) throws IOException {
        ProcessBuilder speaker = JavaProcess.of(Speaker.class, List.of(flags), what);
        speaker.environment()
                .put("XDG_DATA_HOME", Files.createTempDirectory(folder, "data").toString());
        speaker.environment().remove("DISPLAY");
        return speaker;
    }

    private static ProcessBuilder spoken(Language language, String what) throws IOException {
        return language.in(plain(what, language.flags().toArray(String[]::new)));
    }

    private static List<String> said(ProcessBuilder speaker) throws IOException, InterruptedException {
        Path errors = Files.createTempFile(folder, "errors", ".txt");
        Process process = speaker.redirectError(errors.toFile()).start();
        try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
            List<String> lines = out.lines().toList();
            assertTrue(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS));
            assertEquals(0, process.exitValue(), () -> lines + "\n" + read(errors));
            return lines;
        } finally {
            process.destroyForcibly();
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    @Test
    void aLessonIsRecordedAndReadAgainAndWhatTheSystemRefusesIsExplained() {
        assertSaid("echo by hand", 1);
        assertSaid("one writing: truetrue", 1);
        assertSaid("Cannot listen on /proc/x: /proc: not possible. Choose another path.", 1);
        assertSaid("Port TAKEN on 127.0.0.1 is in use: stop the other program or choose another port.", 2);
        assertSaid(
                "203.0.113.7 is not an address of this computer: choose 127.0.0.1, 0.0.0.0, :: or one of its own.", 2);
        assertSaid(
                "127.0.0.1:FREE refused the connection: the computer was reached, but no program listens on that port.",
                3);
    }

    private static void assertSaid(String sentence, int times) {
        long said = usual.stream().filter(line -> line.contains(sentence)).count();
        assertEquals(times, said, () -> sentence + " in\n" + String.join("\n", usual));
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void theSameIsSaidAndWrittenInEveryLanguage(Language language) throws Exception {
        List<String> said = said(spoken(language, "everything"));
        for (int line = 0; line < Math.min(usual.size(), said.size()); line++) {
            assertEquals(usual.get(line), said.get(line));
        }
        assertEquals(usual.size(), said.size());
    }

    @Test
    void whoHasNoRightsAndNoNetworkIsToldSo() throws Exception {
        assertEquals(
                List.of(
                        "--headless ended with 1",
                        "Port 80 needs administrator rights: choose one from 1024 on.",
                        "client ended with 1",
                        "There is no route to 192.0.2.1:5050: it is in another network, or this system does not let the"
                                + " program into the local network."),
                said(NetworkNamespace.withoutRights(spoken(Language.GERMAN, "without rights"))));
    }
}
