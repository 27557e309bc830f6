package switchboard.launch;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/** Reports how long something takes: every second in one line of a terminal, else in a line every ten seconds. */
final class Progress implements AutoCloseable {
    private static final long LINE_SECONDS = 10;

    private final Host host;
    private final String what;
    private final long begin = System.nanoTime();
    private long nextLine = LINE_SECONDS;
    private int width;

    Progress(Host host, String what) {
        this.host = host;
        this.what = what;
    }

    /** Waits for a result, and meanwhile reports the detail, or the time so far where that is empty. */
    static <T> T during(Host host, String what, Supplier<String> detail, Future<T> work)
            throws LaunchException, ExecutionException, InterruptedException {
        try (Progress progress = new Progress(host, what)) {
            while (true) {
                try {
                    return work.get(1, TimeUnit.SECONDS);
                } catch (TimeoutException busy) {
                    progress.report(detail.get());
                }
            }
        }
    }

    /** Starts a process that writes into a file, and returns its exit code. */
    static int during(Host host, String what, ProcessBuilder process, Path output)
            throws LaunchException, IOException, InterruptedException {
        process.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.appendTo(output.toFile()));
        Process started = host.cleanup().start(process);
        try {
            int code = during(host, what, () -> "", started.onExit()).exitValue();
            Cleanup.settle(code);
            return code;
        } catch (ExecutionException impossible) {
            throw new IOException(impossible);
        }
    }

    void report(String detail) throws LaunchException {
        host.requireScript();
        long seconds = TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - begin);
        String line = what + ": " + (detail.isEmpty() ? seconds + " s so far" : detail);
        if (host.terminal()) {
            host.err().print("\r" + line + " ".repeat(Math.max(0, width - line.length())));
            host.err().flush();
            width = line.length();
        } else if (seconds >= nextLine) {
            host.say(line);
            nextLine = seconds + LINE_SECONDS;
        }
    }

    @Override
    public void close() {
        if (width > 0) {
            host.err().print("\r" + " ".repeat(width) + "\r");
            host.err().flush();
        }
    }
}
