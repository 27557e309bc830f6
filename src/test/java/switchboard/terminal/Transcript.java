package switchboard.terminal;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;

/** The printed text, for tests that wait for a line. Thread-safe. */
public final class Transcript extends OutputStream {
    private static final long PATIENCE_SECONDS = 20;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition more = lock.newCondition();

    @GuardedBy("lock")
    private final List<String> lines = new ArrayList<>();

    @GuardedBy("lock")
    private final ByteArrayOutputStream open = new ByteArrayOutputStream();

    /** Returns a stream that prints to this transcript. */
    public PrintStream stream() {
        return new PrintStream(this, true, StandardCharsets.UTF_8);
    }

    @Override
    public void write(int value) {
        lock.lock();
        try {
            if (value == '\n') {
                lines.add(open.toString(StandardCharsets.UTF_8));
                open.reset();
                more.signalAll();
            } else {
                open.write(value);
            }
        } finally {
            lock.unlock();
        }
    }

    /** Returns the lines so far. */
    public List<String> lines() {
        lock.lock();
        try {
            return List.copyOf(lines);
        } finally {
            lock.unlock();
        }
    }

    /** Waits for a line and returns it. */
    public String await(Predicate<String> wanted) {
        lock.lock();
        try {
            long left = TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
            int looked = 0;
            while (true) {
                for (; looked < lines.size(); looked++) {
                    if (wanted.test(lines.get(looked))) {
                        return lines.get(looked);
                    }
                }
                if (left <= 0) {
                    throw new AssertionError("not printed; but: " + lines);
                }
                left = more.awaitNanos(left);
            }
        } catch (InterruptedException interrupted) {
            throw new AssertionError("interrupted while waiting; printed: " + lines, interrupted);
        } finally {
            lock.unlock();
        }
    }

    /** Waits for exactly this line. */
    public void await(String line) {
        await(line::equals);
    }
}
