package switchboard.filter;

import switchboard.text.CodedText;

/** The result of parsing a typed filter. Immutable. */
public sealed interface ParsedFilter {
    /**
     * The text was parsed.
     *
     * @param filter the filter; {@link Filter#ALL} if nothing was typed
     */
    record Valid(Filter filter) implements ParsedFilter {}

    /**
     * The text could not be parsed.
     *
     * @param text a sentence that explains the error and the correct syntax
     * @param at the index at which the error begins
     * @param length the number of characters it covers, at least 1 unless it is at the end
     */
    record Invalid(CodedText text, int at, int length) implements ParsedFilter {}
}
