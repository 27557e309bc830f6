package switchboard.bench.baddays;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import switchboard.thread.Await;
import switchboard.thread.Threads;

/**
 * One life of the program: a process of {@code run.sh}, as users start it, with its console.
 *
 * <p>Thread-safe. Two threads read what it prints, until its end.
 */
final class ProgramProcess implements AutoCloseable {
    private static final Pattern LISTENING = Pattern.compile("listening tcp 127\\.0\\.0\\.1:(\\d+)");
    private static final Pattern CLIENT = Pattern.compile("#(\\d+) (?:came from )?127\\.0\\.0\\.1:(\\d+)\\b.*");
    private static final int LONGEST_LOGGED = 300;

    private final Process process;
    private final EventLog log;
    private final ExpectedSession session;
    private final CompletableFuture<Integer> port = new CompletableFuture<>();
    private final ConcurrentMap<Integer, Integer> numbers = new ConcurrentHashMap<>();
    private final List<Thread> readers = new ArrayList<>();
    private volatile String complaint = "";

    private ProgramProcess(Process process, EventLog log, ExpectedSession session) {
        this.process = process;
        this.log = log;
        this.session = session;
        readers.add(
                Threads.platform("console-out", () -> read(process.inputReader(StandardCharsets.UTF_8), this::said)));
        readers.add(Threads.platform(
                "console-err", () -> read(process.errorReader(StandardCharsets.UTF_8), this::complained)));
        readers.forEach(Thread::start);
    }

    /**
     * Starts the console at a free port, as an echo server.
     *
     * @param root the folder with {@code run.sh}
     * @param environment variables that replace those of the bench
     */
    static ProgramProcess start(
            Path root, Path file, Map<String, String> environment, EventLog log, ExpectedSession session)
            throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                root.resolve("run.sh").toString(),
                "--headless",
                "--port",
                "0",
                "--auto",
                "echo",
                "--session",
                file.toString());
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().putAll(environment);
        return new ProgramProcess(builder.start(), log, session);
    }

    private static void read(BufferedReader lines, java.util.function.Consumer<String> each) {
        try (lines) {
            lines.lines().forEach(each);
        } catch (IOException | UncheckedIOException ended) {
            // The pipe of a process that was killed.
        }
    }

    private void said(String line) {
        RecordedLine.of(line).ifPresent(session::told);
        Matcher client = CLIENT.matcher(line);
        if (client.matches()) {
            numbers.put(Integer.parseInt(client.group(2)), Integer.parseInt(client.group(1)));
        }
        Matcher listening = LISTENING.matcher(line);
        if (listening.matches()) {
            port.complete(Integer.parseInt(listening.group(1)));
        }
    }

    private void complained(String line) {
        complaint = line;
        log.event("  it says: %s", line.length() > LONGEST_LOGGED ? line.substring(0, LONGEST_LOGGED) + "…" : line);
    }

    /**
     * Waits until it listens.
     *
     * @throws IOException with the last line of its standard error, if it ended or did not listen in time
     */
    InetSocketAddress awaitListening(long seconds) throws IOException, InterruptedException {
        try {
            CompletableFuture.anyOf(port, process.onExit()).get(seconds, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException silent) {
            throw new IOException("it did not listen within " + seconds + " s: " + complaint, silent);
        }
        if (!port.isDone()) {
            throw new IOException("it ended instead: " + complaint);
        }
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), port.join());
    }

    /** Types a line into the console. */
    void type(String line) throws IOException {
        Writer typed = process.outputWriter(StandardCharsets.UTF_8);
        typed.write(line + "\n");
        typed.flush();
    }

    /** Asks the console for the number of the client with this port, and waits for it; empty if it does not tell. */
    OptionalInt numberOf(int clientPort) throws IOException {
        if (!numbers.containsKey(clientPort)) {
            type("list");
        }
        try {
            Await.soon("the console lists port " + clientPort, () -> numbers.containsKey(clientPort));
        } catch (AssertionError untold) {
            return OptionalInt.empty();
        }
        return OptionalInt.of(numbers.get(clientPort));
    }

    long pid() {
        return process.pid();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** Sends a signal, such as {@code STOP}, and returns when it is sent. */
    void signal(String name) throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-" + name, Long.toString(pid())).start().waitFor();
    }

    /** Waits for the end of the process and of what it printed; empty if it does not end in time. */
    OptionalInt awaitEnd(long seconds) throws InterruptedException {
        if (!process.waitFor(seconds, TimeUnit.SECONDS)) {
            return OptionalInt.empty();
        }
        for (Thread reader : readers) {
            reader.join();
        }
        return OptionalInt.of(process.exitValue());
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
