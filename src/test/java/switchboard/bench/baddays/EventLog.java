package switchboard.bench.baddays;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.locks.ReentrantLock;

/** Prints each event with its time, and keeps it in a file; remembers what does not hold. Thread-safe. */
final class EventLog implements AutoCloseable {
    private final ReentrantLock lock = new ReentrantLock();

    @GuardedBy("lock")
    private final List<String> findings = new ArrayList<>();

    @GuardedBy("lock")
    private final Writer file;

    private final PrintStream out;

    /** Creates a log that is printed and written into a new file. */
    EventLog(PrintStream out, Path file) throws IOException {
        this.out = out;
        Files.createDirectories(file.toAbsolutePath().getParent());
        this.file = Files.newBufferedWriter(file, StandardCharsets.UTF_8);
    }

    /** Logs an event. */
    void event(String format, Object... arguments) {
        write(line(RunClock.now(), String.format(Locale.ROOT, format, arguments)));
    }

    /** Logs something that does not hold. */
    void finding(String format, Object... arguments) {
        String line = line(RunClock.now(), "DOES NOT HOLD: " + String.format(Locale.ROOT, format, arguments));
        lock.lock();
        try {
            findings.add(line);
        } finally {
            lock.unlock();
        }
        write(line);
    }

    /** Returns a line with its time: minutes, seconds, milliseconds since the beginning. */
    private static String line(long now, String text) {
        long millis = now / 1_000_000;
        return String.format(
                Locale.ROOT, "+%02d:%02d.%03d  %s", millis / 60_000, millis / 1_000 % 60, millis % 1_000, text);
    }

    private void write(String line) {
        out.println(line);
        lock.lock();
        try {
            file.write(line + "\n");
            file.flush();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } finally {
            lock.unlock();
        }
    }

    List<String> findings() {
        lock.lock();
        try {
            return List.copyOf(findings);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() throws IOException {
        lock.lock();
        try {
            file.close();
        } finally {
            lock.unlock();
        }
    }
}
