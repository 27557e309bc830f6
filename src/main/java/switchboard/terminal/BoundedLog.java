package switchboard.terminal;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import switchboard.thread.Threads;

/**
 * The program's own log in place of standard error: bounded in size and rate, with inert lines, and without blocking.
 *
 * <p>Each message is one inert line. Repeated lines are replaced by a count, and a token bucket lets through 16 KiB at
 * once and then 512 bytes a second. A platform thread of its own writes, so that a terminal that takes nothing blocks
 * no other thread; lines beyond the queue are counted. Thread-safe.
 */
public final class BoundedLog extends PrintStream {
    private static final int MOST_WAITING = 256;
    private static final long LOOK_MILLIS = 1_000;

    private final OutputStream target;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();

    @GuardedBy("lock")
    private final LogRateLimiter budget;

    @GuardedBy("lock")
    private final ArrayDeque<String> waiting = new ArrayDeque<>();

    @GuardedBy("lock")
    private boolean started;

    @GuardedBy("lock")
    private boolean writing;

    /** Creates a log that writes to {@code target}. */
    public BoundedLog(OutputStream target) {
        this(target, System::nanoTime);
    }

    BoundedLog(OutputStream target, LongSupplier nanos) {
        this(target, nanos, new LineSplitter());
    }

    private BoundedLog(OutputStream target, LongSupplier nanos, LineSplitter lines) {
        super(lines, true, StandardCharsets.UTF_8);
        this.target = target;
        budget = new LogRateLimiter(nanos);
        lines.log = this;
    }

    /** Logs a text as one line, even if it has line feeds in it. */
    @Override
    public void println(@Nullable String text) {
        log(String.valueOf(text));
    }

    /** Logs the text of an object as one line. */
    @Override
    public void println(@Nullable Object thing) {
        log(String.valueOf(thing));
    }

    private void log(String line) {
        lock.lock();
        try {
            if (waiting.size() < MOST_WAITING) {
                enqueue(budget.add(line));
            } else {
                budget.suppress(1);
            }
        } finally {
            lock.unlock();
        }
    }

    @GuardedBy("lock")
    private void enqueue(List<String> lines) {
        if (!started) {
            started = true;
            Threads.platform("own-log", this::writeForEver).start();
        }
        // The writer is woken only for lines to write; it checks by itself each second for counts that are due.
        if (!lines.isEmpty()) {
            waiting.addAll(lines);
            changed.signalAll();
        }
    }

    private void writeForEver() {
        try {
            while (true) {
                byte[] line = (next() + System.lineSeparator()).getBytes(StandardCharsets.UTF_8);
                try {
                    target.write(line);
                    target.flush();
                } catch (IOException writeFailed) {
                    // No other place is left to report this failure.
                }
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private String next() throws InterruptedException {
        lock.lock();
        try {
            writing = false;
            changed.signalAll();
            while (waiting.isEmpty()) {
                if (budget.hasSuppressed()) {
                    boolean woken = changed.await(LOOK_MILLIS, TimeUnit.MILLISECONDS);
                    waiting.addAll(woken ? List.of() : budget.due(false));
                } else {
                    changed.await();
                }
            }
            writing = true;
            return waiting.remove();
        } finally {
            lock.unlock();
        }
    }

    /**
     * Logs the counts of suppressed lines, and waits up to {@code millis} milliseconds until everything is written; the
     * log still takes later lines.
     */
    public void end(long millis) {
        long left = TimeUnit.MILLISECONDS.toNanos(millis);
        lock.lock();
        try {
            if (started) {
                enqueue(budget.due(true));
            }
            while (left > 0 && (writing || !waiting.isEmpty())) {
                left = changed.awaitNanos(left);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } finally {
            lock.unlock();
        }
    }

    /** Assembles lines from printed pieces. Guarded by the lock of the stream around it. */
    private static final class LineSplitter extends OutputStream {
        /** The longest line in bytes; {@link LogRateLimiter} cuts lines shorter. */
        private static final int LONGEST = 8 << 10;

        private final ByteArrayOutputStream open = new ByteArrayOutputStream();
        private @Nullable BoundedLog log;

        @Override
        public void write(int value) {
            if (value == '\n') {
                String line = open.toString(StandardCharsets.UTF_8);
                open.reset();
                if (log != null) {
                    log.log(line.endsWith("\r") ? line.substring(0, line.length() - 1) : line);
                }
            } else if (open.size() < LONGEST) {
                open.write(value);
            }
        }
    }
}
