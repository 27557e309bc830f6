package switchboard.bench.echo;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The goals that the tables decide, with the figures behind each verdict. */
final class Goals {
    static final String MET = "met:     ";
    static final String NOT_MET = "NOT MET: ";

    private static final String ON = EchoBench.SUBJECT;
    private static final String OFF = EchoBench.WITHOUT_RECORDING;
    /** The largest ratio of the longest wait in a storm to that of naive virtual threads. */
    private static final double JOIN_RATIO = 2.00;

    private static final double CLIENT_BYTES = 2_500;
    private static final double THREADS = 30;

    private final Measurements measured;
    private final List<String> lines = new ArrayList<>();

    Goals(Measurements measured) {
        this.measured = measured;
        atLeast(1.00, ON, Scenario.SMALL, Scenario.MANY, Scenario.LARGE);
        atLeast(1.00, OFF, Scenario.SMALL, Scenario.MANY);
        atLeast(1.15, OFF, Scenario.LARGE, Scenario.DEEP);
        for (String subject : EchoBench.SUBJECTS) {
            Measure slowest = new Measure(Scenario.HALF, Metric.P999);
            decideRatio(subject, slowest, Baseline.NETTY, false, 1.00);
            Measure join = new Measure(Scenario.STORM, Metric.LONGEST);
            decideRatio(subject, join, Baseline.NAIVE, false, JOIN_RATIO);
        }
        for (String subject : EchoBench.SUBJECTS) {
            Measure bytes = new Measure(Scenario.IDLE, Metric.BYTES);
            decide(subject, bytes, measured.values(subject, bytes), "%,.0f", "", false, CLIENT_BYTES);
            Measure threads = new Measure(Scenario.IDLE, Metric.THREADS);
            decide(subject, threads, measured.values(subject, threads), "%.0f", "", false, THREADS);
        }
    }

    private void atLeast(double goal, String subject, Scenario... scenarios) {
        for (Scenario scenario : scenarios) {
            Measure rate = new Measure(scenario, Metric.RATE);
            decideRatio(subject, rate, Baseline.NETTY, true, goal);
        }
    }

    private void decideRatio(String subject, Measure measure, Baseline to, boolean least, double goal) {
        decide(subject, measure, measured.ratios(subject, to, measure), "%.2f", " times " + to.words(), least, goal);
    }

    private void decide(
            String subject,
            Measure measure,
            Optional<Spread> found,
            String format,
            String unit,
            boolean least,
            double goal) {
        if (found.isEmpty()) {
            return;
        }
        double median = found.get().median();
        lines.add(String.format(
                Locale.ROOT,
                "%s%s, %s: %s%s; the goal is at %s " + format + ".",
                (least ? median >= goal : median <= goal) ? MET : NOT_MET,
                subject,
                measure.words(),
                found.get().text(format),
                unit,
                least ? "least" : "most",
                goal));
    }

    /** Returns one line for each goal that was measured. */
    List<String> lines() {
        return lines;
    }
}
