package switchboard.filter;

import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import switchboard.model.ConnectionId;
import switchboard.wire.Direction;

/** Writes filters as somebody could type them. Immutable. */
final class FilterText {
    private final Moment moment;

    FilterText(Moment moment) {
        this.moment = moment;
    }

    String of(Filter filter) {
        Filter simple = filter.simplified();
        return simple.isAll() ? "" : part(simple, false);
    }

    /** Write a filter that stands {@code inside} another. */
    private String part(Filter filter, boolean inside) {
        return switch (filter) {
            case Filter.Text text -> word(text.text());
            case Filter.Clients clients -> "client:" + ids(clients.ids());
            case Filter.Called called -> "client:" + Quotes.quoted(called.text());
            case Filter.Way way -> way.direction() == Direction.IN ? "is:in" : "is:out";
            case Filter.Size size -> "size" + size.comparison().sign() + size.bytes();
            case Filter.Time time -> "time" + time.comparison().sign() + time(time);
            case Filter.Number number -> "number" + number.comparison().sign() + number.number();
            case Filter.Problem problem -> problem.cause().isEmpty() ? "is:problem" : "problem:" + problem.cause();
            case Filter.Marked marked -> "is:marked";
            case Filter.Noted noted -> noted.text().isEmpty() ? "is:noted" : "note:" + Quotes.quoted(noted.text());
            case Filter.And and -> group(and.parts(), " ", inside);
            case Filter.Or or -> group(or.parts(), " or ", inside);
            case Filter.Not not -> "-" + part(not.filter(), true);
        };
    }

    private String group(List<Filter> parts, String between, boolean inside) {
        if (parts.isEmpty()) {
            // Simplified, so it is the one that lets nothing through, and stands alone.
            return "-()";
        }
        String joined = parts.stream().map(part -> part(part, true)).collect(Collectors.joining(between));
        return inside ? "(" + joined + ")" : joined;
    }

    private static String ids(Collection<ConnectionId> ids) {
        return ids.stream().sorted().map(id -> Long.toString(id.number())).collect(Collectors.joining(","));
    }

    /** Write a text bare if that is how it would be read, else in quotes. */
    static String word(String text) {
        boolean bare = !text.isEmpty()
                && text.codePoints().allMatch(sign -> Character.isLetterOrDigit(sign) || "_.,@/'".indexOf(sign) >= 0)
                && !Lexer.isOperator(text);
        return bare ? text : Quotes.quoted(text);
    }

    private String time(Filter.Time time) {
        LocalDateTime there =
                Moment.instant(time.micros()).atZone(moment.zone()).toLocalDateTime();
        boolean isClear = moment.zone().getRules().getValidOffsets(there).size() == 1;
        String written = isClear
                ? there.format(DateTimeFormatter.ISO_LOCAL_DATE_TIME)
                : Moment.instant(time.micros())
                        .atOffset(ZoneOffset.UTC)
                        .toLocalDateTime()
                        .format(DateTimeFormatter.ISO_LOCAL_DATE_TIME);
        // A single moment has to be written to the microsecond: less would be the whole second.
        boolean isExact = time.comparison() == Comparison.EQUAL;
        return padded(written, isExact) + (isClear ? "" : "Z");
    }

    private static String padded(String written, boolean isExact) {
        if (!isExact) {
            return written;
        }
        int point = written.indexOf('.');
        String point6 = point < 0 ? written + "." : written;
        int digits = point < 0 ? 0 : written.length() - point - 1;
        return point6 + "0".repeat(6 - digits);
    }
}
