package switchboard.record;

import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import switchboard.filter.Filter;
import switchboard.filter.text.TextMatcher;
import switchboard.model.ConnectionId;

/** Looks up the names and notes that a filter is about: they may change, and stand elsewhere than the messages. */
final class SieveMaker {
    private final Annotations annotations;

    SieveMaker(Annotations annotations) {
        this.annotations = annotations;
    }

    Sieve of(Filter filter) throws SQLException {
        return switch (filter) {
            case Filter.Text text -> text(text.text());
            case Filter.Clients clients ->
                new Sieve.Clients(
                        clients.ids().stream().map(ConnectionId::number).collect(Collectors.toUnmodifiableSet()));
            case Filter.Called called -> called(called.text());
            case Filter.Way way -> new Sieve.Way(way.direction());
            case Filter.Size size -> new Sieve.Size(size.comparison(), size.bytes());
            case Filter.Time time -> new Sieve.Time(time.comparison(), time.micros());
            case Filter.Number number -> new Sieve.Number(number.comparison(), number.number());
            case Filter.Problem problem ->
                problem.cause().isEmpty()
                        ? new Sieve.Problem()
                        : new Sieve.OfCause(problem.cause().toLowerCase(Locale.ROOT));
            case Filter.Marked marked -> marked();
            case Filter.Noted noted -> noted(noted.text());
            case Filter.And and -> new Sieve.Every(all(and.parts()));
            case Filter.Or or -> new Sieve.Some(all(or.parts()));
            case Filter.Not not -> new Sieve.Opposite(of(not.filter()));
        };
    }

    private List<Sieve> all(List<Filter> filters) throws SQLException {
        Sieve[] sieves = new Sieve[filters.size()];
        for (int i = 0; i < sieves.length; i++) {
            sieves[i] = of(filters.get(i));
        }
        return List.of(sieves);
    }

    private Sieve text(String text) throws SQLException {
        if (text.isEmpty()) {
            return Sieve.ALL;
        }
        TextMatcher matcher = new TextMatcher(text);
        Set<Long> clients = new HashSet<>();
        annotations.clients((id, name, peer) -> addIf(matcher.matches(name), id, clients));
        annotations.clientNotes((id, marked, words) -> addIf(matcher.matches(words), id, clients));
        Set<Long> numbers = new HashSet<>();
        annotations.messageNotes((number, marked, words) -> addIf(matcher.matches(words), number, numbers));
        Sieve content = new Sieve.Content(matcher, NgramBloomFilter.bits(text));
        // Mostly no name and no note contains it: then it need not be asked of every message.
        return clients.isEmpty() && numbers.isEmpty()
                ? content
                : new Sieve.Some(List.of(new Sieve.Clients(clients), new Sieve.Numbers(numbers), content));
    }

    private Sieve called(String text) throws SQLException {
        if (text.isEmpty()) {
            return Sieve.ALL;
        }
        TextMatcher matcher = new TextMatcher(text);
        Set<Long> clients = new HashSet<>();
        annotations.clients((id, name, peer) -> addIf(matcher.matches(name) || matcher.matches(peer), id, clients));
        return new Sieve.Clients(clients);
    }

    private Sieve marked() throws SQLException {
        Set<Long> numbers = new HashSet<>();
        Set<Long> clients = new HashSet<>();
        annotations.messageNotes((number, marked, words) -> addIf(marked, number, numbers));
        annotations.clientNotes((id, marked, words) -> addIf(marked, id, clients));
        return new Sieve.Some(List.of(new Sieve.Numbers(numbers), new Sieve.Clients(clients)));
    }

    /** A mark without words is no note. */
    private Sieve noted(String text) throws SQLException {
        TextMatcher matcher = new TextMatcher(text);
        Set<Long> numbers = new HashSet<>();
        Set<Long> clients = new HashSet<>();
        annotations.messageNotes(
                (number, marked, words) -> addIf(!words.isEmpty() && matcher.matches(words), number, numbers));
        annotations.clientNotes((id, marked, words) -> addIf(!words.isEmpty() && matcher.matches(words), id, clients));
        return new Sieve.Some(List.of(new Sieve.Numbers(numbers), new Sieve.Clients(clients)));
    }

    private static void addIf(boolean condition, long key, Set<Long> found) {
        if (condition) {
            found.add(key);
        }
    }
}
