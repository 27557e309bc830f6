package switchboard.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import switchboard.cli.CommandLineParser;
import switchboard.cli.ParsedCommand;
import switchboard.cli.UsageException;
import switchboard.model.ConnectionId;
import switchboard.replay.ReplayOptions;
import switchboard.replay.ReplayPlan;
import switchboard.replay.script.ReplaySpeed;
import switchboard.server.TestClient;
import switchboard.terminal.Transcript;

@Timeout(60)
class ReplayCommandTest {
    @TempDir
    private Path folder;

    private final Transcript out = new Transcript();
    private final Transcript err = new Transcript();

    @Test
    void theClientsCallAndTheServerAnswersAsTheOptionsSay() throws UsageException {
        ParsedCommand.Replay calling = task("latest", "[::1]", "5050", "--speed", "x10", "--client", "3,#7", "--quiet");
        assertEquals(
                new ParsedCommand.Replay(
                        "latest",
                        new ReplayPlan(
                                Set.of(new ConnectionId(3), new ConnectionId(7)),
                                new ReplayPlan.Side.Clients("::1", 5050),
                                ReplayOptions.DEFAULTS.at(new ReplaySpeed(10))),
                        true),
                calling);
        ParsedCommand.Replay serving =
                task("a.db", "--serve", "--port", "0", "--bind", "0.0.0.0", "--pieces", "--timeout", "5");
        assertEquals(
                new ReplayPlan(
                        Set.of(),
                        new ReplayPlan.Side.Server("0.0.0.0", 0),
                        ReplayOptions.DEFAULTS.withPieces(true).withAnswerTime(Duration.ofSeconds(5))),
                serving.plan());
        assertEquals(
                ReplayOptions.FOR_EVER,
                task("a.db", "--serve", "--timeout", "0").plan().options().answerTime());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "replay | replay wants SESSION, HOST and PORT, for example: replay latest 127.0.0.1 5050; or SESSION and --serve.",
                "replay latest h | replay wants SESSION, HOST and PORT, for example: replay latest 127.0.0.1 5050; or SESSION and --serve.",
                "replay latest h 0 | PORT wants a number from 1 to 65535, not \"0\".",
                "replay latest --port 1 | --port goes with --serve; the server to call follows SESSION, for example: replay latest 127.0.0.1 5050",
                "replay latest h 1 --serve | With --serve there is no HOST to call: --bind and --port say where to listen.",
                "replay latest h 1 --speed fast | --speed wants original, full, or a factor from 0.01 to 10000, not \"fast\".",
                "replay latest h 1 --client Ana | --client wants a number from 1 to 999999999, not \"Ana\".",
            })
    void whatIsWrongIsOneSentence(String line, String sentence) {
        UsageException wrong = assertThrows(UsageException.class, () -> CommandLineParser.parse(line.split(" ")));
        assertEquals(sentence, wrong.getMessage());
    }

    @Test
    void aSessionIsPlayedAgainstAServerThatAnswersOtherwise() throws Exception {
        Path session = folder.resolve("lesson.db");
        try (RunningProgram recording = RunningProgram.start("--session", session.toString(), "--auto", "echo")) {
            try (TestClient client = new TestClient(recording.port())) {
                client.sendFramed("Hello\u202e").readFrame();
                client.sendFramed("Nope").readFrame();
            }
            recording.out().await(line -> line.startsWith("#1 left"));
        }
        try (RunningProgram fresh = RunningProgram.start("--no-record", "--auto", "Nope")) {
            String port = Integer.toString(fresh.port());
            assertEquals(1, run("replay", session.toString(), "127.0.0.1", port, "--speed", "full"));
        }
        List<String> lines = out.lines();
        assertEquals(
                List.of(
                        "sent       1  #1  in   8  Hello\\u202e",
                        "different  2  #1  out  8  Hello\\u202e",
                        "      now  4  Nope",
                        "      ! The body differs from byte 1 on.",
                        "sent       3  #1  in   4  Nope",
                        "same       4  #1  out  4  Nope"),
                lines.subList(0, lines.size() - 1));
        assertTrue(
                lines.getLast().matches("1 of 1 clients, 2 sent, 1 same, 1 different in [0-9.]+ s: not as recorded"),
                lines.getLast());
        assertEquals(List.of(), err.lines());
    }

    @Test
    void aSessionThatIsNoneIsOneSentence() {
        assertEquals(1, run("replay", folder.toString(), "127.0.0.1", "1"));
        assertEquals(1, err.lines().size(), err.lines().toString());
        assertTrue(err.lines().getFirst().endsWith("."), err.lines().toString());
    }

    private static ParsedCommand.Replay task(String... args) throws UsageException {
        String[] all = new String[args.length + 1];
        all[0] = "replay";
        System.arraycopy(args, 0, all, 1, args.length);
        return assertInstanceOf(ParsedCommand.Replay.class, CommandLineParser.parse(all));
    }

    private int run(String... args) {
        return new Program(
                        new ByteArrayInputStream(new byte[0]),
                        StandardCharsets.UTF_8,
                        out.stream(),
                        err.stream(),
                        ending -> {})
                .run(args);
    }
}
