package switchboard.thread;

/**
 * Lets the window go first, so that it stays responsive when processors are busy.
 *
 * <p>With a window, the event dispatch thread has a higher priority than the program's own threads: a click is handled
 * at once, and client messages a moment later. Of several processors, one is left to it by the carrier threads. Linux
 * and macOS obey priorities only with Java's option {@code ThreadPriorityPolicy}, which {@code run.sh} sets; Windows
 * always does. Thread-safe.
 */
public final class ThreadPriorities {
    private static final String CARRIERS = "CarrierThreads";

    /** The number of carrier threads; the documentation of {@link Thread} names this property. */
    private static final String PARALLELISM = "jdk.virtualThreadScheduler.parallelism";

    private static volatile int program = Thread.NORM_PRIORITY;

    private ThreadPriorities() {}

    /**
     * Gives all threads that the program creates later, platform and virtual ones, a lower priority than threads of
     * libraries, above all the event dispatch thread, and the carrier threads one processor fewer than there are,
     * unless {@code java} was told how many they use.
     *
     * <p>Has to be called before the first virtual thread of the process is started: the JDK creates the carrier
     * threads, and they inherit the priority of the thread that needs the first of them.
     */
    public static void windowFirst() {
        program = Thread.MIN_PRIORITY;
        if (System.getProperty(PARALLELISM) == null) {
            int others = Math.max(1, Runtime.getRuntime().availableProcessors() - 1);
            System.setProperty(PARALLELISM, Integer.toString(others));
        }
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
