package switchboard.thread;

/**
 * Decides how many platform threads carry the virtual ones.
 *
 * <p>The JDK takes one for each processor. One fewer leaves a processor to the recorder and the window, and on two
 * processors spares every message the hand-over from one carrier to the other: a third less processor time for each
 * (README, "Measured").
 */
public final class Carriers {
    private static final String CARRIERS = "jdk.virtualThreadScheduler.parallelism";

    /** Virtual threads that ask the system which sockets are ready: with fewer carriers than these some would starve. */
    private static final String POLLERS = "jdk.readPollers";

    private Carriers() {}

    /**
     * Leave a processor to the other threads, if there are two, and unless {@code java} was told otherwise.
     *
     * <p>Has to come before the first virtual thread of the process.
     */
    public static void leaveOneProcessor() {
        if (System.getProperty(CARRIERS) == null) {
            int carriers = Math.max(1, Runtime.getRuntime().availableProcessors() - 1);
            System.setProperty(CARRIERS, Integer.toString(carriers));
            if (System.getProperty(POLLERS) == null) {
                System.setProperty(POLLERS, "1");
            }
        }
    }

    /** Return whether one thread carries all virtual threads. */
    public static boolean isSingle() {
        return Integer.getInteger(CARRIERS, Runtime.getRuntime().availableProcessors()) == 1;
    }
}
