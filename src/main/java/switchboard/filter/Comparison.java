package switchboard.filter;

import switchboard.text.FilterLanguageText;

/** The relation of a value to a bound. Immutable. */
public enum Comparison {
    /** Less than. */
    LESS("<", "less"),
    /** At most. */
    AT_MOST("<=", "most"),
    /** Equal. */
    EQUAL("=", "equal"),
    /** At least. */
    AT_LEAST(">=", "least"),
    /** More than. */
    MORE(">", "more");

    private final String sign;
    private final String key;

    Comparison(String sign, String key) {
        this.sign = sign;
        this.key = key;
    }

    /** Returns the operator as it is typed in a filter and written in SQL. */
    public String sign() {
        return sign;
    }

    /** Returns the last part of the keys of its sentences in {@link FilterLanguageText}. */
    String key() {
        return key;
    }

    /** Returns the comparison for a typed operator; {@code :} means equal. */
    static Comparison of(String sign) {
        for (Comparison comparison : values()) {
            if (comparison.sign.equals(sign)) {
                return comparison;
            }
        }
        return EQUAL;
    }

    /** Returns whether this relation holds between {@code value} and {@code bound}. */
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
