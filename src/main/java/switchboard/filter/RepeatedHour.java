package switchboard.filter;

import java.util.List;

/**
 * Reads times in both ways in which they may be meant in the hour that clocks repeat when summer time ends. Stateless.
 */
final class RepeatedHour {
    /** Reads a filter with its times as the clocks show them for the first or the second time. */
    @FunctionalInterface
    interface Reader {
        Filter read(boolean again) throws FilterSyntaxException;
    }

    private RepeatedHour() {}

    /** Returns the filter that a message matches if it matches one of the two readings. */
    static Filter both(Reader reader) throws FilterSyntaxException {
        Filter first = reader.read(false);
        Filter again = reader.read(true);
        if (first.equals(again)) {
            return first;
        }
        List<Filter> bounds = bounds(first);
        List<Filter> boundsAgain = bounds(again);
        if (bounds.size() == 2) {
            Filter whole = Filter.all(bounds.getFirst(), boundsAgain.getLast());
            return areOneRange(bounds, boundsAgain) ? whole : Filter.any(List.of(first, again));
        }
        return switch (bound(first).comparison()) {
            case LESS, AT_MOST -> again;
            case EQUAL -> Filter.any(List.of(first, again));
            case AT_LEAST, MORE -> first;
        };
    }

    /**
     * Returns whether two readings of a range touch, or the range is one only if it begins at the first reading and
     * ends at the second.
     */
    private static boolean areOneRange(List<Filter> first, List<Filter> again) {
        long end = bound(first.getLast()).micros();
        return bound(again.getFirst()).micros() <= end
                || bound(first.getFirst()).micros() > end;
    }

    private static List<Filter> bounds(Filter filter) {
        return filter instanceof Filter.And and ? and.parts() : List.of(filter);
    }

    private static TimeCondition bound(Filter filter) {
        return (TimeCondition) filter;
    }
}
