package switchboard.app;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import switchboard.terminal.BoundedLog;
import switchboard.terminal.ProcessSignals;
import switchboard.thread.Threads;

/**
 * The entry point: opens the streams, registers the signals and exits with the program's exit code.
 *
 * <p>Used by the main thread.
 */
public final class Main {
    private static final int BUFFER = 8 << 10;

    /** The system property for the log level; a user who sets it gets the program's own log without a limit. */
    private static final String LOG_LEVEL = "org.slf4j.simpleLogger.defaultLogLevel";

    /** The time that the program's own log gets to write its last lines. */
    private static final long LOG_END_MILLIS = 100;

    private Main() {}

    /** Runs the program and exits the process: 0 for success, 1 for failure, 2 for wrong usage. */
    public static void main(String[] args) {
        Thread.setDefaultUncaughtExceptionHandler(Threads::uncaught);
        // System.out is not used: its encoding follows the locale, and it flushes each line.
        PrintStream out = stream(FileDescriptor.out, false, "stdout.encoding");
        PrintStream err = stream(FileDescriptor.err, true, "stderr.encoding");
        if (System.getProperty(LOG_LEVEL) == null) {
            BoundedLog log = new BoundedLog(new FileOutputStream(FileDescriptor.err));
            // The limit also applies to messages that the JDK and libraries print to System.err.
            System.setErr(log);
            Runtime.getRuntime().addShutdownHook(Threads.platform("log-end", () -> log.end(LOG_END_MILLIS)));
        }
        Program program = new Program(System.in, charset("stdin.encoding"), out, err, ProcessSignals::onEnd);
        int code = program.run(args);
        out.flush();
        err.flush();
        System.exit(code);
    }

    private static PrintStream stream(FileDescriptor descriptor, boolean eachLine, String encoding) {
        return new PrintStream(
                new BufferedOutputStream(new FileOutputStream(descriptor), BUFFER), eachLine, charset(encoding));
    }

    /** Returns UTF-8, or on Windows the encoding of the console. */
    private static Charset charset(String property) {
        boolean windows =
                System.getProperty("os.name", "").toLowerCase(Locale.ROOT).startsWith("windows");
        String name = windows ? System.getProperty(property, System.getProperty("native.encoding", "UTF-8")) : "UTF-8";
        return Charset.isSupported(name) ? Charset.forName(name) : StandardCharsets.UTF_8;
    }
}
