package switchboard.filter;

/** How a value compares to a bound. */
public enum Comparison {
    /** Less than. */
    LESS("<"),
    /** At most. */
    AT_MOST("<="),
    /** Equal. */
    EQUAL("="),
    /** At least. */
    AT_LEAST(">="),
    /** More than. */
    MORE(">");

    private final String sign;

    Comparison(String sign) {
        this.sign = sign;
    }

    /** Return how it is typed. */
    public String sign() {
        return sign;
    }

    /** Return whether {@code value} compares so to {@code bound}. */
    public boolean holds(long value, long bound) {
        return switch (this) {
            case LESS -> value < bound;
            case AT_MOST -> value <= bound;
            case EQUAL -> value == bound;
            case AT_LEAST -> value >= bound;
            case MORE -> value > bound;
        };
    }
}
