package switchboard.record.search;

/** The share of a range of messages that matches a filter, as far as it is known without reading them. Immutable. */
enum MatchShare {
    /** No message matches. */
    NONE,
    /** Some messages may match. */
    SOME,
    /** All messages match. */
    ALL;

    static MatchShare of(boolean none, boolean all) {
        return none ? NONE : all ? ALL : SOME;
    }

    MatchShare opposite() {
        return switch (this) {
            case NONE -> ALL;
            case SOME -> SOME;
            case ALL -> NONE;
        };
    }
}
