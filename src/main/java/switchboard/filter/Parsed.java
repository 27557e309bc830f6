package switchboard.filter;

import switchboard.text.CodedText;

/** What came of reading a filter that somebody typed. Immutable. */
public sealed interface Parsed {
    /**
     * It makes sense.
     *
     * @param filter what it means; {@link Filter#ALL} if nothing was typed
     */
    record Understood(Filter filter) implements Parsed {}

    /**
     * It does not make sense.
     *
     * @param text what is wrong and how it is written, in a sentence
     * @param at where that begins in the text
     * @param length how many characters of the text it is about, at least 1 unless it is about the end
     */
    record Misunderstood(CodedText text, int at, int length) implements Parsed {}
}
