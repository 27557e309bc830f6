package switchboard.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import switchboard.client.swarm.ClientKind;
import switchboard.client.swarm.Expectation;
import switchboard.client.swarm.SwarmPlan;
import switchboard.tls.Trust;
import switchboard.wire.ReplyFormat;

@Timeout(60)
class SwarmCommandTest {
    private static SwarmCommand swarm(String... options) throws UsageException {
        return assertInstanceOf(SwarmCommand.class, CommandLineParser.parse(CommandContexts.UNUSED, words(options)));
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
        SwarmPlan plan = swarm(
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
                        "--json")
                .plan();

        assertEquals("tidy=6,slow=2", plan.mix().toString());
        assertEquals(0, plan.rate());
        assertEquals(Duration.ZERO, plan.time());
        assertEquals(5, plan.seed());
        assertEquals(Expectation.ECHO, plan.expect());
        assertEquals("u16", plan.framing().name());
        assertEquals(ReplyFormat.LINE, plan.replyAs());
        assertEquals("apple", plan.code());
        assertEquals(Optional.of(new Trust.AnyServer()), plan.tls());
    }

    @Test
    void whoeverMiscountsIsLeftOutWhereThereIsNoLength() throws UsageException {
        SwarmCommand swarm = swarm("--framing", "lines", "--profile", "all", "--clients", "9");

        assertEquals(List.of(ClientKind.WRONG_LENGTH, ClientKind.CHARACTERS, ClientKind.NO_HEADER), swarm.leftOut());
        assertEquals(9, swarm.plan().mix().size());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--profile tdy            | --profile needs class, hostile, all or a mix such as tidy=20,slow=3: there is "
                        + "no kind of client called \"tdy\". Did you mean \"tidy\"?",
                "--clients 0              | --clients needs a number from 1 to 20000, not \"0\".",
                "--expect wonders         | --expect needs anything or echo, not \"wonders\".",
                "--framing raw --profile no-header | Nobody is left: in raw there is no length in front of a message, so "
                        + "there is nothing to be wrong about for no-header.",
                "--sed 5                  | There is no option \"--sed\". Did you mean \"--seed\"? --help lists them all.",
            })
    void aMistakeIsOneSentence(String options, String sentence) {
        UsageException mistake = assertThrows(
                UsageException.class, () -> swarm(options.split(" ")).call());

        assertEquals(sentence, mistake.getMessage());
    }
}
