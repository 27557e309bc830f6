package switchboard.bench.soak;

import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/**
 * The growth of a figure: the minimum of the last third of the minutes compared with that of the second third. Queues
 * for slow clients come and go, leaks stay; caches fill in the first third.
 *
 * @param before the minimum of the second third
 * @param after the minimum of the last third
 */
record Drift(double before, double after) {
    /** The smallest number of minutes in a third. */
    private static final int FEWEST = 2;

    /** Returns the drift of a figure; empty if there are too few minutes. */
    static Optional<Drift> of(List<Vitals> minutes, ToDoubleFunction<Vitals> figure) {
        int third = minutes.size() / 3;
        if (third < FEWEST) {
            return Optional.empty();
        }
        int last = minutes.size() - third;
        return Optional.of(new Drift(
                least(minutes.subList(last - third, last), figure),
                least(minutes.subList(last, minutes.size()), figure)));
    }

    private static double least(List<Vitals> some, ToDoubleFunction<Vitals> figure) {
        return some.stream().mapToDouble(figure).min().orElse(0);
    }

    /** Returns whether the growth is at most a share plus an amount. */
    boolean isWithin(double share, double amount) {
        return after <= before * (1 + share) + amount;
    }
}
