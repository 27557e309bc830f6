package switchboard.filter;

import java.util.List;

/**
 * A key of the language, which stands before a colon or a comparison: how what stands behind is read and completed.
 * Immutable.
 *
 * @param name how it is typed, in small letters
 * @param isCompared whether its values have an order, so that also {@code <} and {@code >} can stand behind it
 * @param reader reads what stands behind it
 * @param beginnings what is offered to begin a condition with, the likeliest first, as {@code last:5m}
 * @param values how what stands behind it is completed
 */
record Key(String name, boolean isCompared, Reader reader, List<String> beginnings, Values values) {
    /** Reads what stands behind a key. */
    interface Reader {
        Filter read(Token token, TimeReference reference) throws MisunderstoodException;
    }

    /** Offers ways to go on behind a key. */
    interface Offer {
        /**
         * Offers what begins with, or has to do with, what is typed already.
         *
         * @param lead what stands before: the key, its sign, and the values before the last comma
         * @param typed what is typed of the value so far, in small letters
         */
        void to(Completions completions, String lead, String typed);
    }

    /**
     * How values are completed.
     *
     * @param isList whether several can stand there with commas between them
     * @param alone how many characters must be typed for them to be offered also without their key; 0 for never
     */
    record Values(boolean isList, int alone, Offer offer) {
        private static final Values NONE = new Values(false, 0, (completions, lead, typed) -> {});
    }

    /** Returns a key whose values can only be asked for. */
    static Key plain(String name, Reader reader) {
        return new Key(name, false, reader, List.of(), Values.NONE);
    }

    /** Returns a key whose values can be compared, and given as ranges. */
    static Key compared(String name, Ranges.Reader reader) {
        Reader ranges = (token, reference) -> Ranges.of(token, reference, reader);
        return new Key(name, true, ranges, List.of(), Values.NONE);
    }

    /** Returns the same, offered by these beginnings of conditions. */
    Key begins(String... offered) {
        return new Key(name, isCompared, reader, List.of(offered), values);
    }

    /** Returns the same with a value that is completed. */
    Key completed(Offer offer) {
        return new Key(name, isCompared, reader, beginnings, new Values(false, 0, offer));
    }

    /** Returns the same with a list of values that are completed, also without the key from so many characters on. */
    Key completedList(int alone, Offer offer) {
        return new Key(name, isCompared, reader, beginnings, new Values(true, alone, offer));
    }
}
