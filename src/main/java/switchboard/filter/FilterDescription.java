package switchboard.filter;

import java.util.List;
import switchboard.filter.DescriptionContext.Role;
import switchboard.text.CodedText;
import switchboard.text.FilterLanguageText;

/** Describes filters in words: it joins the descriptions of their conditions. Stateless. */
final class FilterDescription {
    /** The parts that a description lists; it only counts the others. */
    private static final int MOST_PARTS = 12;

    private FilterDescription() {}

    static CodedText of(Filter filter, DescriptionContext context) {
        Filter simple = filter.simplified();
        if (simple.isAll()) {
            return FilterLanguageText.ALL.with();
        }
        return simple.isNone() ? FilterLanguageText.NONE.with() : said(simple, false, context);
    }

    /** Describes a filter; {@code inside} is true if it is part of another one. */
    private static CodedText said(Filter filter, boolean inside, DescriptionContext context) {
        return switch (filter) {
            case Condition condition -> condition.described(context);
            case Filter.And and -> {
                Role role = DirectionCondition.roleAmong(and.parts());
                CodedText all =
                        joined(and.parts(), FilterLanguageText.AND, FilterLanguageText.AND_MORE, context.as(role));
                yield grouped(all, inside);
            }
            case Filter.Or or -> {
                CodedText any = joined(or.parts(), FilterLanguageText.OR, FilterLanguageText.OR_MORE, context);
                yield grouped(any, inside);
            }
            case Filter.Not not -> opposite(not.filter(), context.as(Role.WITH));
        };
    }

    /** Joins the first parts with {@code between}, and counts the others with {@code beyond}. */
    private static CodedText joined(
            List<Filter> parts, FilterLanguageText between, FilterLanguageText beyond, DescriptionContext context) {
        CodedText first = parts.stream()
                .limit(MOST_PARTS)
                .map(part -> said(part, true, context))
                .reduce((before, part) -> between.with(before, part))
                .orElseThrow();
        int more = parts.size() - MOST_PARTS;
        return more > 0 ? beyond.with(first, more) : first;
    }

    private static CodedText grouped(CodedText text, boolean inside) {
        return inside ? FilterLanguageText.GROUP.with(text) : text;
    }

    private static CodedText opposite(Filter filter, DescriptionContext context) {
        return filter instanceof Condition condition
                ? condition.oppositeDescribed(context)
                : FilterLanguageText.NOT.with(said(filter, true, context));
    }
}
