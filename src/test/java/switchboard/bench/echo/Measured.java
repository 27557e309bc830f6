package switchboard.bench.echo;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * What was measured, round by round: {@code contestant -> what -> value per round}.
 *
 * <p>A round that a contestant did not finish has NaN. Used by one thread.
 */
final class Measured {
    private final Map<String, Map<String, List<Double>>> values = new LinkedHashMap<>();

    void add(String contestant, String what, double value) {
        values.computeIfAbsent(contestant, name -> new LinkedHashMap<>())
                .computeIfAbsent(what, name -> new ArrayList<>())
                .add(value);
    }

    /** Return the median over the rounds. */
    OptionalDouble median(String contestant, String what) {
        return median(values(contestant, what));
    }

    /** Return each round's ratio to what another contestant reached in the same round. */
    double[] ratios(String contestant, String to, String what) {
        List<Double> mine = values(contestant, what);
        List<Double> theirs = values(to, what);
        double[] ratios = new double[Math.min(mine.size(), theirs.size())];
        for (int round = 0; round < ratios.length; round++) {
            ratios[round] = mine.get(round) / theirs.get(round);
        }
        return Arrays.stream(ratios).filter(Double::isFinite).sorted().toArray();
    }

    private List<Double> values(String contestant, String what) {
        return values.getOrDefault(contestant, Map.of()).getOrDefault(what, List.of());
    }

    static OptionalDouble median(List<Double> values) {
        return median(values.stream()
                .mapToDouble(Double::doubleValue)
                .filter(Double::isFinite)
                .sorted()
                .toArray());
    }

    static OptionalDouble median(double[] sorted) {
        int count = sorted.length;
        return count == 0
                ? OptionalDouble.empty()
                : OptionalDouble.of((sorted[(count - 1) / 2] + sorted[count / 2]) / 2);
    }
}
