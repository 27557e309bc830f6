package switchboard.server.connection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class ReceivePaceTest {
    private static final long SECOND = 1_000_000_000;

    /** A clock may begin anywhere, also below 0. */
    private static final long START = -SECOND;

    private final AtomicInteger told = new AtomicInteger();
    private final ReceivePace pace = new ReceivePace(1_000, START, told::incrementAndGet);

    @Test
    void oneSecondsBytesComeAtOnceAndTheRestAtTheRate() {
        pace.read(1_000, START);
        assertTrue(pace.nanosLeft(START) <= 0);
        pace.read(500, START);
        assertEquals(SECOND / 2, pace.nanosLeft(START));
        assertTrue(pace.nanosLeft(START + SECOND / 2) <= 0);
        pace.read(500, START + SECOND / 2);
        assertEquals(SECOND / 2, pace.nanosLeft(START + SECOND / 2));
        assertEquals(1, told.get(), "it is told once");
    }

    @Test
    void silenceSavesNoMoreThanOneSecond() {
        long later = START + 3_600 * SECOND;
        pace.read(1_500, later);
        assertEquals(SECOND / 2, pace.nanosLeft(later));
    }

    @Test
    void whoKeepsToTheRateIsNeverSlowed() {
        for (int second = 0; second < 100; second++) {
            long now = START + second * SECOND;
            pace.read(1_000, now);
            assertTrue(pace.nanosLeft(now) <= 0);
        }
        assertEquals(0, told.get());
    }
}
