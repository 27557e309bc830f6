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
 * The program's own log: takes the place of standard error, so that nothing there can grow, forge or wait.
 *
 * <p>What is printed is one inert line; the same again is told with a count, and no more than 16 KiB at once and 512
 * bytes a second thereafter. A thread of its own writes, so a terminal that takes nothing holds up nobody: what finds
 * no room meanwhile is counted. Thread-safe.
 */
public final class BoundedLog extends PrintStream {
    private static final int MOST_WAITING = 256;
    private static final long LOOK_MILLIS = 1_000;

    private final OutputStream target;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();

    @GuardedBy("lock")
    private final LogBudget budget;

    @GuardedBy("lock")
    private final ArrayDeque<String> waiting = new ArrayDeque<>();

    @GuardedBy("lock")
    private boolean started;

    @GuardedBy("lock")
    private boolean writing;

    /** Creates one that writes to {@code target}. */
    public BoundedLog(OutputStream target) {
        this(target, System::nanoTime);
    }

    BoundedLog(OutputStream target, LongSupplier nanos) {
        this(target, nanos, new Lines());
    }

    private BoundedLog(OutputStream target, LongSupplier nanos, Lines lines) {
        super(lines, true, StandardCharsets.UTF_8);
        this.target = target;
        budget = new LogBudget(nanos);
        lines.log = this;
    }

    /** Log a text as one line, also if it has line feeds in it. */
    @Override
    public void println(@Nullable String text) {
        log(String.valueOf(text));
    }

    /** As {@link #println(String)}. */
    @Override
    public void println(@Nullable Object thing) {
        log(String.valueOf(thing));
    }

    private void log(String line) {
        lock.lock();
        try {
            if (waiting.size() < MOST_WAITING) {
                tell(budget.add(line));
            } else {
                budget.hold(1);
            }
        } finally {
            lock.unlock();
        }
    }

    @GuardedBy("lock")
    private void tell(List<String> lines) {
        if (!started) {
            started = true;
            Threads.platform("own-log", this::writeForEver).start();
        }
        // Woken only for what there is to write: the writer itself looks each second what it still owes.
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
                } catch (IOException nobodyReadsIt) {
                    // There is no other place to say so.
                }
            }
        } catch (InterruptedException nobodyAsksThat) {
            Thread.currentThread().interrupt();
        }
    }

    private String next() throws InterruptedException {
        lock.lock();
        try {
            writing = false;
            changed.signalAll();
            while (waiting.isEmpty()) {
                if (budget.holdsBack()) {
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
     * Tells what was held back, and wait up to {@code millis} until everything is written; later lines are taken, too.
     */
    public void end(long millis) {
        long left = TimeUnit.MILLISECONDS.toNanos(millis);
        lock.lock();
        try {
            if (started) {
                tell(budget.due(true));
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

    /** Makes lines of what is printed in pieces. Guarded by the stream around it. */
    private static final class Lines extends OutputStream {
        /** More than {@link LogBudget} tells of a line. */
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
