package switchboard.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import switchboard.model.ConnectionId;
import switchboard.replay.ReplayOptions;
import switchboard.replay.ReplayPlan;
import switchboard.replay.script.ReplaySpeed;

@Timeout(60)
class ReplayCommandTest {
    @Test
    void theClientsCallAndTheServerAnswersAsTheOptionsSay() throws UsageException {
        assertEquals(
                new ReplayPlan(
                        Set.of(new ConnectionId(3), new ConnectionId(7)),
                        new ReplayPlan.Side.Clients("::1", 5050),
                        ReplayOptions.DEFAULTS.at(new ReplaySpeed(10))),
                plan("latest", "[::1]", "5050", "--speed", "x10", "--client", "3,#7", "--quiet"));
        ReplayPlan serving = plan("a.db", "--serve", "--port", "0", "--bind", "0.0.0.0", "--pieces", "--timeout", "5");
        assertEquals(
                new ReplayPlan(
                        Set.of(),
                        new ReplayPlan.Side.Server("0.0.0.0", 0),
                        ReplayOptions.DEFAULTS.withPieces(true).withAnswerTime(Duration.ofSeconds(5))),
                serving);
        assertEquals(
                ReplayOptions.FOR_EVER,
                plan("a.db", "--serve", "--timeout", "0").options().answerTime());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "replay | replay needs SESSION, HOST and PORT, for example: replay latest 127.0.0.1 5050; or SESSION and --serve.",
                "replay latest h | replay needs SESSION, HOST and PORT, for example: replay latest 127.0.0.1 5050; or SESSION and --serve.",
                "replay latest h 0 | PORT needs a number from 1 to 65535, not \"0\".",
                "replay latest --port 1 | --port goes with --serve; the server to call follows SESSION, for example: replay latest 127.0.0.1 5050",
                "replay latest h 1 --serve | With --serve there is no HOST to call: --bind and --port say where to listen.",
                "replay latest h 1 --speed fast | --speed needs original, full, or a factor from 0.01 to 10000, not \"fast\".",
                "replay latest h 1 --client Ana | --client needs a number from 1 to 999999999, not \"Ana\".",
            })
    void whatIsWrongIsOneSentence(String line, String sentence) {
        UsageException wrong = assertThrows(
                UsageException.class,
                () -> CommandLineParser.parse(CommandContexts.UNUSED, line.split(" "))
                        .call());
        assertEquals(sentence, wrong.getMessage());
    }

    private static ReplayPlan plan(String... args) throws UsageException {
        String[] all = new String[args.length + 1];
        all[0] = "replay";
        System.arraycopy(args, 0, all, 1, args.length);
        return assertInstanceOf(ReplayCommand.class, CommandLineParser.parse(CommandContexts.UNUSED, all))
                .plan();
    }
}
