package switchboard.server.context;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import switchboard.server.TooManyOpenFilesTest;

/**
 * The times at which the reserve counts open files and refuses an accept; {@link TooManyOpenFilesTest} tests its
 * purpose.
 */
@Timeout(10)
class DescriptorReserveTest {
    private final AtomicInteger left = new AtomicInteger();
    private final AtomicInteger looks = new AtomicInteger();
    private final DescriptorReserve reserve = new DescriptorReserve(() -> {
        looks.incrementAndGet();
        return left.get();
    });

    @BeforeEach
    void needsFilesToHold() {
        assumeTrue(new File("/dev/null").exists(), "needs /dev/null to hold files in reserve");
    }

    @Test
    void aThousandAreAcceptedWithAHandfulOfLooksAtTheOpenFiles() {
        try (reserve) {
            left.set(20_000);
            for (int accepted = 0; accepted < 1_000; accepted++) {
                assertTrue(reserve.allowsOneMore());
                left.decrementAndGet();
            }
            assertEquals(2, looks.get());
        }
    }

    @Test
    void theLastFilesAreKeptHoweverManyWereLeftAtTheFirstLook() {
        try (reserve) {
            left.set(10_000);
            int accepted = 0;
            while (reserve.allowsOneMore()) {
                left.decrementAndGet();
                accepted++;
            }
            assertTrue(left.get() < 10 && left.get() >= 5, "left " + left.get() + " after " + accepted);
            assertTrue(looks.get() < 40, "looked " + looks.get() + " times");
        }
    }

    @Test
    void nobodyIsAcceptedAfterAShortageBeforeTheReserveIsHeldAgain() {
        try (reserve) {
            left.set(10_000);
            assertTrue(reserve.allowsOneMore());
            reserve.release();
            left.set(20);
            assertFalse(reserve.allowsOneMore());
            left.set(200);
            assertTrue(reserve.allowsOneMore());
        }
    }
}
