package switchboard.ui.edt;

import javax.swing.SwingUtilities;

/** Knows the event dispatch thread. Any thread. */
public final class Edt {
    private Edt() {}

    /**
     * Checks that this is the event dispatch thread.
     *
     * @throws IllegalStateException if it is another one
     */
    public static void require() {
        if (!SwingUtilities.isEventDispatchThread()) {
            throw new IllegalStateException(
                    "on thread " + Thread.currentThread().getName() + " instead of the event dispatch thread");
        }
    }

    /** Runs something on the event dispatch thread, after what waits there already; never waits for it. */
    public static void later(Runnable work) {
        SwingUtilities.invokeLater(work);
    }
}
