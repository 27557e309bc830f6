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
     * Start one; a round that throws does not end it.
     *
     * @param millis from the end of one round to the next; rounds that were missed are not made up for
     */
    @RequiresEdt
    public static Ticker every(int millis, Runnable round) {
        Edt.require();
        Timer timer = new Timer(millis, event -> round.run());
        timer.setCoalesce(true);
        timer.start();
        return new Ticker(timer);
    }

    /** Run no more rounds. */
    @Override
    @RequiresEdt
    public void close() {
        Edt.require();
        timer.stop();
    }
}
