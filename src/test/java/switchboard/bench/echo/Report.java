package switchboard.bench.echo;

import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/** Prints what was measured as the README's tables. */
final class Report {
    private final Measured measured;
    private final List<Contestant> contestants;

    Report(Measured measured, List<Contestant> contestants) {
        this.measured = measured;
        this.contestants = contestants;
    }

    void print(PrintStream out) {
        out.println();
        out.println("Messages a second as a ratio to Netty with epoll in the same round: median (smallest-largest)");
        out.println();
        out.print("| |");
        Scenario.ALL.forEach(scenario -> out.print(" " + scenario.words() + " |"));
        out.println();
        out.println("|---|" + "---:|".repeat(Scenario.ALL.size()));
        for (Contestant contestant : contestants) {
            out.print("| " + contestant.words() + " |");
            Scenario.ALL.forEach(scenario -> out.print(" " + ratio(contestant, scenario) + " |"));
            out.println();
        }
        out.println();
        out.println("| | CPU s per million | connects/s | p50 | p99 | p99.9 us at a fixed rate | bytes per idle client"
                + " | platform threads |");
        out.println("|---|---:|---:|---:|---:|---:|---:|---:|");
        for (Contestant contestant : contestants) {
            out.println("| " + contestant.words()
                    + " | " + number(contestant, Scenario.SMALL.name() + " cpu", "%.1f")
                    + " | " + number(contestant, "connects", "%,.0f")
                    + " | " + number(contestant, "rate p50", "%,.0f")
                    + " | " + number(contestant, "rate p99", "%,.0f")
                    + " | " + number(contestant, "rate p99.9", "%,.0f")
                    + " | " + number(contestant, "bytes per client", "%,.0f")
                    + " | " + number(contestant, "threads", "%.0f") + " |");
        }
    }

    private String ratio(Contestant contestant, Scenario scenario) {
        double[] ratios = measured.ratios(contestant.name(), EchoBench.YARDSTICK, scenario.name());
        return ratios.length == 0
                ? ""
                : String.format(
                        Locale.ROOT,
                        "%.2f (%.2f-%.2f)",
                        Measured.median(ratios).orElseThrow(),
                        ratios[0],
                        ratios[ratios.length - 1]);
    }

    private String number(Contestant contestant, String what, String format) {
        OptionalDouble median = measured.median(contestant.name(), what);
        return median.isPresent() ? String.format(Locale.ROOT, format, median.getAsDouble()) : "";
    }
}
