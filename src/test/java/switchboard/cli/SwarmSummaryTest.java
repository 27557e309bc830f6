package switchboard.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import switchboard.client.swarm.ClientKind;
import switchboard.client.swarm.ClientMix;
import switchboard.client.swarm.Expectation;
import switchboard.client.swarm.KindCounts;
import switchboard.client.swarm.SwarmPlan;
import switchboard.client.swarm.SwarmReport;

@Timeout(10)
class SwarmSummaryTest {
    private static KindCounts counts(ClientKind kind, long replies, long right, long wrong) {
        return new KindCounts(kind, 1, 1, 0, replies, 0, replies, right, wrong, 0, 0, 0, 0, 0, 0, Map.of());
    }

    private static List<String> words(String text, String row) {
        return text.lines()
                .filter(line -> line.startsWith(row + " "))
                .map(line -> Arrays.asList(line.split(" {2,}", -1)))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void theTotalsOfCheckedRepliesAreTheSumsOfTheRowsThatShowThem() throws Exception {
        SwarmPlan plan = SwarmPlan.of(
                        "127.0.0.1", 1, ClientMix.parse("tidy=1,chatty=1,no-header=1"), 1, Duration.ZERO, 1)
                .expecting(Expectation.ECHO);
        SwarmReport report = new SwarmReport(
                plan,
                Duration.ofSeconds(1),
                false,
                List.of(
                        counts(ClientKind.TIDY, 20, 19, 1),
                        counts(ClientKind.CHATTY, 30, 30, 0),
                        counts(ClientKind.NO_HEADER, 7, 5, 0)));

        String text = SwarmSummary.text(report);

        List<String> head = words(text, "kind");
        List<String> all = words(text, "all");
        assertEquals("-", words(text, "no-header").get(head.indexOf("right")));
        assertEquals("49", all.get(head.indexOf("right")));
        assertEquals("1", all.get(head.indexOf("wrong")));
        assertEquals("57", all.get(head.indexOf("replies")));
    }
}
