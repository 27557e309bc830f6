package switchboard.filter;

import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import switchboard.model.ConnectionId;
import switchboard.wire.Direction;

/** Says in words what filters let through. */
final class Description {
    private static final int NAMED = 3;
    private static final int MOST_PARTS = 12;

    private final Function<ConnectionId, String> titles;
    private final Moment moment;

    Description(Function<ConnectionId, String> titles, Moment moment) {
        this.titles = titles;
        this.moment = moment;
    }

    String of(Filter filter) {
        Filter simple = filter.simplified();
        if (simple.isAll()) {
            return Words.of("all");
        }
        return simple.isNone() ? Words.of("none") : said(simple, false, "with");
    }

    /** Say a filter that stands {@code inside} another; {@code way} is from, to or with. */
    private String said(Filter filter, boolean inside, String way) {
        return switch (filter) {
            case Filter.Text text -> Words.of("text", Words.quoted(text.text()));
            case Filter.Clients clients -> Words.of(way, clients(clients.ids()));
            case Filter.Called called -> Words.of(way + ".called", Words.quoted(called.text()));
            case Filter.Way direction -> Words.of(direction.direction() == Direction.IN ? "in" : "out");
            case Filter.Size size -> Words.of("size." + word(size.comparison()), grouped(size.bytes()));
            case Filter.Time time -> Words.of("time." + word(time.comparison()), time(time.micros()));
            case Filter.Number number -> Words.of("number." + word(number.comparison()), grouped(number.number()));
            case Filter.Problem problem -> problem(problem.cause());
            case Filter.Marked marked -> Words.of("marked");
            case Filter.Noted noted ->
                noted.text().isEmpty() ? Words.of("noted") : Words.of("note", Words.quoted(noted.text()));
            case Filter.And and -> parts(and.parts(), Words.of("and"), inside, way(and.parts()));
            case Filter.Or or -> parts(or.parts(), Words.of("or"), inside, way);
            case Filter.Not not -> turned(not.filter());
        };
    }

    /** Return how clients are spoken of beside these: those who sent it, who got it, or both. */
    private static String way(List<Filter> parts) {
        boolean in = parts.contains(new Filter.Way(Direction.IN));
        boolean out = parts.contains(new Filter.Way(Direction.OUT));
        return in == out ? "with" : in ? "from" : "to";
    }

    private String parts(List<Filter> parts, String between, boolean inside, String way) {
        String joined = parts.stream()
                .limit(MOST_PARTS)
                .map(part -> said(part, true, way))
                .collect(Collectors.joining(" " + between + " "));
        int more = parts.size() - MOST_PARTS;
        String all = more > 0 ? Words.of("more", joined + " " + between, grouped(more)) : joined;
        return inside ? "(" + all + ")" : all;
    }

    private String turned(Filter filter) {
        return switch (filter) {
            case Filter.Text text -> Words.of("text.not", Words.quoted(text.text()));
            case Filter.Noted noted when noted.text().isEmpty() -> Words.of("noted.not");
            case Filter.Noted noted -> Words.of("note.not", Words.quoted(noted.text()));
            case Filter.Problem problem when problem.cause().isEmpty() -> Words.of("problem.not");
            default -> Words.of("not", said(filter, true, "with"));
        };
    }

    private String clients(Set<ConnectionId> ids) {
        String named = ids.stream().sorted().limit(NAMED).map(titles).collect(Collectors.joining(", "));
        int more = ids.size() - NAMED;
        return more > 0 ? Words.of("more", named, grouped(more)) : named;
    }

    /** Return what a cause is called; a word that this program does not know stands for itself. */
    static String problem(String cause) {
        if (cause.isEmpty()) {
            return Words.of("problem");
        }
        String key = "cause." + cause;
        return Words.of("problem.cause", Words.has(key) ? Words.of(key) : Words.quoted(cause));
    }

    private static String word(Comparison comparison) {
        return switch (comparison) {
            case LESS -> "less";
            case AT_MOST -> "most";
            case EQUAL -> "equal";
            case AT_LEAST -> "least";
            case MORE -> "more";
        };
    }

    static String grouped(long number) {
        return String.format(Locale.ENGLISH, "%,d", number);
    }

    private String time(long micros) {
        LocalDateTime there = Moment.instant(micros).atZone(moment.zone()).toLocalDateTime();
        LocalDateTime seconds = there.truncatedTo(ChronoUnit.SECONDS);
        String clock = there.toLocalTime()
                .format(
                        there.equals(seconds)
                                ? DateTimeFormatter.ofPattern("HH:mm:ss")
                                : DateTimeFormatter.ISO_LOCAL_TIME);
        return there.toLocalDate().equals(moment.day()) ? clock : there.toLocalDate() + " " + clock;
    }
}
