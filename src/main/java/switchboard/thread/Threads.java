package switchboard.thread;

import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Creates every thread of the program, with a name and a handler for uncaught exceptions. Thread-safe. */
public final class Threads {
    private static final AtomicLong UNCAUGHT = new AtomicLong();

    /** The logger, created with the first report: creating it earlier would delay the start, which needs threads. */
    private static final class Log {
        private static final Logger LOG = LoggerFactory.getLogger(Threads.class);

        private Log() {}
    }

    private Threads() {}

    /** Creates a platform thread that is not started: a daemon, so that the process can end before it. */
    public static Thread platform(String name, Runnable work) {
        return Thread.ofPlatform()
                .name("switchboard-" + name)
                .daemon()
                .priority(ThreadPriorities.program())
                .uncaughtExceptionHandler(Threads::uncaught)
                .unstarted(work);
    }

    /** Creates a virtual thread that is not started. */
    public static Thread virtual(String name, Runnable work) {
        return Thread.ofVirtual()
                .name(name)
                .uncaughtExceptionHandler(Threads::uncaught)
                .unstarted(work);
    }

    /** Waits for the end of a thread, even if the calling thread is interrupted meanwhile; the interrupt is kept. */
    public static void join(Thread thread) {
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException meanwhile) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Counts and logs an uncaught exception; also the handler for threads of libraries. */
    public static void uncaught(Thread thread, Throwable thrown) {
        UNCAUGHT.incrementAndGet();
        Log.LOG.error("Thread {} ended by {}; the rest goes on", thread.getName(), brief(thrown));
        Log.LOG.debug("How it came about", thrown);
    }

    /**
     * Returns the type of a throwable and its place in one line, because a stack trace in a terminal does not help a
     * teacher.
     */
    public static String brief(Throwable thrown) {
        StackTraceElement[] trace = thrown.getStackTrace();
        return thrown.getClass().getName() + (trace.length > 0 ? " at " + trace[0] : "");
    }

    /** Returns the number of uncaught exceptions so far. */
    public static long uncaughtCount() {
        return UNCAUGHT.get();
    }
}
