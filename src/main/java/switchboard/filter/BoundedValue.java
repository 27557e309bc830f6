package switchboard.filter;

/**
 * A typed value of an ordered property, with its bounds: {@code 13:05} is the minute that begins at 13:05:00.
 * Immutable.
 *
 * @param first the first value in it
 * @param behind the first value after it
 * @param isPeriod whether comparisons refer to the whole period, as with a date, and not to its beginning
 * @param condition creates the condition that compares a message's value to a bound
 */
record BoundedValue(long first, long behind, boolean isPeriod, Bound condition) {
    /** Creates a condition that compares a message's value to a bound. */
    interface Bound {
        Condition of(Comparison comparison, long bound);
    }

    /** Returns a value of a single number. */
    static BoundedValue point(long value, Bound condition) {
        return new BoundedValue(value, Math.addExact(value, 1), false, condition);
    }

    /** Returns the condition that a value is at least this one. */
    Filter from() {
        return condition.of(Comparison.AT_LEAST, first);
    }

    /** Returns the condition that a value is at most this one. */
    Filter upTo() {
        return isPeriod ? condition.of(Comparison.LESS, behind) : condition.of(Comparison.AT_MOST, first);
    }

    /** Returns the condition that a value compares to this one in the given way. */
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
