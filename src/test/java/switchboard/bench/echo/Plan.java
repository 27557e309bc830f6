package switchboard.bench.echo;

import java.util.Set;

/**
 * How much to measure.
 *
 * @param name what its figures are recorded under: only figures of the same plan are compared
 * @param rounds how often all of it
 * @param firstWarmUpMillis before the first scenario of a new process, which has to be compiled
 * @param warmUpMillis before every other one
 * @param millis how long each scenario counts
 * @param only these contestants; empty for all
 */
record Plan(String name, int rounds, long firstWarmUpMillis, long warmUpMillis, long millis, Set<String> only) {
    static final Plan FULL = new Plan("full", 3, 2_000, 800, 2_000, Set.of());
    static final Plan QUICK =
            new Plan("quick", 2, 1_300, 400, 900, Set.of("switchboard", "switchboard-off", EchoBench.YARDSTICK));

    Plan rounds(int wanted) {
        return new Plan(name, wanted, firstWarmUpMillis, warmUpMillis, millis, only);
    }

    Plan only(Set<String> wanted) {
        return new Plan(name, rounds, firstWarmUpMillis, warmUpMillis, millis, wanted);
    }

    boolean wants(Contestant contestant) {
        return only.isEmpty() || only.contains(contestant.name());
    }
}
