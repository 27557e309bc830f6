package switchboard.filter;

import java.util.List;
import java.util.stream.Collectors;
import switchboard.filter.DescriptionContext.Role;

/** Says in words what filters let through: how conditions are combined, since they speak for themselves. Stateless. */
final class Description {
    /** More parts are counted and not told. */
    private static final int MOST_PARTS = 12;

    private Description() {}

    static String of(Filter filter, DescriptionContext context) {
        Filter simple = filter.simplified();
        if (simple.isAll()) {
            return Words.of("all");
        }
        return simple.isNone() ? Words.of("none") : said(simple, false, context);
    }

    /** Says a filter that stands {@code inside} another. */
    private static String said(Filter filter, boolean inside, DescriptionContext context) {
        return switch (filter) {
            case Condition condition -> condition.described(context);
            case Filter.And and -> {
                Role role = DirectionCondition.roleAmong(and.parts());
                yield parts(and.parts(), Words.of("and"), inside, context.as(role));
            }
            case Filter.Or or -> parts(or.parts(), Words.of("or"), inside, context);
            case Filter.Not not -> opposite(not.filter(), context.as(Role.WITH));
        };
    }

    private static String parts(List<Filter> parts, String between, boolean inside, DescriptionContext context) {
        String joined = parts.stream()
                .limit(MOST_PARTS)
                .map(part -> said(part, true, context))
                .collect(Collectors.joining(" " + between + " "));
        int more = parts.size() - MOST_PARTS;
        String all = more > 0 ? Words.of("more", joined + " " + between, Words.grouped(more)) : joined;
        return inside ? "(" + all + ")" : all;
    }

    private static String opposite(Filter filter, DescriptionContext context) {
        return filter instanceof Condition condition
                ? condition.oppositeDescribed(context)
                : Words.of("not", said(filter, true, context));
    }
}
