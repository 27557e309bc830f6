package switchboard.app;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import sun.misc.Signal;
import switchboard.thread.Threads;

/**
 * Ends the process well when the system asks for it: Ctrl-C, SIGTERM, the terminal closed.
 *
 * <p>The JVM's own answer to these signals is an exit code of 128 and more even when everything ended well;
 * Switchboard's is 0 then, because for a server they are the usual way to end. The price is
 * {@code sun.misc.Signal}, which every JDK has but none promises; without it the shutdown hook does the same
 * work and only the exit code differs.
 */
final class Signals {
    private static final Logger LOG = LoggerFactory.getLogger(Signals.class);

    /** A little less than the two seconds that were promised. */
    private static final long PATIENCE_NANOS = TimeUnit.MILLISECONDS.toNanos(1_850);

    /** As long as the program's own log may take to write a line. */
    private static final long TELL_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

    private static final int FAILED = 1;

    /** Ends the program. */
    @FunctionalInterface
    interface Ending {
        /** Ends it and returns the exit code. */
        int end();
    }

    private Signals() {}

    /**
     * Calls {@code end} when the system asks to end, then exit with the code it returns.
     *
     * @param end may be called more than once and by any thread; whatever takes too long is cut off
     */
    static void onEnd(Ending end) {
        Runtime.getRuntime().addShutdownHook(Threads.platform("shutdown", end::end));
        for (String name : new String[] {"INT", "TERM", "HUP"}) {
            try {
                Signal.handle(new Signal(name), signal -> exit(end));
            } catch (IllegalArgumentException notHere) {
                // This system has no such signal, or the JVM was told to leave it alone (-Xrs).
            }
        }
    }

    private static void exit(Ending end) {
        Threads.platform("watchdog", () -> {
                    long until = System.nanoTime() + PATIENCE_NANOS;
                    for (long left = PATIENCE_NANOS; left > 0; left = until - System.nanoTime()) {
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
