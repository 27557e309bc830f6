package switchboard.bench.baddays;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import switchboard.thread.Threads;

/** Lets {@link OutsideReader}, in a process of its own, come and go by chance, on a thread of its own. */
final class ReaderVisits implements AutoCloseable {
    private static final int SHORTEST_SECONDS = 2;
    private static final int LONGEST_SECONDS = 45;

    private final Process process;
    private final Supplier<Path> file;
    private final SplittableRandom random;
    private final EventLog log;
    private final Thread thread = Threads.platform("outside-reader", this::run);
    private final ReentrantLock beginning = new ReentrantLock();
    private volatile boolean closed;
    private volatile boolean holding;
    private final AtomicInteger visits = new AtomicInteger();
    private final AtomicLong heldNanos = new AtomicLong();

    /**
     * Starts it.
     *
     * @param file tells the session file of the moment
     */
    ReaderVisits(Supplier<Path> file, SplittableRandom random, EventLog log) throws IOException {
        this.file = file;
        this.random = random;
        this.log = log;
        process = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx32m",
                        "-XX:+UseSerialGC",
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        OutsideReader.class.getName()))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        thread.start();
    }

    private void run() {
        try (BufferedReader said = process.inputReader(StandardCharsets.UTF_8);
                Writer typed = process.outputWriter(StandardCharsets.UTF_8)) {
            while (!closed) {
                nap();
                long seconds = random.nextInt(SHORTEST_SECONDS, LONGEST_SECONDS);
                String line;
                beginning.lock();
                try {
                    typed.write(file.get() + "\n");
                    typed.flush();
                    line = said.readLine();
                    holding = line != null && line.startsWith("sees");
                } finally {
                    beginning.unlock();
                }
                log.event("an outside reader %s%s", line, holding ? "; it stays " + seconds + " s" : "");
                long began = RunClock.now();
                if (holding) {
                    visits.incrementAndGet();
                    pause(TimeUnit.SECONDS.toNanos(seconds));
                    typed.write("\n");
                    typed.flush();
                    heldNanos.addAndGet(RunClock.now() - began);
                    holding = false;
                    log.event("the outside reader leaves");
                }
            }
        } catch (IOException ended) {
            if (!closed) {
                log.event("the outside reader ended: %s", ended.getMessage());
            }
        }
    }

    private void nap() {
        pause(TimeUnit.SECONDS.toNanos(random.nextInt(3, 15)));
    }

    private void pause(long nanos) {
        long end = RunClock.now() + nanos;
        while (!closed && RunClock.now() < end) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
        }
    }

    /** Begins a time in which no visit begins; one that began before goes on. Ended by the same thread. */
    void beginNoVisits() {
        beginning.lock();
    }

    /** Ends the time in which no visit begins. */
    void endNoVisits() {
        beginning.unlock();
    }

    /** Returns whether it has a read transaction now. */
    boolean isHolding() {
        return holding;
    }

    /** Returns the number of visits, and how long they were together in seconds. */
    String text() {
        return visits + " times, " + TimeUnit.NANOSECONDS.toSeconds(heldNanos.get()) + " s together";
    }

    @Override
    public void close() {
        closed = true;
        process.destroyForcibly();
        process.onExit().join();
        try {
            thread.join();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
