package switchboard.thread;

import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes every thread of the program: named, and with a handler for what nobody caught.
 *
 * <p>Thread-safe.
 */
public final class Threads {
    private static final AtomicLong UNCAUGHT = new AtomicLong();

    /** Not before there is something to tell: setting the log up would hold up the start, which needs threads. */
    private static final class Log {
        private static final Logger LOG = LoggerFactory.getLogger(Threads.class);

        private Log() {}
    }

    private Threads() {}

    /** Creates a platform thread, not started; the program does not wait for it when it ends. */
    public static Thread platform(String name, Runnable work) {
        return Thread.ofPlatform()
                .name("switchboard-" + name)
                .daemon()
                .priority(Priorities.program())
                .uncaughtExceptionHandler(Threads::uncaught)
                .unstarted(work);
    }

    /** Creates a virtual thread, not started. */
    public static Thread virtual(String name, Runnable work) {
        return Thread.ofVirtual()
                .name(name)
                .uncaughtExceptionHandler(Threads::uncaught)
                .unstarted(work);
    }

    /** Counts and report an exception that nobody caught; also the handler of threads that others make. */
    public static void uncaught(Thread thread, Throwable thrown) {
        UNCAUGHT.incrementAndGet();
        Log.LOG.error("Thread {} ended by {}; the rest goes on", thread.getName(), brief(thrown));
        Log.LOG.debug("How it came about", thrown);
    }

    /** Returns what was thrown and where, in one line: a stack trace in a terminal helps nobody who teaches. */
    public static String brief(Throwable thrown) {
        StackTraceElement[] trace = thrown.getStackTrace();
        return thrown.getClass().getName() + (trace.length > 0 ? " at " + trace[0] : "");
    }

    /** Returns how many exceptions nobody caught so far. */
    public static long uncaughtCount() {
        return UNCAUGHT.get();
    }
}
