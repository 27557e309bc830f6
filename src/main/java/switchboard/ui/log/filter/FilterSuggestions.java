package switchboard.ui.log.filter;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import switchboard.filter.ClientCondition;
import switchboard.filter.Comparison;
import switchboard.filter.DirectionCondition;
import switchboard.filter.Filter;
import switchboard.filter.FilterLanguage;
import switchboard.filter.ProblemCondition;
import switchboard.filter.SizeCondition;
import switchboard.filter.TextCondition;
import switchboard.filter.TimeCondition;
import switchboard.filter.TimeReference;
import switchboard.record.LogRow;
import switchboard.ui.LocalizedFormats;
import switchboard.ui.Strings;
import switchboard.ui.look.InertText;
import switchboard.wire.Direction;
import switchboard.wire.Severity;

/** Suggests filter conditions for a row. Thread-safe. */
public final class FilterSuggestions {
    private static final int TEXT = 32;

    private FilterSuggestions() {}

    /**
     * A suggested condition.
     *
     * @param words its meaning
     * @param text its text in the filter language
     */
    public record Suggestion(String words, String text) {}

    /**
     * Returns the conditions that a row suggests.
     *
     * @param title the title of the row's client
     */
    public static List<Suggestion> of(LogRow row, String title, TimeReference reference) {
        List<Suggestion> list = new ArrayList<>();
        Filter client = new ClientCondition(Set.of(row.client()));
        add(list, Strings.of("log.by.client", title), client, reference);
        add(list, Strings.of("log.by.client.not", title), Filter.not(client), reference);
        boolean in = row.direction() == Direction.IN;
        add(list, Strings.of(in ? "log.by.in" : "log.by.out"), new DirectionCondition(row.direction()), reference);
        if (row.severity() == Severity.PROBLEM) {
            add(list, Strings.of("log.by.problem"), new ProblemCondition(""), reference);
        }
        String line = firstWords(row.preview());
        if (!line.isEmpty()) {
            add(list, Strings.of("log.by.text", InertText.of(line)), new TextCondition(line), reference);
        }
        add(
                list,
                Strings.of("log.by.size", LocalizedFormats.count(row.bodyLength())),
                new SizeCondition(Comparison.AT_LEAST, row.bodyLength()),
                reference);
        add(list, Strings.of("log.by.time.from"), new TimeCondition(Comparison.AT_LEAST, row.at()), reference);
        add(list, Strings.of("log.by.time.to"), new TimeCondition(Comparison.AT_MOST, row.at()), reference);
        return list;
    }

    private static void add(List<Suggestion> list, String words, Filter filter, TimeReference reference) {
        list.add(new Suggestion(words, FilterLanguage.text(filter, reference)));
    }

    /** Returns the beginning of the first line, cut between words if possible. */
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
