package switchboard.bench.echo;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How much to measure.
 *
 * @param name what its figures are recorded under: only figures of the same plan are compared
 * @param rounds how often all of it
 * @param intervalMillis {@linkplain WarmUp before} each scenario the server is kept busy for intervals of this length
 * @param mostIntervals until two agree, but no more often than this
 * @param millis how long each scenario counts
 * @param only these contestants; empty for all
 */
record Plan(String name, int rounds, long intervalMillis, int mostIntervals, long millis, Set<String> only) {
    static final Plan FULL = new Plan("full", 3, 1_000, 10, 2_000, Set.of());
    static final Plan QUICK = new Plan(
            "quick",
            2,
            500,
            8,
            900,
            Stream.of(EchoBench.SUBJECTS, Yardstick.NETTY.contestants(), Yardstick.NAIVE.contestants())
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
