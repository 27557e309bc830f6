package switchboard.bench.recording;

import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import switchboard.bench.echo.Contestant;
import switchboard.bench.echo.Scenario;
import switchboard.bench.echo.Spread;

/** Formats the samples of all rounds: for each disk and scenario a table in Markdown. */
final class RecordingTable {
    private final List<Sample> samples;

    RecordingTable(List<Sample> samples) {
        this.samples = samples;
    }

    /** Returns a table of a disk and a scenario. */
    String text(String disk, Scenario scenario, List<Contestant> servers) {
        StringBuilder text = new StringBuilder(String.format(
                Locale.ROOT,
                "%s, %s: median (lowest\u2013highest) of all rounds%n%n"
                        + "| server | messages/s | p99.9 ms | longest ms |%n|---|---:|---:|---:|%n",
                disk,
                scenario.words()));
        for (Contestant server : servers) {
            List<Sample> some = samples.stream()
                    .filter(sample -> sample.disk().equals(disk)
                            && sample.scenario().equals(scenario)
                            && sample.server().equals(server.name()))
                    .toList();
            text.append(String.format(
                    Locale.ROOT,
                    "| %s | %s | %s | %s |%n",
                    server.words(),
                    spread(some, "%,.0f", Sample::perSecond),
                    spread(some, "%.1f", sample -> sample.latency().p999() / 1e6),
                    spread(some, "%.1f", sample -> sample.latency().longest() / 1e6)));
        }
        return text.toString();
    }

    private static String spread(List<Sample> samples, String format, ToDoubleFunction<Sample> figure) {
        return Spread.of(samples.stream().mapToDouble(figure).toArray())
                .map(spread -> spread.text(format))
                .orElse("\u2013");
    }
}
