package switchboard.bench.echo;

import java.io.IOException;

/** Keeps a server busy until it is as fast as it gets: a cold one was measured at a third of a warm one. */
final class WarmUp {
    /** So much the last two intervals may differ. */
    private static final double SLACK = 0.05;

    private WarmUp() {}

    /**
     * Runs intervals until the last two agree within 5 %, but not for ever.
     *
     * @param most how many intervals at most
     * @return whether it became steady
     */
    static boolean untilSteady(ClosedLoop load, long intervalMillis, int most) throws IOException {
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
