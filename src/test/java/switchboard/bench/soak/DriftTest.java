package switchboard.bench.soak;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.function.IntToLongFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import switchboard.ui.fake.EdtLatencyProbe;

@Timeout(10)
class DriftTest {
    private static List<Vitals> minutes(int count, IntToLongFunction heap) {
        return IntStream.range(0, count)
                .mapToObj(minute -> new Vitals(
                        200, 0, 0, heap.applyAsLong(minute), 25, 900, new EdtLatencyProbe.Delays(0, 0, 0), 0))
                .toList();
    }

    @Test
    void whatGrowsInTheFirstThirdAndComesAndGoesLaterIsNoDrift() {
        Drift drift = Drift.of(minutes(30, minute -> minute < 10 ? minute : 10 + minute % 3 * 50), Vitals::heap)
                .orElseThrow();
        assertEquals(new Drift(10, 10), drift);
        assertTrue(drift.isWithin(0, 0));
    }

    @Test
    void whatGrowsAllTheTimeIsADrift() {
        Drift drift =
                Drift.of(minutes(30, minute -> 100 + 4L * minute), Vitals::heap).orElseThrow();
        assertEquals(new Drift(140, 180), drift);
        assertTrue(drift.isWithin(0.1, 26));
        assertFalse(drift.isWithin(0.1, 25));
    }

    @Test
    void fewMinutesTellNothing() {
        assertEquals(Optional.empty(), Drift.of(minutes(5, minute -> minute), Vitals::heap));
        assertTrue(Drift.of(minutes(6, minute -> minute), Vitals::heap).isPresent());
    }
}
