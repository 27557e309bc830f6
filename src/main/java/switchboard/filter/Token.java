package switchboard.filter;

/**
 * A piece of a typed filter. Immutable.
 *
 * @param kind what it is
 * @param key of a condition, in small letters; else empty
 * @param sign between a condition's key and its value: {@code :}, {@code =}, {@code <} and so on; else empty
 * @param value the text of a word or phrase without its quotes; what stands behind a condition's sign as it was typed
 * @param at where it begins
 * @param end where it has ended
 */
record Token(Kind kind, String key, String sign, String value, int at, int end) {
    enum Kind {
        WORD,
        CONDITION,
        AND,
        OR,
        NOT,
        OPEN,
        CLOSE,
        END
    }

    static Token of(Kind kind, int at, int end) {
        return new Token(kind, "", "", "", at, end);
    }

    static Token word(String text, int at, int end) {
        return new Token(Kind.WORD, "", "", text, at, end);
    }

    /** Return where a condition's value begins. */
    int valueAt() {
        return end - value.length();
    }
}
