package switchboard.thread;

/**
 * Sets thread priorities, so that the window stays responsive when processors are busy.
 *
 * <p>With a window, the event dispatch thread has a higher priority than the program's own threads: a click is handled
 * at once, and client messages a moment later. Linux and macOS obey priorities only with Java's option {@code
 * ThreadPriorityPolicy}, which {@code run.sh} sets; Windows always does. Thread-safe.
 */
public final class ThreadPriorities {
    private static final String CARRIERS = "CarrierThreads";

    private static volatile int program = Thread.NORM_PRIORITY;

    private ThreadPriorities() {}

    /**
     * Gives all threads that the program creates later, platform and virtual ones, a lower priority than threads of
     * libraries, above all the event dispatch thread.
     *
     * <p>Has to be called before the first virtual thread of the process is started: the JDK creates the carrier
     * threads, and they inherit the priority of the thread that needs the first of them.
     */
    public static void windowFirst() {
        program = Thread.MIN_PRIORITY;
        Thread first = Threads.platform(
                "carriers", () -> Threads.virtual("first", () -> {}).start());
        first.start();
        try {
            first.join();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        capLaterCarriers();
    }

    private static void capLaterCarriers() {
        ThreadGroup root = Thread.currentThread().getThreadGroup();
        while (root.getParent() != null) {
            root = root.getParent();
        }
        ThreadGroup[] groups = new ThreadGroup[root.activeGroupCount() + 1];
        int count = root.enumerate(groups, true);
        for (int i = 0; i < count; i++) {
            if (groups[i].getName().equals(CARRIERS)) {
                groups[i].setMaxPriority(Thread.MIN_PRIORITY);
            }
        }
    }

    /** Returns the priority of the program's platform threads. */
    static int program() {
        return program;
    }
}
