package switchboard.filter;

/**
 * A typed value of something that has an order, as the stretch that it covers: {@code 13:05} is a minute. Immutable.
 *
 * @param first the first value in it
 * @param behind the first value behind it
 * @param isPeriod whether comparisons are about the whole stretch, as with a date, and not about its beginning
 * @param condition makes the filter that compares to a bound
 */
record Stretch(long first, long behind, boolean isPeriod, Condition condition) {
    /** Makes a filter that compares something to a bound. */
    interface Condition {
        Filter of(Comparison comparison, long bound);
    }

    static Stretch point(long value, Condition condition) {
        return new Stretch(value, Math.addExact(value, 1), false, condition);
    }

    Filter from() {
        return condition.of(Comparison.AT_LEAST, first);
    }

    Filter upTo() {
        return isPeriod ? condition.of(Comparison.LESS, behind) : condition.of(Comparison.AT_MOST, first);
    }

    Filter compared(Comparison comparison) {
        return switch (comparison) {
            case LESS -> condition.of(Comparison.LESS, first);
            case AT_MOST -> upTo();
            case EQUAL ->
                behind - first == 1
                        ? condition.of(Comparison.EQUAL, first)
                        : Filter.all(from(), condition.of(Comparison.LESS, behind));
            case AT_LEAST -> from();
            case MORE -> isPeriod ? condition.of(Comparison.AT_LEAST, behind) : condition.of(Comparison.MORE, first);
        };
    }
}
