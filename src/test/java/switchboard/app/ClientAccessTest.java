package switchboard.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import switchboard.server.TestClient;
import switchboard.terminal.Transcript;
import switchboard.tls.StoredIdentity;
import switchboard.wire.explain.FindingFactory;

/** The program with a class code, TLS and access rules, and its own client. */
@Timeout(90)
@Tag("slow")
class ClientAccessTest {
    @TempDir
    Path directory;

    private int client(Transcript out, Transcript err, String... arguments) {
        return run("client", out, err, arguments);
    }

    private int run(String command, Transcript out, Transcript err, String... arguments) {
        List<String> all = new ArrayList<>(List.of(command, "127.0.0.1"));
        all.addAll(List.of(arguments));
        return new Program(
                        new ByteArrayInputStream(new byte[0]),
                        StandardCharsets.UTF_8,
                        out.stream(),
                        err.stream(),
                        ending -> {})
                .run(all.toArray(String[]::new));
    }

    @Test
    void theClientSaysTheCodeOverTlsAndTheSessionFileNeverHoldsIt() throws Exception {
        Path file = directory.resolve("lesson.db");
        try (RunningProgram program = guarded("--session", file.toString())) {
            program.port();
            String line = tlsLine(program);
            String port = portOf(line);
            String fingerprint = line.substring(line.lastIndexOf(' ') + 1);
            Transcript out = new Transcript();
            Transcript err = new Transcript();
            assertEquals(
                    0,
                    client(
                            out,
                            err,
                            port,
                            "--fingerprint",
                            fingerprint,
                            "--code",
                            "pomegranate",
                            "--message",
                            "Hello"));
            assertEquals(List.of("Hello"), out.lines());
            assertEquals(List.of("The class code is right: welcome."), err.lines());
            assertEquals(1, client(out, err, port, "--tls", "--message", "Hello"));
            assertTrue(
                    err.lines().getLast().startsWith("The certificate of 127.0.0.1:"),
                    err.lines().getLast());
            program.out().await(printed -> printed.contains("does not trust this server’s certificate"));
            assertTrue(program.out().lines().stream().noneMatch(printed -> printed.contains("pomegranate")));
        }
        assertFalse(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).contains("pomegranate"));
    }

    @Test
    void aPlainClientOfATlsPortAndOneWithAWrongCodeAreToldSoAndFail() throws Exception {
        try (RunningProgram program = guarded("--no-record")) {
            String plain = String.valueOf(program.port());
            String encrypted = portOf(tlsLine(program));
            Transcript out = new Transcript();
            Transcript err = new Transcript();
            assertEquals(1, client(out, err, encrypted, "--message", "Hello"));
            assertTrue(
                    err.lines()
                            .getLast()
                            .endsWith(" and said: "
                                    + FindingFactory.plainOnTls().text().english()),
                    err.lines().toString());
            assertEquals(1, client(out, err, plain, "--code", "apple", "--message", "Hello"));
            assertTrue(
                    err.lines().getLast().startsWith("127.0.0.1:" + plain + " refused this client and said: This is"),
                    err.lines().toString());
            assertEquals(2, err.lines().size(), err.lines().toString());
            assertEquals(List.of(), out.lines());
        }
    }

    /** Starts a program that asks for a class code and has a TLS listener beside its plain one. */
    private RunningProgram guarded(String... more) throws Exception {
        StoredIdentity.in(directory, Clock.systemUTC());
        String identity = directory.resolve("identity.pem").toString();
        List<String> all = new ArrayList<>(List.of("--tls", "0", "--tls-cert", identity, "--tls-key", identity));
        all.addAll(List.of("--code", "pomegranate", "--auto", "echo"));
        all.addAll(List.of(more));
        return RunningProgram.start(all.toArray(String[]::new));
    }

    private static String tlsLine(RunningProgram program) {
        return program.out().await(printed -> printed.startsWith("listening tls "));
    }

    private static String portOf(String tlsLine) {
        return tlsLine.replaceAll(".*:(\\d+) sha256 .*", "$1");
    }

    @Test
    void theSwarmSaysTheCodeOverTlsAndPlainAndTheAnswerToTheCodeIsNoReply() throws Exception {
        try (RunningProgram program = guarded("--no-record", "--strict")) {
            String plain = String.valueOf(program.port());
            String encrypted = portOf(tlsLine(program));
            for (String port : List.of(encrypted, plain)) {
                Transcript out = new Transcript();
                List<String> words = new ArrayList<>(List.of(port, "--code", "pomegranate", "--expect", "echo"));
                words.addAll(List.of("--profile", "tidy=2,half-close=2,reset=2,never-reads,huge,no-header"));
                words.addAll(List.of("--seconds", "1", "--rate", "60"));
                if (port.equals(encrypted)) {
                    words.add("--insecure");
                }

                int code = run("swarm", out, new Transcript(), words.toArray(String[]::new));

                assertEquals(0, code, out.lines().toString());
                assertTrue(
                        out.lines().stream().anyMatch(line -> line.matches("tidy +2 +[1-9]\\d* +0 +[1-9].*")),
                        out.lines().toString());
            }
        }
    }

    @Test
    void aSwarmThatIsNotLetInSaysWhy() throws Exception {
        try (RunningProgram program = guarded("--no-record")) {
            String plain = String.valueOf(program.port());
            String encrypted = portOf(tlsLine(program));
            Transcript out = new Transcript();
            Transcript err = new Transcript();

            assertEquals(1, run("swarm", out, err, encrypted, "--profile", "tidy", "--seconds", "1", "--tls"));
            assertTrue(
                    err.lines().getLast().startsWith("The certificate of 127.0.0.1:"),
                    err.lines().toString());

            assertEquals(
                    1,
                    run(
                            "swarm",
                            out,
                            err,
                            plain,
                            "--profile",
                            "tidy",
                            "--code",
                            "apple",
                            "--rate",
                            "50",
                            "--seconds",
                            "2"));
            assertTrue(
                    out.lines().stream().anyMatch(line -> line.contains("The server said “") && line.contains("code")),
                    out.lines().toString());
        }
    }

    @Test
    void addressesAreTurnedAwayAndForgivenByCommands() throws Exception {
        try (RunningProgram program = RunningProgram.start("--no-record", "--deny", "10.0.0.0/8", "--auto", "echo")) {
            int port = program.port();
            program.out().await(printed -> printed.equals("who may connect: everybody; not 10.0.0.0/8"));
            try (TestClient guilty = new TestClient(port)) {
                assertEquals("x", guilty.sendFramed("x").readFrame());
                program.type("block 1");
                assertTrue(guilty.readAll().contains("any more"));
                program.out().await(printed -> printed.equals("#1 blocked"));
            }
            try (TestClient again = new TestClient(port)) {
                assertTrue(again.readAll().contains("may not connect"));
            }
            program.type("unblock 127.0.0.1");
            program.type("unblock 10.0.0.0/8");
            program.out().await(printed -> printed.equals("who may connect: everybody"));
            try (TestClient forgiven = new TestClient(port)) {
                assertEquals("y", forgiven.sendFramed("y").readFrame());
            }
        }
    }
}
