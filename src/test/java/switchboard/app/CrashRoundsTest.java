package switchboard.app;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Every message that is reported as recorded survives a kill at any time. */
@Timeout(120)
@Tag("slow")
class CrashRoundsTest {
    @TempDir
    Path directory;

    private void play(int times) throws Exception {
        long seed = System.nanoTime();
        CrashRounds rounds = new CrashRounds(directory, seed);
        for (int round = 1; round <= times; round++) {
            try {
                assertTrue(rounds.play().reported() >= 1_000);
            } catch (IllegalStateException broken) {
                throw new AssertionError("round " + round + " of seed " + seed, broken);
            }
        }
    }

    @Test
    void aKillAtAnyMomentLosesNothingThatWasReportedRecorded() throws Exception {
        play(5);
    }

    @Test
    @Tag("long")
    @Timeout(value = 30, unit = TimeUnit.MINUTES)
    void twoHundredKillsLoseNothingThatWasReportedRecorded() throws Exception {
        play(200);
    }
}
