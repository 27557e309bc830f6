package switchboard.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToLongFunction;
import java.util.stream.IntStream;
import switchboard.client.swarm.Expectation;
import switchboard.client.swarm.KindCounts;
import switchboard.client.swarm.SwarmReport;
import switchboard.export.JsonObject;
import switchboard.terminal.TerminalText;
import switchboard.terminal.TextTable;
import switchboard.text.CodedText;

/**
 * Formats the report of a swarm as text or as JSON.
 *
 * <p>Stateless and thread-safe.
 */
final class SwarmSummary {
    /** A column of the summary. */
    private record Figure(String name, boolean ofAnswers, boolean isSize, ToLongFunction<KindCounts> value) {}

    private static final List<Figure> FIGURES = List.of(
            new Figure("clients", false, false, KindCounts::clients),
            new Figure("connects", false, false, KindCounts::connects),
            new Figure("refused", false, false, KindCounts::refused),
            new Figure("sent", false, false, KindCounts::sent),
            new Figure("odd", false, false, KindCounts::odd),
            new Figure("replies", false, false, KindCounts::replies),
            new Figure("right", true, false, KindCounts::right),
            new Figure("wrong", true, false, KindCounts::wrong),
            new Figure("missing", true, false, KindCounts::missing),
            new Figure("FIN", false, false, KindCounts::fin),
            new Figure("RST", false, false, KindCounts::rst),
            new Figure("cut", false, false, KindCounts::cut),
            new Figure("out", false, true, KindCounts::bytesOut),
            new Figure("in", false, true, KindCounts::bytesIn));

    private static final String NOT_CHECKED = "-";

    private SwarmSummary() {}

    /** Returns a table, the failures as sentences, and a verdict. */
    static String text(SwarmReport report) {
        boolean checked = report.plan().expect() == Expectation.ECHO;
        List<List<String>> rows = new ArrayList<>();
        List<String> head = new ArrayList<>(List.of("kind"));
        FIGURES.forEach(figure -> head.add(figure.name()));
        rows.add(head);
        for (KindCounts kind : report.kinds()) {
            rows.add(row(kind.kind().word(), checked && kind.kind().keepsRules(), List.of(kind)));
        }
        if (report.kinds().size() > 1) {
            rows.add(row("all", checked, report.kinds()));
        }
        List<Integer> right = IntStream.rangeClosed(1, FIGURES.size()).boxed().toList();
        StringBuilder text = new StringBuilder();
        TextTable.lines(rows, right).forEach(line -> text.append(line).append(System.lineSeparator()));
        for (KindCounts kind : report.kinds()) {
            for (Map.Entry<CodedText, Long> trouble : kind.troubles().entrySet()) {
                text.append(String.format(
                        Locale.ROOT,
                        "%s: %,d × %s%n",
                        kind.kind().word(),
                        trouble.getValue(),
                        TerminalText.inert(trouble.getKey().english())));
            }
        }
        return text.append(verdict(report)).append(System.lineSeparator()).toString();
    }

    /** Returns the sums of some kinds; replies are checked, and counted here, only of kinds that keep the rules. */
    private static List<String> row(String name, boolean checked, List<KindCounts> kinds) {
        List<String> row = new ArrayList<>(List.of(name));
        for (Figure figure : FIGURES) {
            long value = kinds.stream()
                    .filter(kind -> !figure.ofAnswers() || kind.kind().keepsRules())
                    .mapToLong(figure.value())
                    .sum();
            if (figure.ofAnswers() && !checked) {
                row.add(NOT_CHECKED);
            } else {
                row.add(figure.isSize() ? TextTable.size(value) : String.format(Locale.ROOT, "%,d", value));
            }
        }
        return row;
    }

    private static String verdict(SwarmReport report) {
        double seconds = report.time().toMillis() / 1000.0;
        String run = String.format(
                Locale.ROOT,
                "Seed %d, %.1f s%s, %,.1f messages a second: ",
                report.plan().seed(),
                seconds,
                report.stopped() ? " (stopped)" : "",
                report.total(KindCounts::sent) / Math.max(0.001, seconds));
        if (report.kinds().stream().noneMatch(kind -> kind.kind().keepsRules())) {
            return run + "nobody kept the rules, so nobody could expect anything.";
        }
        String answered = report.plan().expect() == Expectation.ECHO ? " and answered" : "";
        return run
                + (report.isGood()
                        ? "all that kept the rules were let in, kept" + answered + "."
                        : "not all that kept the rules were let in, kept" + answered + ".");
    }

    /** Returns the report as one line of JSON. */
    static String json(SwarmReport report) {
        List<String> kinds = report.kinds().stream()
                .map(kind -> {
                    JsonObject object = new JsonObject()
                            .begin("kind")
                            .put("kind", kind.kind().word());
                    FIGURES.forEach(figure -> object.put(
                            figure.name().toLowerCase(Locale.ROOT),
                            figure.value().applyAsLong(kind)));
                    List<String> troubles = new ArrayList<>();
                    kind.troubles()
                            .forEach((text, count) -> troubles.add(new JsonObject()
                                    .begin("trouble")
                                    .put("sentence", text.english())
                                    .put("count", count)
                                    .nested()));
                    return object.put("good", kind.isGood())
                            .putJson("troubles", array(troubles))
                            .nested();
                })
                .toList();
        return new JsonObject()
                .begin("swarm")
                .put("seed", report.plan().seed())
                .put("mix", report.plan().mix().toString())
                .put("expect", report.plan().expect().word())
                .put("milliseconds", report.time().toMillis())
                .put("stopped", report.stopped())
                .put("good", report.isGood())
                .putJson("kinds", array(kinds))
                .end()
                .toString();
    }

    private static String array(List<String> objects) {
        return "[" + String.join(",", objects) + "]";
    }
}
