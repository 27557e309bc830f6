package switchboard.thread;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import switchboard.launch.StartKind;

@Timeout(60)
class ThreadPrioritiesTest {
    @Test
    void withAWindowAllThreadsOfTheProgramAndTheCarriersComeAfterThoseOfTheWindow() throws Exception {
        assertEquals(
                List.of("carriers 1", "own 1", "others 5"),
                sayings("first", List.of()),
                "priorities in a process of its own, as they are for the whole of it");
    }

    @Test
    void withoutAWindowAllAreAlike() throws Exception {
        assertEquals(List.of("carriers 5", "own 5", "others 5"), sayings("alike", List.of()));
    }

    /** A failure means that this Java no longer reads the property at the first virtual thread. */
    @Test
    void withAWindowOneProcessorIsLeftToItByTheCarriers() throws Exception {
        int processors = Runtime.getRuntime().availableProcessors();
        assertEquals(List.of("carriers " + Math.max(1, processors - 1)), run("count first", List.of()));
        assertEquals(List.of("carriers " + processors), run("count alike", List.of()));
    }

    /** A failure means that the flags of a window have no effect in this Java, which ignores unknown flags. */
    @Test
    @EnabledOnOs(OS.LINUX)
    void theSystemKeepsToThemWithTheFlagsThatAWindowIsStartedWith() throws Exception {
        assertEquals(
                List.of("carriers nice 4", "own nice 4", "others nice 0"),
                sayings("nice", StartKind.WINDOW.flags(false)));
        assertEquals(List.of("carriers nice 0", "own nice 0", "others nice 0"), sayings("nice", List.of()));
    }

    private static List<String> sayings(String mode, List<String> flags) throws IOException, InterruptedException {
        List<String> all = new ArrayList<>(flags);
        all.add("-Djdk.virtualThreadScheduler.parallelism=3");
        return run(mode, all);
    }

    private static List<String> run(String mode, List<String> flags) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(flags);
        command.addAll(
                List.of("-cp", System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"))));
        command.add(Child.class.getName());
        command.addAll(List.of(mode.split(" ")));
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        List<String> lines = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                .lines()
                .toList();
        process.waitFor();
        return lines;
    }

    /** Runs in a process of its own: prints the priorities of threads while three virtual ones are busy. */
    static final class Child {
        private static final int BUSY = 3;

        /** The index of the nice value in {@code /proc/PID/stat}, counted after the thread's name. */
        private static final int NICE = 16;

        private Child() {}

        /**
         * Prints the priorities.
         *
         * @param arguments {@code first} with a window; {@code nice} with a window and the operating system's nice
         *     values; {@code count} before one of them prints how many carriers run
         */
        public static void main(String[] arguments) throws IOException, InterruptedException {
            if (arguments[0].equals("count")) {
                count(arguments[1].equals("first"));
                return;
            }
            boolean asksSystem = arguments[0].equals("nice");
            if (asksSystem || arguments[0].equals("first")) {
                ThreadPriorities.windowFirst();
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
            if (asksSystem) {
                sayNiceness();
            } else {
                System.out.println("carriers " + carrierPriorities());
                System.out.println("own " + Threads.platform("own", () -> {}).getPriority());
                System.out.println(
                        "others " + Thread.ofPlatform().unstarted(() -> {}).getPriority());
            }
            asked.countDown();
        }

        private static void count(boolean window) {
            if (window) {
                ThreadPriorities.windowFirst();
            }
            int processors = Runtime.getRuntime().availableProcessors();
            CountDownLatch running = new CountDownLatch(window ? Math.max(1, processors - 1) : processors);
            CountDownLatch counted = new CountDownLatch(1);
            for (int busy = 0; busy < 2 * processors; busy++) {
                Threads.virtual("busy", () -> {
                            running.countDown();
                            while (counted.getCount() > 0) {
                                Thread.onSpinWait();
                            }
                        })
                        .start();
            }
            Await.until("as many are busy as there are carriers", () -> running.getCount() == 0);
            System.out.println("carriers "
                    + Arrays.stream(ManagementFactory.getThreadMXBean().dumpAllThreads(false, false))
                            .filter(thread -> thread.getThreadName().startsWith("ForkJoinPool-1-worker"))
                            .count());
            counted.countDown();
        }

        private static void sayNiceness() throws IOException, InterruptedException {
            CountDownLatch said = new CountDownLatch(1);
            CountDownLatch started = new CountDownLatch(2);
            Runnable wait = () -> {
                started.countDown();
                Await.until("the system was asked", () -> said.getCount() == 0);
            };
            Threads.platform("own", wait).start();
            Thread.ofPlatform().name("others").daemon().start(wait);
            started.await(30, TimeUnit.SECONDS);
            // Linux keeps 15 characters of a thread's name.
            System.out.println("carriers nice " + niceness("ForkJoinPool-1-"));
            System.out.println("own nice " + niceness("switchboard-own"));
            System.out.println("others nice " + niceness("others"));
            said.countDown();
        }

        private static String niceness(String name) throws IOException {
            Set<String> all = new TreeSet<>();
            try (Stream<Path> threads = Files.list(Path.of("/proc/self/task"))) {
                for (Path thread : threads.toList()) {
                    String stat = Files.readString(thread.resolve("stat"));
                    if (stat.contains("(" + name + ")")) {
                        all.add(stat.substring(stat.lastIndexOf(')') + 2).split(" ")[NICE]);
                    }
                }
            }
            return String.join(" ", all);
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
