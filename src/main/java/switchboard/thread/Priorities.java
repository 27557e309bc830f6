package switchboard.thread;

/**
 * Decides who goes first where processors are short.
 *
 * <p>With a window it is the window: what a person clicks is answered at once, and what clients sent a moment later.
 * Linux and macOS look at priorities only when {@code java} is told to, as {@code run.sh} does ({@code
 * ThreadPriorityPolicy}); Windows always does. Thread-safe.
 */
public final class Priorities {
    private static final String CARRIERS = "CarrierThreads";

    private static volatile int program = Thread.NORM_PRIORITY;

    private Priorities() {}

    /**
     * Lets threads that others make, above all the event dispatch thread, go before all that the program makes from now
     * on, platform and virtual ones.
     *
     * <p>Has to come before the first virtual thread of the process: those that carry them are the JDK's own, and what
     * priority they have is what the thread had that needed the first of them.
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

    /** Returns the priority of the program's own platform threads. */
    static int program() {
        return program;
    }
}
