package switchboard.bench.echo;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The measured figures by round: {@code contestant -> measure -> value}.
 *
 * <p>A figure that a contestant did not finish is absent. Used by one thread.
 */
final class Measurements {
    /** The number of significant digits. */
    private static final MathContext DIGITS = new MathContext(5);

    private final List<Map<String, Map<String, Double>>> rounds;

    Measurements() {
        this(List.of());
    }

    /** Creates figures from the result of {@link #rounds()}. */
    Measurements(List<Map<String, Map<String, Double>>> rounds) {
        this.rounds = new ArrayList<>(rounds);
    }

    void beginRound() {
        rounds.add(new LinkedHashMap<>());
    }

    /** Adds a value to the current round. */
    void add(String contestant, Measure measure, double value) {
        rounds.getLast()
                .computeIfAbsent(contestant, name -> new LinkedHashMap<>())
                .put(measure.key(), new BigDecimal(value, DIGITS).doubleValue());
    }

    List<Map<String, Map<String, Double>>> rounds() {
        return rounds;
    }

    /** Returns the values of all rounds. */
    Optional<Spread> values(String contestant, Measure measure) {
        return spread(rounds.stream().map(round -> value(round, contestant, measure)));
    }

    /** Returns the ratio of each round to the yardstick in the same round. */
    Optional<Spread> ratios(String contestant, Baseline to, Measure measure) {
        return spread(rounds.stream()
                .map(round -> value(round, contestant, measure)
                        .flatMap(mine -> value(round, to, measure).map(theirs -> mine / theirs))));
    }

    /** Returns the yardstick's values of all rounds. */
    Optional<Spread> values(Baseline yardstick, Measure measure) {
        return spread(rounds.stream().map(round -> value(round, yardstick, measure)));
    }

    private static Optional<Double> value(Map<String, Map<String, Double>> round, Baseline yardstick, Measure measure) {
        Stream<Double> all = yardstick.contestants().stream().flatMap(name -> value(round, name, measure).stream());
        return measure.metric().moreIsBetter() ? all.max(Double::compare) : all.min(Double::compare);
    }

    private static Optional<Double> value(Map<String, Map<String, Double>> round, String contestant, Measure measure) {
        return Optional.ofNullable(round.getOrDefault(contestant, Map.of()).get(measure.key()));
    }

    private static Optional<Spread> spread(Stream<Optional<Double>> values) {
        return Spread.of(values.flatMap(Optional::stream)
                .mapToDouble(Double::doubleValue)
                .toArray());
    }
}
