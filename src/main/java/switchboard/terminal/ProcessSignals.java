package switchboard.terminal;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import sun.misc.Signal;
import switchboard.thread.Threads;

/**
 * Ends the process in order after SIGINT (Ctrl-C), SIGTERM or SIGHUP (the terminal was closed).
 *
 * <p>The JVM's own reaction to these signals is an exit code of 128 or more even after an orderly end. Switchboard
 * exits with 0, because a signal is the usual way to end a server. This needs {@code sun.misc.Signal}, which every JDK
 * has but no specification promises. Without it the shutdown hook does the same work, and only the exit code differs.
 */
public final class ProcessSignals {
    private static final Logger LOG = LoggerFactory.getLogger(ProcessSignals.class);

    /** The time limit of the end; a little less than the two seconds that the program promises. */
    private static final long SHUTDOWN_TIMEOUT_NANOS = TimeUnit.MILLISECONDS.toNanos(1_850);

    /** The time that the program's own log gets to write a line. */
    private static final long TELL_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

    private static final int FAILED = 1;

    /** An action that ends the program. */
    @FunctionalInterface
    public interface Shutdown {
        /** Ends the program and returns the exit code. */
        int end();
    }

    private ProcessSignals() {}

    /**
     * Calls {@code end} after a signal and exits with the code that it returns.
     *
     * @param end may be called more than once and by any thread; it is cut off when it takes too long
     */
    public static void onEnd(Shutdown end) {
        Runtime.getRuntime().addShutdownHook(Threads.platform("shutdown", end::end));
        for (String name : new String[] {"INT", "TERM", "HUP"}) {
            try {
                Signal.handle(new Signal(name), signal -> exit(end));
            } catch (IllegalArgumentException unsupportedSignal) {
                // This system has no such signal, or the JVM was started with -Xrs.
            }
        }
    }

    private static void exit(Shutdown end) {
        Threads.platform("shutdown timeout", () -> {
                    long until = System.nanoTime() + SHUTDOWN_TIMEOUT_NANOS;
                    for (long left = SHUTDOWN_TIMEOUT_NANOS; left > 0; left = until - System.nanoTime()) {
                        LockSupport.parkNanos(left);
                    }
                    LOG.error("Ending took too long and was cut off; the session opens by itself the next time");
                    LockSupport.parkNanos(TELL_NANOS);
                    Runtime.getRuntime().halt(FAILED);
                })
                .start();
        System.exit(end.end());
    }
}
