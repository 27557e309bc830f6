package switchboard.ui.edt;

import javax.swing.Timer;

/** Runs something again and again on the event dispatch thread. Event dispatch thread only. */
public final class Ticker implements AutoCloseable {
    /** How often the window looks for news, in milliseconds. */
    public static final int LIVE_MILLIS = 100;

    private final Timer timer;

    private Ticker(Timer timer) {
        this.timer = timer;
    }

    /**
     * Starts one; a round that throws is the thread's affair and does not end it.
     *
     * @param millis from the end of one round to the next; rounds that were missed are not made up for
     */
    @RequiresEdt
    public static Ticker every(int millis, Runnable round) {
        Edt.require();
        Timer timer = new Timer(millis, event -> {});
        timer.setCoalesce(true);
        timer.addActionListener(event -> {
            boolean done = false;
            try {
                round.run();
                done = true;
            } finally {
                // A timer whose listener threw believes for ever that its round is still under way.
                if (!done && timer.isRunning()) {
                    timer.restart();
                }
            }
        });
        timer.start();
        return new Ticker(timer);
    }

    /** Runs no more rounds. */
    @Override
    @RequiresEdt
    public void close() {
        Edt.require();
        timer.stop();
    }
}
