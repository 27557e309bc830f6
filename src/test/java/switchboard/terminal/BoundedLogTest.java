package switchboard.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import switchboard.thread.Threads;

/** The program's own log writes each kind of line once, counts the rest, and blocks no thread. */
@Timeout(30)
class BoundedLogTest {
    private long now = 1;
    private final LogRateLimiter budget = new LogRateLimiter(() -> now);

    private void pass(long seconds) {
        now += TimeUnit.SECONDS.toNanos(seconds);
    }

    private static long bytes(List<String> lines) {
        return lines.stream()
                .mapToLong(line -> line.getBytes(StandardCharsets.UTF_8).length + 1)
                .sum();
    }

    @Test
    void theSameAgainAndAgainIsToldOnceAndThenWithACount() {
        List<String> told = new ArrayList<>();
        for (int client = 1; client <= 1_000; client++) {
            told.addAll(budget.add("Client #" + client + " failed"));
        }
        assertEquals(List.of("Client #1 failed"), told);
        assertEquals(List.of(), budget.due(false));
        pass(10);
        assertEquals(List.of("Client #1000 failed (999 times more)"), budget.due(false));
        assertEquals(List.of(), budget.due(true));
        pass(10);
        budget.due(false);
        assertFalse(budget.hasSuppressed(), "it stopped long ago");
        assertEquals(List.of("Client #7 failed"), budget.add("Client #7 failed"));
    }

    @Test
    void whatGoesOnForAMinuteIsAFewLines() {
        List<String> told = new ArrayList<>();
        for (int millis = 0; millis < 60_000; millis++) {
            now += TimeUnit.MILLISECONDS.toNanos(1);
            told.addAll(budget.add("Too many open files"));
        }
        told.addAll(budget.due(true));
        assertTrue(told.size() <= 8, told.toString());
        long counted = told.stream()
                .mapToLong(line -> line.endsWith(" times more)")
                        ? Long.parseLong(
                                line.replaceAll(".*\\((.*) times more\\)", "$1").replace(",", ""))
                        : 1)
                .sum();
        assertEquals(60_000, counted);
    }

    @Test
    void differentLinesAreBoundedInBytesAndTheRestIsCounted() {
        List<String> told = new ArrayList<>();
        int all = 200_000;
        int seconds = 100;
        for (int line = 0; line < all; line++) {
            now += TimeUnit.SECONDS.toNanos(seconds) / all;
            told.addAll(
                    budget.add("line " + Integer.toString(line, 36).replaceAll("[0-9]", "x") + "y".repeat(line % 90)));
        }
        assertTrue(bytes(told) > LogRateLimiter.BURST, bytes(told) + " bytes");
        assertTrue(
                bytes(told) <= LogRateLimiter.BURST + seconds * LogRateLimiter.BYTES_A_SECOND, bytes(told) + " bytes");
        pass(10);
        String rest = String.join("\n", budget.due(false));
        assertTrue(rest.matches("(?s).*… and [0-9,]+ more lines that were too many to tell"), rest);
    }

    @Test
    void oneLineIsOneLineInertAndNotTooLong() {
        assertEquals(
                List.of("a\\nERROR forged \\x1b[2J\\x1b]0;title\\x07\\r\\u202e\\u009b"),
                budget.add("a\nERROR forged \u001b[2J\u001b]0;title\u0007\r\u202e\u009b"));
        String cut = budget.add("🧦".repeat(5_000)).getFirst();
        assertTrue(cut.length() <= 1_001 && cut.endsWith("🧦…"), cut.substring(990));
    }

    @Test
    void whatIsPrintedInPiecesAndWhatIsLoggedWholeBothBecomeLines() {
        ByteArrayOutputStream target = new ByteArrayOutputStream();
        BoundedLog log = new BoundedLog(target);
        log.print("one ");
        log.print("line\r\n");
        log.println("two\nlines");
        log.println(new IllegalStateException("three\u001b[2J"));
        log.end(20_000);
        assertEquals(
                List.of("one line", "two\\nlines", "java.lang.IllegalStateException: three\\x1b[2J"),
                target.toString(StandardCharsets.UTF_8).lines().toList());
    }

    @Test
    void nobodyWaitsForATerminalThatTakesNothing() throws Exception {
        CountDownLatch stuck = new CountDownLatch(1);
        CountDownLatch free = new CountDownLatch(1);
        ByteArrayOutputStream target = new ByteArrayOutputStream();
        BoundedLog log = new BoundedLog(new OutputStream() {
            @Override
            public void write(int value) {
                stuck.countDown();
                try {
                    free.await();
                } catch (InterruptedException interrupted) {
                    Thread.currentThread().interrupt();
                }
                target.write(value);
            }
        });
        Thread printing = Threads.platform("printing", () -> {
            for (int line = 0; line < 100_000; line++) {
                log.println("line " + "x".repeat(line % 500));
            }
        });
        printing.start();
        assertTrue(stuck.await(20, TimeUnit.SECONDS));
        printing.join();
        log.end(1);
        free.countDown();
        log.end(20_000);
        String all = target.toString(StandardCharsets.UTF_8);
        String last = all.lines().toList().getLast();
        assertTrue(all.startsWith("line "), last);
        assertTrue(last.matches("… and [0-9,]+ more lines that were too many to tell"), last);
        assertTrue(target.size() < LogRateLimiter.BURST + 10 * LogRateLimiter.BYTES_A_SECOND, target.size() + " bytes");
    }
}
