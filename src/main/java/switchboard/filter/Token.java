package switchboard.filter;

import java.util.ArrayList;
import java.util.List;
import switchboard.text.CodedText;
import switchboard.text.FilterLanguageText;

/**
 * A token of a typed filter. Immutable.
 *
 * @param kind its kind
 * @param key the key of a condition, in lower case; otherwise empty
 * @param sign the sign between a condition's key and its value: {@code :}, {@code =}, {@code <} and so on; otherwise
 *     empty
 * @param value a word, phrase or pattern, or a condition's value, as it was typed
 * @param at the index at which it begins
 * @param end the index after its last character
 */
record Token(Kind kind, String key, String sign, String value, int at, int end) {
    enum Kind {
        WORD,
        CONDITION,
        PATTERN,
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

    /** Returns whether its sign is {@code :} or {@code =}. */
    boolean isPlain() {
        return sign.equals(":") || sign.equals("=");
    }

    /** Returns a condition's value without its quotation marks. */
    String unquoted() {
        return Quotes.unquoted(value);
    }

    /** Returns a condition's values, split at the commas outside of quotes; they keep their quotation marks. */
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

    /** Returns an exception for a value that the key does not allow. */
    FilterSyntaxException wrong(String unknown) {
        int valueAt = end - value.length();
        return new FilterSyntaxException(
                valueAt, end, FilterLanguageText.WRONG_VALUE.with(key, InertQuote.quoted(unknown), example()));
    }

    /**
     * Returns an exception about the whole condition.
     *
     * @param how the sentence; its arguments are the key and an example
     */
    FilterSyntaxException misused(FilterLanguageText how) {
        return new FilterSyntaxException(at, end, how.with(key, example()));
    }

    private CodedText example() {
        return FilterLanguageText.of("example", key).with();
    }
}
