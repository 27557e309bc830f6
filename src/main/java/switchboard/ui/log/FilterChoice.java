package switchboard.ui.log;

import java.util.Set;
import java.util.function.Function;
import switchboard.filter.ClientCondition;
import switchboard.filter.Filter;
import switchboard.filter.FilterLanguage;
import switchboard.filter.Parsed;
import switchboard.filter.TimeReference;
import switchboard.model.ConnectionId;
import switchboard.ui.Strings;

/**
 * What a person wants to see of the log: some clients, a part, and what a typed text says. Immutable.
 *
 * @param clients only these; empty for all
 * @param part one of the log's parts
 * @param text the last text that was understood
 * @param typed what that means
 */
record FilterChoice(Set<ConnectionId> clients, LogPart part, String text, Filter typed) {
    /** Everything. */
    static final FilterChoice ALL = new FilterChoice(Set.of(), LogPart.ALL, "", Filter.ALL);

    FilterChoice {
        clients = Set.copyOf(clients);
    }

    FilterChoice with(Set<ConnectionId> only) {
        return new FilterChoice(only, part, text, typed);
    }

    FilterChoice with(LogPart other) {
        return new FilterChoice(clients, other, text, typed);
    }

    /** Returns this with another text; with the same one if that makes no sense. */
    FilterChoice with(String other, Parsed parsed) {
        return switch (parsed) {
            case Parsed.Understood understood -> new FilterChoice(clients, part, other, understood.filter());
            case Parsed.Misunderstood misunderstood -> this;
        };
    }

    private Filter chosen() {
        return Filter.all(clients.isEmpty() ? Filter.ALL : new ClientCondition(clients), part.filter());
    }

    /** Returns what all of it lets through. */
    Filter filter() {
        return Filter.all(chosen(), typed);
    }

    /** Returns what it lets through in words; {@code titles} names a client. */
    String words(Function<ConnectionId, String> titles, TimeReference reference) {
        return Strings.said(FilterLanguage.describe(filter(), titles, reference));
    }

    /** Returns a text that alone says the same as all of it; what was typed stays as it was typed. */
    String wholeText(TimeReference reference) {
        return join(FilterLanguage.text(chosen(), reference), text, typed);
    }

    /** Returns the typed text with one more condition that must hold besides. */
    String and(String condition) {
        return join(condition, text, typed);
    }

    /** Returns the typed text with one more condition that may hold instead. */
    String or(String condition) {
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
