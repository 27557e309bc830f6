package switchboard.bench.echo;

import java.io.IOException;

/** Keeps a server busy until its rate is steady; a cold server was measured at a third of the rate of a warm one. */
public final class WarmUp {
    /** The largest relative difference between the last two intervals. */
    private static final double SLACK = 0.05;

    private WarmUp() {}

    /**
     * Runs intervals until the last two agree within 5 %.
     *
     * @param most the largest number of intervals
     * @return whether the rate became steady
     */
    public static boolean untilSteady(ClosedLoop load, long intervalMillis, int most) throws IOException {
        double last = 0;
        for (int interval = 0; interval < most; interval++) {
            double rate = load.run(intervalMillis).perSecond();
            if (Math.abs(rate - last) <= SLACK * Math.max(rate, last)) {
                return true;
            }
            last = rate;
        }
        return false;
    }
}
