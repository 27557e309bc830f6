package switchboard.bench.baddays;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.stream.Stream;
import switchboard.thread.Threads;

/**
 * Looks at the program four times a second, on a thread of its own: memory, descriptors, threads and files.
 *
 * <p>The peaks are those of all lives.
 */
final class ProcessWatch implements AutoCloseable {
    private static final long INTERVAL_NANOS = TimeUnit.MILLISECONDS.toNanos(250);

    /** A figure with its bound and its peak. */
    private static final class Peak {
        private final String words;
        private final String unit;
        private final long bound;
        private long value;
        private long at;
        private boolean told;

        Peak(String words, String unit, long bound) {
            this.words = words;
            this.unit = unit;
            this.bound = bound;
        }

        void see(long seen, EventLog log) {
            if (seen > value) {
                value = seen;
                at = RunClock.now();
            }
            if (seen > bound && !told) {
                told = true;
                log.finding("%s: %,d%s, the bound is %,d", words, seen, unit, bound);
            }
        }

        String text() {
            return String.format(
                    Locale.ROOT, "%,d%s at most (at %.0f s), bound %,d%s", value, unit, at / 1e9, bound, unit);
        }
    }

    private final LongSupplier pid;
    private final Supplier<Path> sessions;
    private final EventLog log;
    private final Peak memory;
    private final Peak descriptors = new Peak("descriptors", "", 200);
    private final Peak threads = new Peak("platform threads", "", 64);
    private final Peak wal;
    private final Peak session = new Peak("session files", " MiB", 8 << 10);
    private final Thread thread = Threads.platform("watch", this::run);
    private volatile boolean closed;

    /**
     * Starts it.
     *
     * @param pid tells the process; 0 if there is none now
     * @param sessions tells the folder of the session files
     */
    ProcessWatch(LongSupplier pid, Supplier<Path> sessions, long memoryMiB, long walMiB, EventLog log) {
        this.pid = pid;
        this.sessions = sessions;
        this.log = log;
        memory = new Peak("resident memory", " MiB", memoryMiB);
        wal = new Peak("write-ahead log", " MiB", walMiB);
        thread.start();
    }

    private void run() {
        while (!closed) {
            long process = pid.getAsLong();
            try {
                if (process != 0) {
                    look(process);
                }
                files();
            } catch (IOException | java.io.UncheckedIOException changing) {
                // The process ended, or a file went, between two looks.
            }
            LockSupport.parkNanos(INTERVAL_NANOS);
        }
    }

    private void look(long process) throws IOException {
        for (String line : Files.readAllLines(Path.of("/proc/" + process + "/status"))) {
            if (line.startsWith("VmRSS:")) {
                memory.see(Long.parseLong(line.replaceAll("\\D", "")) >> 10, log);
            } else if (line.startsWith("Threads:")) {
                threads.see(Long.parseLong(line.replaceAll("\\D", "")), log);
            }
        }
        try (Stream<Path> open = Files.list(Path.of("/proc/" + process + "/fd"))) {
            descriptors.see(open.count(), log);
        }
    }

    private void files() throws IOException {
        try (Stream<Path> all = Files.list(sessions.get())) {
            long logs = 0;
            long sum = 0;
            for (Path file : all.toList()) {
                long bytes = Files.size(file);
                sum += bytes;
                logs += file.toString().endsWith("-wal") ? bytes : 0;
            }
            wal.see(logs >> 20, log);
            session.see(sum >> 20, log);
        }
    }

    /** Returns the lines of the table, each with its name and its text. */
    List<String[]> table() {
        return Stream.of(memory, descriptors, threads, wal, session)
                .map(peak -> new String[] {peak.words, peak.text()})
                .toList();
    }

    @Override
    public void close() {
        closed = true;
        try {
            thread.join();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
