package switchboard.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import switchboard.server.TestClient;

@Timeout(60)
@Tag("slow")
class SwarmAgainstServerTest {
    private static String[] words(String... options) {
        String[] words = new String[options.length + 3];
        words[0] = "swarm";
        words[1] = "127.0.0.1";
        words[2] = "5050";
        System.arraycopy(options, 0, words, 3, options.length);
        return words;
    }

    @Test
    void theSummaryTellsWhatEachKindSaw() throws Exception {
        try (RunningProgram server = RunningProgram.start("--auto", "echo", "--no-record")) {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            int code = run(out, server.port(), "--profile", "tidy=2,no-header", "--seconds", "1", "--rate", "50");
            String summary = out.toString(StandardCharsets.UTF_8);

            assertEquals(0, code, summary);
            assertTrue(summary.lines().anyMatch(line -> line.matches("tidy +2 +2 +0 .*")), summary);
            assertTrue(summary.contains("all that kept the rules were let in, kept and answered."), summary);

            out.reset();
            assertEquals(0, run(out, server.port(), "--profile", "tidy", "--seconds", "1", "--json"));
            assertTrue(out.toString(StandardCharsets.UTF_8).startsWith("{\"type\":\"swarm\",\"seed\":"));
        }
    }

    @Test
    void whoeverGetsNoEchoMakesItFail() throws Exception {
        try (RunningProgram server = RunningProgram.start("--auto", "no", "--no-record")) {
            ByteArrayOutputStream out = new ByteArrayOutputStream();

            assertEquals(1, run(out, server.port(), "--profile", "tidy", "--seconds", "1", "--rate", "50"));
            assertTrue(
                    out.toString(StandardCharsets.UTF_8).contains("not all that kept the rules"),
                    out.toString(StandardCharsets.UTF_8));
        }
    }

    @Test
    void nobodyThereIsOneSentenceAndExitCode1() throws Exception {
        int free = TestClient.freePort();
        ByteArrayOutputStream out = new ByteArrayOutputStream();

        assertEquals(1, run(out, free));
        assertEquals("", out.toString(StandardCharsets.UTF_8));
    }

    private static int run(ByteArrayOutputStream out, int port, String... options) {
        String[] args = words(options);
        args[2] = String.valueOf(port);
        String[] all = Arrays.copyOf(args, args.length + 2);
        all[args.length] = "--expect";
        all[args.length + 1] = "echo";
        PrintStream print = new PrintStream(out, true, StandardCharsets.UTF_8);
        PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8);
        return new Program(InputStream.nullInputStream(), StandardCharsets.UTF_8, print, nowhere, ending -> {})
                .run(all);
    }

    @Test
    void askedToEndItLeavesWithItsSummary() throws Exception {
        try (RunningProgram server = RunningProgram.start("--auto", "echo", "--no-record")) {
            Process swarm = JavaProcess.of(
                            List.of(),
                            "swarm",
                            "127.0.0.1",
                            String.valueOf(server.port()),
                            "--seconds",
                            "0",
                            "--rate",
                            "50",
                            "--expect",
                            "echo")
                    .start();
            server.out().await(line -> line.contains("tidy"));
            swarm.toHandle().destroy();
            String summary = new String(swarm.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

            assertTrue(swarm.waitFor(10, TimeUnit.SECONDS));
            assertTrue(summary.contains(" s (stopped), "), summary);
            assertEquals(0, swarm.exitValue(), summary);
        }
    }
}
