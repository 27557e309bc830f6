package switchboard.app;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import switchboard.terminal.Transcript;
import switchboard.thread.Threads;

/** The console in a process of its own, with its complete output. */
final class ConsoleProcess implements AutoCloseable {
    private static final long PATIENCE_SECONDS = 30;

    private final Process process;
    private final Transcript out = new Transcript();
    private final Transcript err = new Transcript();
    private final Thread outReader;
    private final Thread errReader;

    private ConsoleProcess(Process process) {
        this.process = process;
        outReader = pump(process.getInputStream(), out, "out");
        errReader = pump(process.getErrorStream(), err, "err");
    }

    private static Thread pump(InputStream from, Transcript to, String name) {
        Thread thread = Threads.platform("console-" + name, () -> {
            try {
                from.transferTo(to);
            } catch (IOException ended) {
                to.write('\n');
            }
        });
        thread.start();
        return thread;
    }

    /** Starts the console with these options besides {@code --headless --port 0}. */
    static ConsoleProcess start(String... options) throws IOException {
        return new ConsoleProcess(builder(List.of(), options).start());
    }

    /** Starts the console with a limit of {@code files} file descriptors. */
    static ConsoleProcess startWithFiles(int files, String... options) throws IOException {
        ProcessBuilder builder = builder(List.of("-XX:-MaxFDLimit"), options);
        List<String> command = new ArrayList<>(List.of("sh", "-c", "ulimit -n " + files + "; exec \"$0\" \"$@\""));
        command.addAll(builder.command());
        return new ConsoleProcess(builder.command(command).start());
    }

    /** Starts the console with a heap of that many MiB at most. */
    static ConsoleProcess startWithHeap(int mebibytes, String... options) throws IOException {
        return new ConsoleProcess(
                builder(List.of("-Xmx" + mebibytes + "m"), options).start());
    }

    /** Starts the console with {@code classes} before its class path. */
    static ConsoleProcess startBehind(Path classes, String... options) throws IOException {
        ProcessBuilder builder = builder(List.of(), options);
        List<String> command = new ArrayList<>(builder.command());
        int path = command.indexOf("-cp") + 1;
        command.set(path, classes + java.io.File.pathSeparator + command.get(path));
        return new ConsoleProcess(builder.command(command).start());
    }

    private static ProcessBuilder builder(List<String> jvm, String... options) {
        List<String> all = new ArrayList<>(List.of("--headless", "--port", "0"));
        all.addAll(List.of(options));
        return JavaProcess.of(jvm, all.toArray(String[]::new));
    }

    Transcript out() {
        return out;
    }

    Transcript err() {
        return err;
    }

    /** Returns the port of the first listener of that kind. */
    int port(String kind) {
        String line = out.await(printed -> printed.startsWith("listening " + kind + " "));
        String address = line.split(" ")[2];
        return Integer.parseInt(address.substring(address.lastIndexOf(':') + 1));
    }

    void type(String line) throws IOException {
        Writer writer = process.outputWriter(StandardCharsets.UTF_8);
        writer.write(line + "\n");
        writer.flush();
    }

    /** Returns the processor time of the process; Linux only. */
    Duration processorTime() throws IOException {
        String stat = Files.readString(Path.of("/proc", Long.toString(process.pid()), "stat"));
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
        // The fields are utime and stime of proc(5), in ticks of 10 ms.
        return Duration.ofMillis(10 * (Long.parseLong(fields[11]) + Long.parseLong(fields[12])));
    }

    /** Sends SIGTERM. */
    void terminate() {
        assertTrue(process.toHandle().destroy());
    }

    /** Waits for the end of the process and returns its exit code. */
    int code() throws InterruptedException {
        assertTrue(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS), "the process does not end");
        outReader.join();
        errReader.join();
        return process.exitValue();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
