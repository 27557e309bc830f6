package switchboard.bench.soak;

import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/**
 * Whether something goes on growing: the least that it was in the last third of the minutes beside the least in the
 * second third. What waits for slow clients comes and goes, what leaks stays; in the first third caches fill.
 *
 * @param before the least in the second third
 * @param after the least in the last third
 */
record Drift(double before, double after) {
    /** A third has at least so many minutes. */
    private static final int FEWEST = 2;

    /** Returns how a figure changed; empty where there were too few minutes to tell. */
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

    /** Returns whether it grew by no more than a share and an amount. */
    boolean isWithin(double share, double amount) {
        return after <= before * (1 + share) + amount;
    }
}
