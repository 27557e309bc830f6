package switchboard.record;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import switchboard.event.ConnectionId;
import switchboard.filter.Filter;

/** Looks up the names and notes that a filter is about: they may change, and stand elsewhere than the messages. */
final class SieveMaker {
    private static final String NAMES = "SELECT id, name, '' FROM client";
    private static final String NAMES_AND_ADDRESSES = "SELECT id, name, peer FROM client";
    private static final String MESSAGE_NOTES = "SELECT message, text, '' FROM message_note";
    private static final String CLIENT_NOTES = "SELECT client, text, '' FROM client_note";

    private final Connection connection;

    SieveMaker(Connection connection) {
        this.connection = connection;
    }

    Sieve of(Filter filter) throws SQLException {
        return switch (filter) {
            case Filter.Text text -> text(text.text());
            case Filter.Clients clients ->
                new Sieve.Clients(
                        clients.ids().stream().map(ConnectionId::number).collect(Collectors.toUnmodifiableSet()));
            case Filter.Called called ->
                called.text().isEmpty()
                        ? Sieve.ALL
                        : new Sieve.Clients(containing(NAMES_AND_ADDRESSES, new TextMatcher(called.text())));
            case Filter.Way way -> new Sieve.Way(way.direction());
            case Filter.Size size -> new Sieve.Size(size.comparison(), size.bytes());
            case Filter.Time time -> new Sieve.Time(time.comparison(), time.micros());
            case Filter.Number number -> new Sieve.Number(number.comparison(), number.number());
            case Filter.Problem problem ->
                problem.cause().isEmpty()
                        ? new Sieve.Problem()
                        : new Sieve.OfCause(problem.cause().toLowerCase(Locale.ROOT));
            case Filter.Marked marked ->
                new Sieve.Some(List.of(
                        new Sieve.Numbers(numbers("SELECT message FROM message_note WHERE marked")),
                        new Sieve.Clients(numbers("SELECT client FROM client_note WHERE marked"))));
            case Filter.Noted noted ->
                new Sieve.Some(List.of(
                        new Sieve.Numbers(noted(MESSAGE_NOTES, noted.text())),
                        new Sieve.Clients(noted(CLIENT_NOTES, noted.text()))));
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
        Set<Long> clients = containing(NAMES, matcher);
        clients.addAll(containing(CLIENT_NOTES, matcher));
        Set<Long> numbers = containing(MESSAGE_NOTES, matcher);
        Sieve content = new Sieve.Content(matcher, Grams.wanted(text));
        // Mostly no name and no note contains it: then it need not be asked of every message.
        return clients.isEmpty() && numbers.isEmpty()
                ? content
                : new Sieve.Some(List.of(new Sieve.Clients(clients), new Sieve.Numbers(numbers), content));
    }

    /** Return the keys of rows whose note contains a text; a mark without words is no note. */
    private Set<Long> noted(String sql, String text) throws SQLException {
        return containing(sql + " WHERE text <> ''", new TextMatcher(text));
    }

    /** Return the first column of the rows that contain a text in the second or third. */
    private Set<Long> containing(String sql, TextMatcher matcher) throws SQLException {
        Set<Long> found = new HashSet<>();
        try (PreparedStatement statement = connection.prepareStatement(sql);
                ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                if (matcher.matches(Sqlite.text(row, 2)) || matcher.matches(Sqlite.text(row, 3))) {
                    found.add(row.getLong(1));
                }
            }
        }
        return found;
    }

    private Set<Long> numbers(String sql) throws SQLException {
        Set<Long> found = new HashSet<>();
        try (PreparedStatement statement = connection.prepareStatement(sql);
                ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                found.add(row.getLong(1));
            }
        }
        return found;
    }
}
