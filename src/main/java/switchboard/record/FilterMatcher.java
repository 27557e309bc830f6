package switchboard.record;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.IdentityHashMap;
import java.util.Locale;
import java.util.Map;
import switchboard.event.ConnectionId;
import switchboard.filter.Filter;

/** Decides which rows of {@link #SELECT} a filter lets through. Used by one thread. */
final class FilterMatcher {
    static final String SELECT = """
            SELECT m.number, m.at, m.client, m.direction, m.finding, length(m.body), m.body,
                   c.name, c.peer, f.sentence, f.cause,
                   ifnull(n.marked, 0) + ifnull(o.marked, 0), ifnull(n.text, ''), ifnull(o.text, '')
            FROM message m
            LEFT JOIN client c ON c.id = m.client
            LEFT JOIN finding f ON m.finding > 0 AND f.message = m.number AND f.place = 0
            LEFT JOIN message_note n ON n.message = m.number
            LEFT JOIN client_note o ON o.client = m.client""";

    private final Filter filter;
    private final Map<Filter, TextMatcher> texts = new IdentityHashMap<>();

    FilterMatcher(Filter filter) {
        this.filter = filter;
    }

    boolean matches(ResultSet row) throws SQLException {
        return matches(filter, row);
    }

    private boolean matches(Filter one, ResultSet row) throws SQLException {
        return switch (one) {
            case Filter.Text text -> {
                TextMatcher matcher = matcher(text, text.text());
                yield matcher.matches(Sqlite.bytes(row, 7))
                        || matcher.matches(Sqlite.text(row, 8))
                        || matcher.matches(Sqlite.text(row, 10))
                        || matcher.matches(Sqlite.text(row, 13))
                        || matcher.matches(Sqlite.text(row, 14));
            }
            case Filter.Clients clients -> clients.ids().contains(new ConnectionId(row.getLong(3)));
            case Filter.Called called -> {
                TextMatcher matcher = matcher(called, called.text());
                yield matcher.matches(Sqlite.text(row, 8)) || matcher.matches(Sqlite.text(row, 9));
            }
            case Filter.Way way -> StoredMessage.direction(row.getInt(4)) == way.direction();
            case Filter.Size size -> size.comparison().holds(row.getLong(6), size.bytes());
            case Filter.Time time -> time.comparison().holds(row.getLong(2), time.micros());
            case Filter.Number number -> number.comparison().holds(row.getLong(1), number.number());
            case Filter.Problem problem ->
                row.getInt(5) == 2
                        && (problem.cause().isEmpty()
                                || problem.cause().toLowerCase(Locale.ROOT).equals(Sqlite.text(row, 11)));
            case Filter.Marked marked -> row.getInt(12) > 0;
            case Filter.Noted noted -> {
                TextMatcher matcher = matcher(noted, noted.text());
                String ofMessage = Sqlite.text(row, 13);
                String ofClient = Sqlite.text(row, 14);
                yield (!ofMessage.isEmpty() && matcher.matches(ofMessage))
                        || (!ofClient.isEmpty() && matcher.matches(ofClient));
            }
            case Filter.And and -> {
                for (Filter part : and.parts()) {
                    if (!matches(part, row)) {
                        yield false;
                    }
                }
                yield true;
            }
            case Filter.Or or -> {
                for (Filter part : or.parts()) {
                    if (matches(part, row)) {
                        yield true;
                    }
                }
                yield false;
            }
            case Filter.Not not -> !matches(not.filter(), row);
        };
    }

    private TextMatcher matcher(Filter of, String text) {
        return texts.computeIfAbsent(of, first -> new TextMatcher(text));
    }
}
