package switchboard.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.slf4j.LoggerFactory;
import switchboard.thread.Threads;

/** Standard error stays short, escaped and free of stack traces, however often something fails. */
@Timeout(60)
class OwnLogTest {
    private static final int LINES = 100_000;

    @Test
    void aHundredThousandFailuresAreAFewLines() throws Exception {
        List<String> command = new ArrayList<>(JavaProcess.of(
                        List.of("-Dorg.slf4j.simpleLogger.log.switchboard=warn"),
                        "--headless",
                        "--port",
                        "0",
                        "--no-record")
                .command());
        command.set(command.indexOf(Main.class.getName()), Loud.class.getName());
        Process process = new ProcessBuilder(command).start();
        try {
            CompletableFuture<String> err = new CompletableFuture<>();
            Threads.platform("err", () -> {
                        try {
                            err.complete(new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8));
                        } catch (java.io.IOException broken) {
                            err.completeExceptionally(broken);
                        }
                    })
                    .start();
            assertTrue(process.waitFor(40, TimeUnit.SECONDS), "the process does not end");

            assertEquals(0, process.exitValue());
            List<String> lines = err.join().lines().toList();
            assertEquals(3, lines.size(), lines.size() + " lines, the first: " + lines.getFirst());
            assertTrue(lines.get(0).endsWith("It failed: 0 \\x1b[2J"), lines.get(0));
            String trace = "ended by java.lang.StackOverflowError at switchboard.app.OwnLogTest$Loud.deeper(";
            assertTrue(lines.get(1).contains(trace), lines.get(1));
            assertTrue(lines.get(2).endsWith("It failed: 99999 \\x1b[2J (99,999 times more)"), lines.get(2));
        } finally {
            process.destroyForcibly();
        }
    }

    /** The program, with failures from its start on. */
    static final class Loud {
        public static void main(String[] arguments) {
            PrintStream before = System.err;
            Threads.platform("loud", () -> {
                        // The loop waits until the program has installed its own log.
                        for (int wait = 0; wait < 1_000 && System.err == before; wait++) {
                            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(10));
                        }
                        for (int line = 0; line < LINES; line++) {
                            LoggerFactory.getLogger(Loud.class).warn("It failed: {} \u001b[2J", line);
                        }
                        Threads.platform("end", () -> {
                                    LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(500));
                                    System.exit(0);
                                })
                                .start();
                        deeper(0);
                    })
                    .start();
            Main.main(arguments);
        }

        private static int deeper(int depth) {
            return depth < 0 ? 0 : deeper(depth + 1) + 1;
        }
    }
}
