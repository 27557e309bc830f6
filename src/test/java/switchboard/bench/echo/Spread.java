package switchboard.bench.echo;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The median of several values, with the smallest and the largest. */
public record Spread(double smallest, double median, double largest) {
    /** Returns the spread of values; empty if there are none. */
    public static Optional<Spread> of(double[] values) {
        double[] sorted = Arrays.stream(values).sorted().toArray();
        int count = sorted.length;
        return count == 0
                ? Optional.empty()
                : Optional.of(
                        new Spread(sorted[0], (sorted[(count - 1) / 2] + sorted[count / 2]) / 2, sorted[count - 1]));
    }

    /** Returns text such as {@code 1.03 (0.98-1.10)}, each number in the given format. */
    public String text(String format) {
        return String.format(Locale.ROOT, format + " (" + format + "\u2013" + format + ")", median, smallest, largest);
    }
}
