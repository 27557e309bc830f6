package switchboard.fuzz;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Feeds the seeds, including inputs that failed before, and lets Jazzer fuzz for a short time. */
@Timeout(300)
@Tag("slow")
class FuzzTest {
    private static final long LONG_SECONDS = 60;

    /** The time for Jazzer in seconds; longer in automatic runs, which set {@code FUZZ_SECONDS}. */
    private static final long SHORT_SECONDS = Long.parseLong(System.getenv().getOrDefault("FUZZ_SECONDS", "5"));

    /** The corpus that Jazzer finds is not kept, because each run would otherwise take longer than the one before. */
    @TempDir
    Path folder;

    static Stream<Arguments> seeds() throws IOException {
        List<Arguments> seeds = new ArrayList<>();
        for (Target target : Target.values()) {
            assertTrue(target.seeds().size() > 5, "where are the seeds of " + target.word() + "?");
            target.seeds().forEach(seed -> seeds.add(Arguments.of(target, seed.getFileName(), seed)));
        }
        return seeds.stream();
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("seeds")
    @Timeout(value = 30, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void eachSeedKeepsEveryPromise(Target target, Path name, Path seed) {
        assertDoesNotThrow(() -> target.feeding.feed(Files.readAllBytes(seed)), target.word() + " " + name);
    }

    @ParameterizedTest
    @EnumSource
    void aWhileFindsNothing(Target target) throws Exception {
        findNothing(target, SHORT_SECONDS);
    }

    @ParameterizedTest
    @EnumSource
    @Tag("long")
    void aMinuteFindsNothing(Target target) throws Exception {
        findNothing(target, LONG_SECONDS);
    }

    private void findNothing(Target target, long seconds) throws Exception {
        Path findings = Path.of("target", "fuzz", "findings").toAbsolutePath();
        Fuzzing.Result result = new Fuzzing(target, folder, findings, seconds).run();
        assertEquals("", result.finding());
        assertTrue(result.executions() >= target.seeds().size(), "Jazzer fed nothing: " + result);
    }
}
