package switchboard.ui.log;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import switchboard.filter.Comparison;
import switchboard.filter.Filter;
import switchboard.filter.FilterLanguage;
import switchboard.filter.Moment;
import switchboard.record.LogRow;
import switchboard.ui.Quantities;
import switchboard.ui.Strings;
import switchboard.ui.look.InertText;
import switchboard.wire.Direction;
import switchboard.wire.Severity;

/** Knows what one could look for when one sees a row: conditions as they would be typed. Stateless. */
final class RowFilters {
    private static final int TEXT = 32;

    private RowFilters() {}

    /**
     * A condition.
     *
     * @param words what it means
     * @param text how it is typed
     */
    record Condition(String words, String text) {}

    /** Return the conditions that a row suggests; {@code title} is what its client is called. */
    static List<Condition> of(LogRow row, String title, Moment moment) {
        List<Condition> list = new ArrayList<>();
        Filter client = new Filter.Clients(Set.of(row.client()));
        add(list, Strings.of("log.by.client", title), client, moment);
        add(list, Strings.of("log.by.client.not", title), Filter.not(client), moment);
        boolean in = row.direction() == Direction.IN;
        add(list, Strings.of(in ? "log.by.in" : "log.by.out"), new Filter.Way(row.direction()), moment);
        if (row.severity() == Severity.PROBLEM) {
            add(list, Strings.of("log.by.problem"), new Filter.Problem(""), moment);
        }
        String line = firstWords(row.preview());
        if (!line.isEmpty()) {
            add(list, Strings.of("log.by.text", InertText.of(line)), new Filter.Text(line), moment);
        }
        add(
                list,
                Strings.of("log.by.size", Quantities.count(row.bodyLength())),
                new Filter.Size(Comparison.AT_LEAST, row.bodyLength()),
                moment);
        add(list, Strings.of("log.by.time.from"), new Filter.Time(Comparison.AT_LEAST, row.at()), moment);
        add(list, Strings.of("log.by.time.to"), new Filter.Time(Comparison.AT_MOST, row.at()), moment);
        return list;
    }

    private static void add(List<Condition> list, String words, Filter filter, Moment moment) {
        list.add(new Condition(words, FilterLanguage.text(filter, moment)));
    }

    /** Return the beginning of the first line, cut between words if there are any. */
    private static String firstWords(String preview) {
        String line = preview.lines().findFirst().orElse("").strip();
        if (line.codePointCount(0, line.length()) <= TEXT) {
            return line;
        }
        String cut = line.substring(0, line.offsetByCodePoints(0, TEXT));
        int blank = cut.lastIndexOf(' ');
        return blank > TEXT / 2 ? cut.substring(0, blank) : cut;
    }
}
