package switchboard.bench.echo;

import java.io.IOException;
import java.io.Writer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import switchboard.server.TestClient;

/** The process of a contestant, with its processor time and memory. These are available on Linux only. */
public final class ServerProcess implements AutoCloseable {
    private static final Duration START = Duration.ofSeconds(30);
    private static final double TICKS_PER_SECOND = 100;
    private static final int UTIME_FIELD = 11;

    private final Process process;
    private final InetSocketAddress address;
    private final Path output;

    private ServerProcess(Process process, InetSocketAddress address, Path output) {
        this.process = process;
        this.address = address;
        this.output = output;
    }

    /** Starts a contestant at a free port and returns when it accepts connections. */
    public static ServerProcess start(Contestant contestant, Path scratch) throws IOException {
        int port = TestClient.freePort();
        ProcessBuilder builder = new ProcessBuilder(contestant.command().apply(port));
        Path output = scratch.resolve(contestant.name() + ".log");
        builder.redirectErrorStream(true).redirectOutput(output.toFile());
        // Standard input stays open, because some servers end with it.
        ServerProcess server = new ServerProcess(
                builder.start(), new InetSocketAddress(InetAddress.getLoopbackAddress(), port), output);
        boolean accepts = false;
        try {
            server.awaitAccepting(contestant);
            accepts = true;
            return server;
        } finally {
            if (!accepts) {
                server.close();
            }
        }
    }

    private void awaitAccepting(Contestant contestant) throws IOException {
        long deadline = System.nanoTime() + START.toNanos();
        while (true) {
            try (Socket probe = new Socket()) {
                probe.connect(address, 1_000);
                return;
            } catch (IOException notReady) {
                if (!process.isAlive() || System.nanoTime() - deadline > 0) {
                    throw new IOException(
                            contestant.name() + " does not start: "
                                    + Files.readString(output).strip(),
                            notReady);
                }
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
            }
        }
    }

    /** Types a line into the server's console. */
    void type(String line) throws IOException {
        Writer typed = process.outputWriter(StandardCharsets.UTF_8);
        typed.write(line + "\n");
        typed.flush();
    }

    /** Waits until the output matches the pattern and returns its first group. */
    String awaitPrinted(Pattern pattern) throws IOException {
        long deadline = System.nanoTime() + START.toNanos();
        while (System.nanoTime() - deadline < 0) {
            Matcher found = pattern.matcher(Files.readString(output));
            if (found.find()) {
                return found.group(1);
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
        }
        throw new IOException("the server did not print " + pattern);
    }

    long pid() {
        return process.pid();
    }

    /** Returns the address at which it accepts connections. */
    public InetSocketAddress address() {
        return address;
    }

    /**
     * Returns the processor time of the process and its children, in seconds.
     *
     * <p>A child has one thread and little work, so its time comes from the scheduler's statistics in nanoseconds; its
     * time in ticks of 10 ms would often be 0.
     */
    double cpuSeconds() throws IOException {
        String stat = read(Path.of("/proc/" + process.pid() + "/stat"));
        String[] fields = stat.substring(stat.lastIndexOf(')') + 1).strip().split(" ", -1);
        double seconds = 0;
        for (int field = UTIME_FIELD; field < fields.length && field < UTIME_FIELD + 2; field++) {
            seconds += Long.parseLong(fields[field]) / TICKS_PER_SECOND;
        }
        for (ProcessHandle child : process.descendants().toList()) {
            String ran = read(Path.of("/proc/" + child.pid() + "/schedstat"));
            if (!ran.isBlank()) {
                seconds += Long.parseLong(ran.substring(0, ran.indexOf(' '))) / 1e9;
            }
        }
        return seconds;
    }

    /** Returns the resident memory of the process and its children, in bytes; shared pages count once. */
    long residentBytes() throws IOException {
        long kibibytes = 0;
        for (long pid : pids()) {
            kibibytes += read(Path.of("/proc/" + pid + "/smaps_rollup"))
                    .lines()
                    .filter(line -> line.startsWith("Pss:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                    .sum();
        }
        return kibibytes << 10;
    }

    /** Returns the peak of the resident memory of the process alone, in bytes. */
    long peakResidentBytes() throws IOException {
        return read(Path.of("/proc/" + process.pid() + "/status"))
                        .lines()
                        .filter(line -> line.startsWith("VmHWM:"))
                        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                        .sum()
                << 10;
    }

    /** Returns the number of platform threads, without the attach listener that {@link ServerMemory} causes. */
    int threads() throws IOException {
        try (Stream<Path> tasks = Files.list(Path.of("/proc/" + process.pid() + "/task"))) {
            List<Path> names = tasks.map(task -> task.resolve("comm")).toList();
            int count = 0;
            for (Path name : names) {
                if (!read(name).startsWith("Attach Listener")) {
                    count++;
                }
            }
            return count;
        }
    }

    private List<Long> pids() {
        return Stream.concat(Stream.of(process.toHandle()), process.descendants())
                .map(ProcessHandle::pid)
                .toList();
    }

    private static String read(Path file) throws IOException {
        try {
            return Files.readString(file);
        } catch (java.nio.file.NoSuchFileException ended) {
            return "";
        }
    }

    @Override
    public void close() {
        List<ProcessHandle> children = process.descendants().toList();
        process.destroy();
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException interrupted) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
        children.forEach(ProcessHandle::destroyForcibly);
    }
}
