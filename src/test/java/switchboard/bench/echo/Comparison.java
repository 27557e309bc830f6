package switchboard.bench.echo;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Compares measured figures with recorded ones and lists regressions and improvements.
 *
 * <p>Ratios to the yardstick in the same round are compared, because absolute figures depend on the machine and the
 * hour. Memory and threads are compared directly. A figure regressed if every round is worse than the worst recorded
 * round and the median is worse than the recorded one by more than the {@linkplain Metric#slack() slack}. An
 * improvement is the reverse.
 */
final class Comparison {
    private static final List<Measure> BY_RATIO = new ArrayList<>();
    private static final List<Measure> AS_THEY_ARE =
            List.of(new Measure(Scenario.IDLE, Metric.BYTES), new Measure(Scenario.IDLE, Metric.THREADS));

    static {
        for (Scenario scenario : Scenario.CLOSED) {
            BY_RATIO.add(new Measure(scenario, Metric.RATE));
            BY_RATIO.add(new Measure(scenario, Metric.CPU));
        }
        BY_RATIO.add(new Measure(Scenario.IDLE, Metric.RATE));
        BY_RATIO.add(new Measure(Scenario.CONNECT, Metric.RATE));
        BY_RATIO.add(new Measure(Scenario.HALF, Metric.P50));
        BY_RATIO.add(new Measure(Scenario.HALF, Metric.P999));
    }

    private static final List<Measure> BY_RATIO_TO_NAIVE =
            List.of(new Measure(Scenario.STORM, Metric.LONGEST), new Measure(Scenario.STORM_WARM, Metric.LONGEST));

    private final List<String> slid = new ArrayList<>();
    private final List<String> better = new ArrayList<>();
    private int compared;

    /** Compares the figures of a run with the recorded ones. */
    Comparison(Measurements recorded, Measurements now) {
        for (String subject : EchoBench.SUBJECTS) {
            for (Measure measure : BY_RATIO) {
                compare(subject, measure, Baseline.NETTY, recorded, now);
            }
            for (Measure measure : BY_RATIO_TO_NAIVE) {
                compare(subject, measure, Baseline.NAIVE, recorded, now);
            }
            for (Measure measure : AS_THEY_ARE) {
                compare(subject, measure, "", recorded.values(subject, measure), now.values(subject, measure));
            }
        }
    }

    private void compare(String subject, Measure measure, Baseline to, Measurements recorded, Measurements now) {
        compare(
                subject,
                measure,
                "times " + to.words(),
                recorded.ratios(subject, to, measure),
                now.ratios(subject, to, measure));
    }

    private void compare(
            String subject, Measure measure, String unit, Optional<Spread> recorded, Optional<Spread> now) {
        if (recorded.isEmpty() || now.isEmpty()) {
            return;
        }
        compared++;
        Spread before = recorded.get();
        Spread after = now.get();
        double slack = measure.metric().slack();
        boolean more = after.smallest() > before.largest() && after.median() > before.median() * (1 + slack);
        boolean less = after.largest() < before.smallest() && after.median() < before.median() * (1 - slack);
        if (more || less) {
            String format = before.median() < 10 ? "%.2f" : "%,.0f";
            (more == measure.metric().moreIsBetter() ? better : slid)
                    .add(String.format(
                            Locale.ROOT,
                            "%s, %s: %s %snow, %s when it was recorded.",
                            subject,
                            measure.words(),
                            after.text(format),
                            unit.isEmpty() ? "" : unit + " ",
                            before.text(format)));
        }
    }

    /** Returns one sentence for each regression. */
    List<String> slid() {
        return slid;
    }

    /** Returns one sentence for each improvement. */
    List<String> better() {
        return better;
    }

    /** Returns the number of figures present on both sides. */
    int compared() {
        return compared;
    }
}
