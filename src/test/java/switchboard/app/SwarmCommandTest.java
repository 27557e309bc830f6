package switchboard.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import switchboard.cli.CommandLineParser;
import switchboard.cli.ParsedCommand;
import switchboard.cli.SwarmOptions;
import switchboard.cli.UsageException;
import switchboard.client.swarm.ClientKind;
import switchboard.client.swarm.Expectation;
import switchboard.client.swarm.SwarmPlan;
import switchboard.server.TestClient;
import switchboard.tls.Trust;
import switchboard.wire.ReplyFormat;

@Timeout(60)
@Tag("slow")
class SwarmCommandTest {
    private static SwarmOptions swarm(String... options) throws UsageException {
        return assertInstanceOf(ParsedCommand.Swarm.class, CommandLineParser.parse(words(options)))
                .options();
    }

    private static String[] words(String... options) {
        String[] words = new String[options.length + 3];
        words[0] = "swarm";
        words[1] = "127.0.0.1";
        words[2] = "5050";
        System.arraycopy(options, 0, words, 3, options.length);
        return words;
    }

    @Test
    void withoutOptionsItIsAClassForHalfAMinute() throws UsageException {
        SwarmPlan plan = swarm().plan();

        assertEquals(30, plan.mix().size());
        assertEquals(30, plan.rate(), "a message a second for each");
        assertEquals(Duration.ofSeconds(30), plan.time());
        assertEquals(Expectation.ANYTHING, plan.expect());
        assertEquals("header64", plan.framing().name());
    }

    @Test
    void everyOptionIsUnderstood() throws UsageException {
        SwarmOptions options = swarm(
                "--profile",
                "tidy=3,slow",
                "--clients",
                "8",
                "--rate",
                "0",
                "--seconds",
                "0",
                "--seed",
                "5",
                "--expect",
                "echo",
                "--framing",
                "u16",
                "--reply-as",
                "line",
                "--code",
                "apple",
                "--insecure",
                "--json");

        assertEquals("tidy=6,slow=2", options.plan().mix().toString());
        assertEquals(0, options.plan().rate());
        assertEquals(Duration.ZERO, options.plan().time());
        assertEquals(5, options.plan().seed());
        assertEquals(Expectation.ECHO, options.plan().expect());
        assertEquals("u16", options.plan().framing().name());
        assertEquals(ReplyFormat.LINE, options.plan().replyAs());
        assertEquals("apple", options.plan().code());
        assertEquals(Optional.of(new Trust.AnyServer()), options.plan().tls());
        assertTrue(options.json());
    }

    @Test
    void whoeverMiscountsIsLeftOutWhereThereIsNoLength() throws UsageException {
        SwarmOptions options = swarm("--framing", "lines", "--profile", "all", "--clients", "9");

        assertEquals(List.of(ClientKind.WRONG_LENGTH, ClientKind.CHARACTERS, ClientKind.NO_HEADER), options.leftOut());
        assertEquals(9, options.plan().mix().size());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--profile tdy            | --profile wants class, hostile, all or a mix such as tidy=20,slow=3: there is "
                        + "no kind of client called \"tdy\". Did you mean \"tidy\"?",
                "--clients 0              | --clients wants a number from 1 to 20000, not \"0\".",
                "--expect wonders         | --expect wants anything or echo, not \"wonders\".",
                "--framing raw --profile no-header | Nobody is left: in raw there is no length in front of a message, so "
                        + "there is nothing to be wrong about for no-header.",
                "--sed 5                  | There is no option \"--sed\". Did you mean \"--seed\"? --help lists them all.",
            })
    void aMistakeIsOneSentence(String options, String sentence) {
        UsageException mistake =
                assertThrows(UsageException.class, () -> CommandLineParser.parse(words(options.split(" "))));

        assertEquals(sentence, mistake.getMessage());
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
