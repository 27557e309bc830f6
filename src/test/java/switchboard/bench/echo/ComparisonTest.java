package switchboard.bench.echo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Tests of the comparison with recorded figures, and of the file that holds them. */
@Timeout(60)
class ComparisonTest {
    private static final Measure RATE = new Measure(Scenario.SMALL, Metric.RATE);
    private static final Measure BYTES = new Measure(Scenario.IDLE, Metric.BYTES);

    /** Returns rounds in which Switchboard reached these ratios to a yardstick that was faster each time. */
    private static Measurements ratios(Measure measure, double... ratios) {
        Measurements measured = new Measurements();
        double yardstick = 100;
        for (double ratio : ratios) {
            measured.beginRound();
            measured.add("netty-one", measure, yardstick / 2);
            measured.add("netty-two", measure, yardstick);
            measured.add(EchoBench.SUBJECT, measure, yardstick * ratio);
            yardstick *= 2;
        }
        return measured;
    }

    @Test
    void whatIsWorseInEachRoundThanEverBeforeAndByMoreThanTheSlackSlid() {
        Comparison comparison = new Comparison(ratios(RATE, 0.95, 1.0, 1.05), ratios(RATE, 0.8, 0.84));
        assertEquals(
                "switchboard, 50 clients x 32 bytes, per second: 0.82 (0.80\u20130.84) times the better Netty's now, 1.00 (0.95\u20131.05)"
                        + " when it was recorded.",
                comparison.slid().getFirst());
        assertEquals(0, comparison.better().size());
        assertEquals(1, comparison.compared());
    }

    @Test
    void oneRoundAsGoodAsOneThatWasRecordedIsEnoughToBeNoSlide() {
        Comparison comparison = new Comparison(ratios(RATE, 0.96, 1.0, 1.05), ratios(RATE, 0.7, 0.7, 0.97));
        assertEquals(0, comparison.slid().size());
        assertEquals(1, comparison.compared());
    }

    @Test
    void aDifferenceWithinTheSlackIsNone() {
        Comparison comparison = new Comparison(ratios(RATE, 1.0, 1.0), ratios(RATE, 0.92, 0.92));
        assertEquals(0, comparison.slid().size());
        assertEquals(0, comparison.better().size());
    }

    @Test
    void lessMemoryIsBetterAndIsComparedWithoutTheYardstick() {
        Measurements before = new Measurements();
        before.beginRound();
        before.add(EchoBench.SUBJECT, BYTES, 6_000);
        Measurements now = new Measurements();
        now.beginRound();
        now.add(EchoBench.SUBJECT, BYTES, 2_000);
        assertEquals(1, new Comparison(before, now).better().size());
        assertEquals(1, new Comparison(now, before).slid().size());
    }

    @Test
    void aRoundThatTheYardstickDidNotFinishHasNoRatio() {
        Measurements measured = ratios(RATE, 1.0);
        measured.beginRound();
        measured.add(EchoBench.SUBJECT, RATE, 5_000);
        assertEquals(
                1.0,
                measured.ratios(EchoBench.SUBJECT, Baseline.NETTY, RATE)
                        .orElseThrow()
                        .largest());
    }

    @Test
    void figuresComeBackFromTheFileAsTheyWent(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("new").resolve("figures.json");
        assertTrue(Recording.read(file).isEmpty());
        Measurements measured = ratios(RATE, 0.5, 0.75);
        Recording.of("here").with(Plan.FULL, measured).write(file);
        Recording read = Recording.read(file).orElseThrow();
        assertEquals("here", read.machine());
        assertEquals(measured.rounds(), read.measured(Plan.FULL).orElseThrow().rounds());
        assertTrue(read.measured(Plan.QUICK).isEmpty());
    }

    @Test
    void theTableTakesThePlaceOfTheLastOne(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("measurements.md");
        String before = "above\n<!-- what ./run.sh bench --record measured: begin -->\n";
        Files.writeString(file, before + "old\n<!-- end -->\nbelow\n");
        new MeasurementsDocument(file).replace("new\n");
        new MeasurementsDocument(file).replace("newer\n");
        assertEquals(before + "\nnewer\n\n<!-- end -->\nbelow\n", Files.readString(file));
    }
}
