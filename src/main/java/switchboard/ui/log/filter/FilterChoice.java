package switchboard.ui.log.filter;

import java.util.Set;
import java.util.function.Function;
import switchboard.filter.ClientCondition;
import switchboard.filter.Filter;
import switchboard.filter.FilterLanguage;
import switchboard.filter.ParsedFilter;
import switchboard.filter.TimeReference;
import switchboard.model.ConnectionId;
import switchboard.ui.Strings;

/**
 * The filter settings of the log: clients, direction and typed filter. Immutable.
 *
 * @param clients the clients whose messages are shown; empty for all
 * @param quickFilter the quick filter by direction or problem
 * @param text the last typed text without a syntax error
 * @param typed the filter that {@code text} means
 */
public record FilterChoice(Set<ConnectionId> clients, QuickFilter quickFilter, String text, Filter typed) {
    /** The settings that show all messages. */
    static final FilterChoice ALL = new FilterChoice(Set.of(), QuickFilter.ALL, "", Filter.ALL);

    public FilterChoice {
        clients = Set.copyOf(clients);
    }

    FilterChoice with(Set<ConnectionId> only) {
        return new FilterChoice(only, quickFilter, text, typed);
    }

    FilterChoice with(QuickFilter other) {
        return new FilterChoice(clients, other, text, typed);
    }

    /** Returns these settings with another text, or unchanged if the text has a syntax error. */
    FilterChoice with(String other, ParsedFilter parsed) {
        return switch (parsed) {
            case ParsedFilter.Valid understood -> new FilterChoice(clients, quickFilter, other, understood.filter());
            case ParsedFilter.Invalid misunderstood -> this;
        };
    }

    private Filter chosen() {
        return Filter.all(clients.isEmpty() ? Filter.ALL : new ClientCondition(clients), quickFilter.filter());
    }

    /** Returns the filter made of all settings. */
    Filter filter() {
        return Filter.all(chosen(), typed);
    }

    /**
     * Returns the description of the filter.
     *
     * @param titles returns the title of a client
     */
    String words(Function<ConnectionId, String> titles, TimeReference reference) {
        return Strings.render(FilterLanguage.describe(filter(), titles, reference));
    }

    /** Returns the text of a filter that means all settings together; the typed part stays as it was typed. */
    String fullText(TimeReference reference) {
        return join(FilterLanguage.text(chosen(), reference), text, typed);
    }

    /** Returns the typed text combined with another condition by "and". */
    public String and(String condition) {
        return join(condition, text, typed);
    }

    /** Returns the typed text combined with another condition by "or". */
    public String or(String condition) {
        return text.isBlank() || typed.isAll() ? condition : text.strip() + " or " + condition;
    }

    private static String join(String condition, String text, Filter typed) {
        if (condition.isEmpty() || text.isBlank() || typed.isAll()) {
            return condition.isEmpty() ? text.strip() : condition;
        }
        String first = typed instanceof Filter.Or ? "(" + text.strip() + ")" : text.strip();
        return first + " " + condition;
    }
}
