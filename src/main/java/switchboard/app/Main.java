package switchboard.app;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import switchboard.terminal.BoundedLog;
import switchboard.thread.Threads;

/** Where the process begins and ends: its streams, its signals and its exit code. */
public final class Main {
    private static final int BUFFER = 8 << 10;

    /** Whoever asks for more of the program's own log gets all of it. */
    private static final String LOG_LEVEL = "org.slf4j.simpleLogger.defaultLogLevel";

    private static final long LOG_END_MILLIS = 100;

    private Main() {}

    /** Runs the program and ends the process with its exit code: 0 well, 1 failed, 2 bad usage. */
    public static void main(String[] args) {
        Thread.setDefaultUncaughtExceptionHandler(Threads::uncaught);
        // Not System.out: its encoding follows the locale, and it writes every line by itself.
        PrintStream out = stream(FileDescriptor.out, false, "stdout.encoding");
        PrintStream err = stream(FileDescriptor.err, true, "stderr.encoding");
        if (System.getProperty(LOG_LEVEL) == null) {
            BoundedLog log = new BoundedLog(new FileOutputStream(FileDescriptor.err));
            // Also for what the JDK and libraries print there.
            System.setErr(log);
            Runtime.getRuntime().addShutdownHook(Threads.platform("log-end", () -> log.end(LOG_END_MILLIS)));
        }
        Program program = new Program(System.in, charset("stdin.encoding"), out, err, Signals::onEnd);
        int code = program.run(args);
        out.flush();
        err.flush();
        System.exit(code);
    }

    private static PrintStream stream(FileDescriptor descriptor, boolean eachLine, String encoding) {
        return new PrintStream(
                new BufferedOutputStream(new FileOutputStream(descriptor), BUFFER), eachLine, charset(encoding));
    }

    /** UTF-8, but what a console of Windows has been set to. */
    private static Charset charset(String property) {
        boolean windows =
                System.getProperty("os.name", "").toLowerCase(Locale.ROOT).startsWith("windows");
        String name = windows ? System.getProperty(property, System.getProperty("native.encoding", "UTF-8")) : "UTF-8";
        return Charset.isSupported(name) ? Charset.forName(name) : StandardCharsets.UTF_8;
    }
}
