package switchboard.ui.edt;

import javax.swing.Timer;

/** A timer that runs work repeatedly on the event dispatch thread. Event dispatch thread only. */
public final class Ticker implements AutoCloseable {
    /** The interval in milliseconds at which the window reads new facts. */
    public static final int LIVE_MILLIS = 100;

    private final Timer timer;

    private Ticker(Timer timer) {
        this.timer = timer;
    }

    /**
     * Starts a ticker; it goes on after a round that throws an exception.
     *
     * @param millis the time between two rounds, in milliseconds; missed rounds are coalesced into one
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
                // A coalescing timer whose listener threw takes its event as still pending and would never fire again.
                if (!done && timer.isRunning()) {
                    timer.restart();
                }
            }
        });
        timer.start();
        return new Ticker(timer);
    }

    /** Stops the ticker. */
    @Override
    @RequiresEdt
    public void close() {
        Edt.require();
        timer.stop();
    }
}
