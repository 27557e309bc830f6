package switchboard.bench.echo;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The extent of a measurement.
 *
 * @param name the name under which its figures are recorded; only figures of the same plan are compared
 * @param rounds the number of rounds
 * @param intervalMillis the length of a {@linkplain WarmUp warm-up} interval before each scenario, in milliseconds
 * @param mostIntervals the largest number of intervals; the warm-up ends earlier when two agree
 * @param millis the length of each scenario, in milliseconds
 * @param only the names of contestants to measure; empty for all
 */
record Plan(String name, int rounds, long intervalMillis, int mostIntervals, long millis, Set<String> only) {
    static final Plan FULL = new Plan("full", 3, 1_000, 10, 2_000, Set.of());
    static final Plan QUICK = new Plan(
            "quick",
            2,
            500,
            8,
            900,
            Stream.of(EchoBench.SUBJECTS, Baseline.NETTY.contestants(), Baseline.NAIVE.contestants())
                    .flatMap(List::stream)
                    .collect(Collectors.toUnmodifiableSet()));

    Plan rounds(int wanted) {
        return new Plan(name, wanted, intervalMillis, mostIntervals, millis, only);
    }

    Plan only(Set<String> wanted) {
        return new Plan(name, rounds, intervalMillis, mostIntervals, millis, wanted);
    }

    boolean wants(Contestant contestant) {
        return only.isEmpty() || only.contains(contestant.name());
    }
}
