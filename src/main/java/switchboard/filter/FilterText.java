package switchboard.filter;

import java.util.List;
import java.util.stream.Collectors;

/** Writes filters as typed text: it combines the texts of their conditions. Immutable. */
final class FilterText {
    private final TimeReference reference;

    FilterText(TimeReference reference) {
        this.reference = reference;
    }

    String of(Filter filter) {
        Filter simple = filter.simplified();
        return simple.isAll() ? "" : part(simple, false);
    }

    /** Writes a filter; {@code inside} is true if it is part of another one. */
    private String part(Filter filter, boolean inside) {
        return switch (filter) {
            case Condition condition -> condition.typed(reference);
            case Filter.And and -> group(and.parts(), " ", inside);
            case Filter.Or or -> group(or.parts(), " or ", inside);
            case Filter.Not not -> "-" + part(not.filter(), true);
        };
    }

    private String group(List<Filter> parts, String between, boolean inside) {
        if (parts.isEmpty()) {
            // The filter is simplified, so an empty group is the filter without matches, and it stands alone.
            return "-()";
        }
        String joined = parts.stream().map(part -> part(part, true)).collect(Collectors.joining(between));
        return inside ? "(" + joined + ")" : joined;
    }
}
