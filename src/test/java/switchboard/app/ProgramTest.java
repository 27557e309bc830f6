package switchboard.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import switchboard.terminal.Transcript;

@Timeout(60)
class ProgramTest {
    @TempDir
    Path folder;

    private final Transcript out = new Transcript();
    private final Transcript err = new Transcript();

    @Test
    void badUsageIsOneSentenceAndCodeTwo() {
        assertEquals(2, run("--prot", "1"));
        assertEquals(
                List.of("There is no option \"--prot\". Did you mean \"--port\"? --help lists them all."), err.lines());
        assertEquals(List.of(), out.lines());
    }

    @Test
    void helpAndVersionGoToStandardOutputAndAreWell() {
        assertEquals(0, run("--help"));
        assertEquals(0, run("--version"));
        assertEquals(0, run("client", "--help"));

        assertTrue(
                out.lines().getFirst().startsWith("Switchboard: "), out.lines().toString());
        assertTrue(
                out.lines().stream().anyMatch(line -> line.startsWith("Switchboard (")),
                out.lines().toString());
        assertEquals(List.of(), err.lines());
    }

    @Test
    void aPortInUseIsNamedWithWhatToDo() throws Exception {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            fails(Integer.toString(other.getLocalPort()), "--port", Integer.toString(other.getLocalPort()));
        }
    }

    @Test
    void anAddressThatIsNotOursIsNamed() {
        fails("203.0.113.77", "--port", "0", "--bind", "203.0.113.77");
    }

    @Test
    void aUnixPathThatIsSomethingElseIsNamedAndLeftAlone() throws Exception {
        Path file = Files.writeString(folder.resolve("notes.txt"), "mine");

        fails("notes.txt", "--port", "0", "--unix", file.toString());
        assertEquals("mine", Files.readString(file));
    }

    /** Options of a second listener that cannot start, and what names it. */
    static List<List<String>> wrongListeners() {
        return List.of(
                List.of("/nowhere/at/all", "--unix", "/nowhere/at/all"),
                List.of("no-cert.pem", "--tls", "0", "--tls-cert", "no-cert.pem", "--tls-key", "no-key.pem"),
                List.of("203.0.113.77", "--bind", "127.0.0.1", "--bind", "203.0.113.77"));
    }

    @ParameterizedTest
    @MethodSource("wrongListeners")
    void noListenerIsAnnouncedIfOneOfThemCannotStart(List<String> named) throws Exception {
        Path socket = folder.resolve("first");
        List<String> options = new ArrayList<>(List.of("--port", "0", "--unix", socket.toString()));
        options.addAll(named.subList(1, named.size()));

        fails(named.getFirst(), options.toArray(String[]::new));
        assertEquals(List.of(), out.lines());
        assertFalse(Files.exists(socket));
        assertTrue(
                Thread.getAllStackTraces().keySet().stream()
                        .noneMatch(thread -> thread.getName().startsWith("switchboard-accept")),
                "a listener still accepts");
    }

    @Test
    void aCertificateThatOnlyTheWindowMayUseIsCheckedAtTheStart() throws Exception {
        Path empty = Files.createFile(folder.resolve("empty.pem"));
        for (Path wrong : List.of(empty, folder.resolve("none.pem"))) {
            assertEquals(1, run("--no-record", "--port", "0", "--tls-cert", "" + wrong, "--tls-key", "" + wrong));
            assertTrue(
                    err.lines().getLast().contains(wrong.toString()),
                    err.lines().toString());
        }
        assertEquals(2, err.lines().size(), err.lines().toString());
    }

    @Test
    void aClientThatSpeaksTlsToAPlainPortIsToldTheOptionThatItWasGiven() throws Exception {
        try (RunningProgram program = RunningProgram.start("--no-record")) {
            for (String trust : List.of("--tls", "--insecure", "--fingerprint " + "ab".repeat(32))) {
                String line = "client 127.0.0.1 " + program.port() + " --message x " + trust;
                assertEquals(1, run(line.split(" ")));
                String told = err.lines().getLast();
                assertTrue(told.contains("omit " + trust.split(" ")[0] + ","), told);
            }
        }
    }

    @Test
    void aFileThatIsNoSessionIsNamedAndLeftAlone() throws Exception {
        Path file = Files.writeString(folder.resolve("essay.db"), "This is not a session, whatever its name says.");

        assertEquals(1, run("--headless", "--port", "0", "--session", file.toString()));
        assertEquals(1, err.lines().size(), err.lines().toString());
        assertTrue(err.lines().getFirst().contains("essay.db"), err.lines().toString());
        assertEquals("This is not a session, whatever its name says.", Files.readString(file));
    }

    @Test
    void aSessionIsContinuedAndClientsAreNumberedOn() throws Exception {
        Path session = folder.resolve("class.db");
        try (RunningProgram first = RunningProgram.start("--session", session.toString(), "--auto", "echo")) {
            assertEquals(0, run("client", "127.0.0.1", Integer.toString(first.port()), "--message", "one"));
        }
        try (RunningProgram second = RunningProgram.start("--session", session.toString(), "--auto", "echo")) {
            assertEquals(0, run("client", "127.0.0.1", Integer.toString(second.port()), "--message", "two"));
            second.out().await(line -> line.startsWith("3  ") && line.endsWith("  #2  in   3  two"));
            second.type("log");
            second.out().await(line -> line.startsWith("1  ") && line.endsWith("  #1  in   3  one"));
        }
        assertEquals(List.of("one", "two"), out.lines());
    }

    @Test
    void withoutRecordingNothingIsLeft() throws Exception {
        try (RunningProgram program = RunningProgram.start("--no-record", "--auto", "echo")) {
            assertEquals(0, run("client", "127.0.0.1", Integer.toString(program.port()), "--message", "x"));
            program.type("log 5");
            program.out().await(line -> line.endsWith("  #1  out  1  x"));
        }
    }

    @Test
    void everyListenerIsNamedBeforeAnythingElse() throws Exception {
        Path socket = folder.resolve("s");
        try (RunningProgram program = RunningProgram.start(
                "--no-record", "--bind", "127.0.0.1", "--bind", "::", "--unix", socket.toString())) {
            program.out().await("listening unix " + socket);
            List<String> lines = program.out().lines();
            assertTrue(lines.get(0).matches("listening tcp 127\\.0\\.0\\.1:\\d+"), lines.toString());
            assertTrue(lines.get(1).matches("listening tcp \\[::]:\\d+"), lines.toString());
            assertEquals("listening unix " + socket, lines.get(2));
        }
    }

    private void fails(String named, String... options) {
        String[] args = new String[options.length + 2];
        args[0] = "--headless";
        args[1] = "--no-record";
        System.arraycopy(options, 0, args, 2, options.length);

        assertEquals(1, run(args));
        assertEquals(1, err.lines().size(), err.lines().toString());
        assertTrue(err.lines().getFirst().contains(named), err.lines().toString());
    }

    private int run(String... args) {
        return new Program(
                        new ByteArrayInputStream(new byte[0]),
                        StandardCharsets.UTF_8,
                        out.stream(),
                        err.stream(),
                        end -> {})
                .run(args);
    }
}
