package switchboard.bench.echo;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Formats the measured figures as the tables of the measurements' document. */
final class Report {
    private final Measurements measured;
    private final List<Contestant> contestants;

    Report(Measurements measured, List<Contestant> contestants) {
        this.measured = measured;
        this.contestants = contestants;
    }

    /** Returns the tables in Markdown: the ratios, then the medians. */
    String text() {
        List<Scenario> loops = Stream.concat(Scenario.CLOSED.stream(), Stream.of(Scenario.IDLE))
                .toList();
        List<String> lines = new ArrayList<>();
        lines.add("Messages a second as ratios to those of the better Netty in the same round, median"
                + " (lowest\u2013highest):");
        lines.add("");
        lines.add(row("", loops.stream().map(Scenario::words)));
        lines.add("|---|" + "---:|".repeat(loops.size()));
        for (Contestant contestant : contestants) {
            lines.add(row(contestant.words(), loops.stream().map(scenario -> ratio(contestant, scenario))));
        }
        lines.add("");
        lines.add("The medians themselves: thousand messages a second; processor time of the server at 50 clients"
                + " x 32 bytes; connects; latencies at half of capacity, from when a message was due; memory and"
                + " threads with 10,000 clients:");
        lines.add("");
        List<String> heads = new ArrayList<>(List.of("50 x 32", "16 deep", "1,000 x 32", "50 x 16 KiB", "10,000"));
        heads.addAll(List.of(
                "CPU \u00b5s each", "connects/s", "p50 \u00b5s", "p99 \u00b5s", "p99.9 \u00b5s", "longest \u00b5s"));
        heads.addAll(List.of("bytes a client", "threads"));
        lines.add(row("", heads.stream()));
        lines.add("|---|" + "---:|".repeat(heads.size()));
        for (Contestant contestant : contestants) {
            lines.add(row(
                    contestant.words(),
                    Stream.concat(
                            loops.stream().map(scenario -> number(contestant, scenario, Metric.RATE, 1e-3, "%,.1f")),
                            Stream.of(
                                    number(contestant, Scenario.SMALL, Metric.CPU, 1, "%.1f"),
                                    number(contestant, Scenario.CONNECT, Metric.RATE, 1, "%,.0f"),
                                    number(contestant, Scenario.HALF, Metric.P50, 1, "%,.0f"),
                                    number(contestant, Scenario.HALF, Metric.P99, 1, "%,.0f"),
                                    number(contestant, Scenario.HALF, Metric.P999, 1, "%,.0f"),
                                    number(contestant, Scenario.HALF, Metric.LONGEST, 1, "%,.0f"),
                                    number(contestant, Scenario.IDLE, Metric.BYTES, 1, "%,.0f"),
                                    number(contestant, Scenario.IDLE, Metric.THREADS, 1, "%.0f")))));
        }
        lines.add("");
        lines.add("A storm: 1,000 clients connect within 0.15 s and speak at once; milliseconds from connecting to the"
                + " first answer, at a server that was just started, and after all of the above:");
        lines.add("");
        lines.add(row("", Stream.of("p50", "p99", "longest", "failed", "then p50", "p99", "longest", "failed")));
        lines.add("|---|" + "---:|".repeat(8));
        for (Contestant contestant : contestants) {
            lines.add(row(
                    contestant.words(),
                    Stream.of(Scenario.STORM, Scenario.STORM_WARM)
                            .flatMap(storm -> Stream.of(
                                    number(contestant, storm, Metric.P50, 1e-3, "%,.1f"),
                                    number(contestant, storm, Metric.P99, 1e-3, "%,.1f"),
                                    number(contestant, storm, Metric.LONGEST, 1e-3, "%,.1f"),
                                    number(contestant, storm, Metric.FAILED, 1, "%.0f")))));
        }
        return String.join("\n", lines) + "\n";
    }

    private static String row(String head, Stream<String> cells) {
        StringBuilder row = new StringBuilder("| " + head + " |");
        cells.forEach(cell -> row.append(' ').append(cell).append(" |"));
        return row.toString();
    }

    private String ratio(Contestant contestant, Scenario scenario) {
        return measured.ratios(contestant.name(), Baseline.NETTY, new Measure(scenario, Metric.RATE))
                .map(spread -> spread.text("%.2f"))
                .orElse("");
    }

    private String number(Contestant contestant, Scenario scenario, Metric metric, double factor, String format) {
        return measured.values(contestant.name(), new Measure(scenario, metric))
                .map(spread -> String.format(Locale.ROOT, format, spread.median() * factor))
                .orElse("");
    }
}
