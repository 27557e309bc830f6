package switchboard.filter;

import java.util.List;

/**
 * A key of the filter language, which is typed before a colon or a comparison, with the reading and completion of its
 * values. Immutable.
 *
 * @param name its name in lower case
 * @param isCompared whether its values are ordered, so that {@code <} and {@code >} are allowed too
 * @param reader reads the value
 * @param beginnings the beginnings of conditions that are offered as completions, the likeliest first, such as {@code
 *     last:5m}
 * @param values the completion of its values
 */
record FilterKey(String name, boolean isCompared, Reader reader, List<String> beginnings, Values values) {
    /** Reads the value of a key. */
    interface Reader {
        Filter read(Token token, TimeReference reference) throws FilterSyntaxException;
    }

    /** Offers completions of a value. */
    interface CompletionSource {
        /**
         * Offers the completions that begin with the typed text or are related to it.
         *
         * @param lead the text before it: the key, its sign, and the values before the last comma
         * @param typed the typed part of the value, in lower case
         */
        void to(Completions completions, String lead, String typed);
    }

    /**
     * The completion of values.
     *
     * @param isList whether the value is a list separated by commas
     * @param alone the number of typed characters from which values are also offered without their key; 0 for never
     * @param offer offers the completions
     */
    record Values(boolean isList, int alone, CompletionSource offer) {
        private static final Values NONE = new Values(false, 0, (completions, lead, typed) -> {});
    }

    /** Returns a key whose values can only be compared for equality. */
    static FilterKey plain(String name, Reader reader) {
        return new FilterKey(name, false, reader, List.of(), Values.NONE);
    }

    /** Returns a key whose values can be compared, and given as ranges. */
    static FilterKey compared(String name, RangeParser.Reader reader) {
        return comparedBy(name, (token, reference) -> RangeParser.of(token, reference, reader));
    }

    /** Returns a key whose values can be compared, and given as ranges, with a reader that reads both. */
    static FilterKey comparedBy(String name, Reader reader) {
        return new FilterKey(name, true, reader, List.of(), Values.NONE);
    }

    /** Returns this key with beginnings of conditions that are offered as completions. */
    FilterKey begins(String... offered) {
        return new FilterKey(name, isCompared, reader, List.of(offered), values);
    }

    /** Returns this key with the completion of a single value. */
    FilterKey completed(CompletionSource offer) {
        return new FilterKey(name, isCompared, reader, beginnings, new Values(false, 0, offer));
    }

    /**
     * Returns this key with the completion of a list of values. From {@code alone} typed characters on, the values are
     * also offered without the key.
     */
    FilterKey completedList(int alone, CompletionSource offer) {
        return new FilterKey(name, isCompared, reader, beginnings, new Values(true, alone, offer));
    }
}
