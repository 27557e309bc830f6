package switchboard.ui.edt;

import javax.swing.SwingUtilities;

/** Access to the event dispatch thread. Thread-safe. */
public final class Edt {
    private Edt() {}

    /**
     * Checks that the current thread is the event dispatch thread.
     *
     * @throws IllegalStateException if it is another thread
     */
    public static void require() {
        if (!SwingUtilities.isEventDispatchThread()) {
            throw new IllegalStateException(
                    "on thread " + Thread.currentThread().getName() + " instead of the event dispatch thread");
        }
    }

    /** Queues work on the event dispatch thread and returns at once. */
    public static void later(Runnable work) {
        SwingUtilities.invokeLater(work);
    }
}
