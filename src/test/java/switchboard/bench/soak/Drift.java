package switchboard.bench.soak;

import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/**
 * Whether something goes on growing: the median of the last third of the minutes beside that of the second third. In
 * the first third caches fill and the tables get their rows.
 *
 * @param before the median of the second third
 * @param after the median of the last third
 */
record Drift(double before, double after) {
    /** A third has at least so many minutes. */
    private static final int FEWEST = 2;

    /** Return how a figure changed; empty where there were too few minutes to tell. */
    static Optional<Drift> of(List<Vitals> minutes, ToDoubleFunction<Vitals> figure) {
        int third = minutes.size() / 3;
        if (third < FEWEST) {
            return Optional.empty();
        }
        int last = minutes.size() - third;
        return Optional.of(new Drift(
                median(minutes.subList(last - third, last), figure),
                median(minutes.subList(last, minutes.size()), figure)));
    }

    private static double median(List<Vitals> some, ToDoubleFunction<Vitals> figure) {
        double[] sorted = some.stream().mapToDouble(figure).sorted().toArray();
        return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
    }

    /** Return whether it grew by no more than a share and an amount. */
    boolean isWithin(double share, double amount) {
        return after <= before * (1 + share) + amount;
    }
}
