package switchboard.record;

/** How many messages of a stretch a filter lets through, as far as that can be told without reading them. */
enum Presence {
    /** Certainly none. */
    NONE,
    /** Possibly some. */
    SOME,
    /** Certainly all. */
    ALL;

    static Presence of(boolean none, boolean all) {
        return none ? NONE : all ? ALL : SOME;
    }

    Presence opposite() {
        return switch (this) {
            case NONE -> ALL;
            case SOME -> SOME;
            case ALL -> NONE;
        };
    }
}
