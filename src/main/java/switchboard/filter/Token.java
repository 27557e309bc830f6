package switchboard.filter;

import java.util.ArrayList;
import java.util.List;
import switchboard.text.CodedText;
import switchboard.text.FilterLanguageText;

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

    /** Returns whether its sign asks for a value and does not compare. */
    boolean isPlain() {
        return sign.equals(":") || sign.equals("=");
    }

    /** Returns a condition's value without its quotes. */
    String unquoted() {
        return Quotes.unquoted(value);
    }

    /** Returns a condition's values, cut at the commas that do not stand in quotes; they keep their quotes. */
    List<String> values() {
        List<String> values = new ArrayList<>();
        int from = 0;
        while (from <= value.length()) {
            boolean quoted = from < value.length() && Quotes.opens(value.charAt(from));
            int comma = value.indexOf(',', quoted ? Quotes.end(value, from) : from);
            int stop = comma < 0 ? value.length() : comma;
            values.add(value.substring(from, stop));
            from = stop + 1;
        }
        return values;
    }

    /** Returns what says that the key does not know a value. */
    MisunderstoodException wrong(String unknown) {
        int valueAt = end - value.length();
        return new MisunderstoodException(
                valueAt, end, FilterLanguageText.WRONG_VALUE.with(key, Words.quoted(unknown), example()));
    }

    /**
     * Returns what says about the whole condition that something is wrong with it.
     *
     * @param how takes the key and examples
     */
    MisunderstoodException misused(FilterLanguageText how) {
        return new MisunderstoodException(at, end, how.with(key, example()));
    }

    private CodedText example() {
        return FilterLanguageText.of("example", key).with();
    }
}
