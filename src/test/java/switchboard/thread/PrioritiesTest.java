package switchboard.thread;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class PrioritiesTest {
    @Test
    void withAWindowAllThreadsOfTheProgramAndTheCarriersComeAfterThoseOfTheWindow() throws Exception {
        assertEquals(
                List.of("carriers 1", "own 1", "others 5"),
                sayings("first"),
                "priorities in a process of its own, as they are for the whole of it");
    }

    @Test
    void withoutAWindowAllAreAlike() throws Exception {
        assertEquals(List.of("carriers 5", "own 5", "others 5"), sayings("alike"));
    }

    private static List<String> sayings(String mode) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Djdk.virtualThreadScheduler.parallelism=3",
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        Said.class.getName(),
                        mode)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        List<String> lines = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                .lines()
                .toList();
        process.waitFor();
        return lines;
    }

    /** Says what priorities threads have when three virtual ones are busy at a time. */
    static final class Said {
        private static final int BUSY = 3;

        private Said() {}

        /** Run with {@code first} for a window. */
        public static void main(String[] arguments) throws InterruptedException {
            if (arguments[0].equals("first")) {
                Priorities.windowFirst();
            }
            CountDownLatch running = new CountDownLatch(BUSY);
            CountDownLatch asked = new CountDownLatch(1);
            for (int i = 0; i < BUSY; i++) {
                Threads.virtual("busy", () -> {
                            running.countDown();
                            while (asked.getCount() > 0) {
                                Thread.onSpinWait();
                            }
                        })
                        .start();
            }
            running.await(30, TimeUnit.SECONDS);
            System.out.println("carriers " + carrierPriorities());
            System.out.println("own " + Threads.platform("own", () -> {}).getPriority());
            System.out.println(
                    "others " + Thread.ofPlatform().unstarted(() -> {}).getPriority());
            asked.countDown();
        }

        private static String carrierPriorities() {
            return Arrays.stream(ManagementFactory.getThreadMXBean().dumpAllThreads(false, false))
                    .filter(thread -> thread.getThreadName().startsWith("ForkJoinPool-1-worker"))
                    .map(thread -> Integer.toString(thread.getPriority()))
                    .distinct()
                    .collect(Collectors.joining(" "));
        }
    }
}
