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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import switchboard.server.Client;
import switchboard.terminal.Transcript;
import switchboard.tls.OwnIdentity;

/** The whole program with a class code, TLS and rules, and its own client. */
@Timeout(90)
class WhoMayComeInTest {
    @TempDir
    Path directory;

    private int client(Transcript out, Transcript err, String... arguments) {
        List<String> all = new ArrayList<>(List.of("client", "127.0.0.1"));
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
        OwnIdentity.in(directory, Clock.systemUTC());
        Path file = directory.resolve("lesson.db");
        Path identity = directory.resolve("identity.pem");
        try (RunningProgram program = RunningProgram.start(
                "--tls",
                "0",
                "--tls-cert",
                identity.toString(),
                "--tls-key",
                identity.toString(),
                "--code",
                "pomegranate",
                "--auto",
                "echo",
                "--session",
                file.toString())) {
            program.port();
            String line = program.out().await(printed -> printed.startsWith("listening tls "));
            String port = line.replaceAll(".*:(\\d+) sha256 .*", "$1");
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
                    err.lines().getLast().startsWith("Nobody vouches for 127.0.0.1:"),
                    err.lines().getLast());
            program.out().await(printed -> printed.contains("does not trust this server’s certificate"));
            assertTrue(program.out().lines().stream().noneMatch(printed -> printed.contains("pomegranate")));
        }
        assertFalse(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).contains("pomegranate"));
    }

    @Test
    void addressesAreTurnedAwayAndForgivenByCommands() throws Exception {
        try (RunningProgram program = RunningProgram.start("--no-record", "--deny", "10.0.0.0/8", "--auto", "echo")) {
            int port = program.port();
            program.out().await(printed -> printed.equals("who may connect: everybody; not 10.0.0.0/8"));
            try (Client guilty = new Client(port)) {
                assertEquals("x", guilty.sendFramed("x").readFrame());
                program.type("block 1");
                assertTrue(guilty.readAll().contains("any more"));
                program.out().await(printed -> printed.equals("#1 blocked"));
            }
            try (Client again = new Client(port)) {
                assertTrue(again.readAll().contains("may not connect"));
            }
            program.type("unblock 127.0.0.1");
            program.type("unblock 10.0.0.0/8");
            program.out().await(printed -> printed.equals("who may connect: everybody"));
            try (Client forgiven = new Client(port)) {
                assertEquals("y", forgiven.sendFramed("y").readFrame());
            }
        }
    }
}
