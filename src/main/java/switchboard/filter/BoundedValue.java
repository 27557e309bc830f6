package switchboard.filter;

/**
 * A typed value of something that has an order, with its bounds: {@code 13:05} is the minute from 13:05:00. Immutable.
 *
 * @param first the first value in it
 * @param behind the first value behind it
 * @param isPeriod whether comparisons are about all of it, as with a date, and not about its beginning
 * @param condition creates the condition that compares to a bound
 */
record BoundedValue(long first, long behind, boolean isPeriod, Bound condition) {
    /** Creates a condition that compares a message's value to a bound. */
    interface Bound {
        Condition of(Comparison comparison, long bound);
    }

    /** Returns a single value. */
    static BoundedValue point(long value, Bound condition) {
        return new BoundedValue(value, Math.addExact(value, 1), false, condition);
    }

    /** Returns what lets values from this one on through. */
    Filter from() {
        return condition.of(Comparison.AT_LEAST, first);
    }

    /** Returns what lets values up to this one through. */
    Filter upTo() {
        return isPeriod ? condition.of(Comparison.LESS, behind) : condition.of(Comparison.AT_MOST, first);
    }

    /** Returns what lets values through that compare so to this one. */
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
