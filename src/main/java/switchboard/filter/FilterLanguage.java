package switchboard.filter;

import java.util.List;
import java.util.function.Function;
import switchboard.model.ConnectionId;
import switchboard.text.CodedText;

/**
 * The filter language, such as {@code from:ana size>1k "see you" -is:marked}. Stateless, thread-safe.
 *
 * <p>Words and quoted phrases are searched for in texts, and {@code key:value} is a condition. All of them must hold,
 * unless {@code or} stands between them. {@code not} or a minus sign negates the next one; parentheses group. Text
 * before a colon that is no key is searched for like other text, so the address of a web page can be typed as it is.
 * All calls take time in proportion to the text. The only failure is {@link ParsedFilter.Invalid}.
 */
public final class FilterLanguage {
    /** The most levels of nested parentheses. */
    static final int DEEPEST = 100;

    /** The most conditions in a filter. */
    static final int MOST_CONDITIONS = 1_000;

    private FilterLanguage() {}

    /** Parses a typed filter. */
    public static ParsedFilter parse(String typed, TimeReference reference) {
        try {
            return new ParsedFilter.Valid(new Parser(typed, reference).parse());
        } catch (FilterSyntaxException misunderstood) {
            return misunderstood.parsed();
        }
    }

    /**
     * Writes a filter as typed text. Parsing this text gives a filter that selects the same messages.
     *
     * @param reference determines the time zone in which times are written
     */
    public static String text(Filter filter, TimeReference reference) {
        return new FilterText(reference).of(filter);
    }

    /**
     * Describes a filter in words: {@code incoming · from #3 Ana · at least 1,000 bytes}.
     *
     * <p>Typed texts in the description are escaped and shortened; titles are used unchanged.
     *
     * @param titles returns the title of a client, for example {@code #3 Ana}
     * @param reference the reference of times; those on its day are written without the date
     */
    public static CodedText describe(Filter filter, Function<ConnectionId, String> titles, TimeReference reference) {
        return FilterDescription.of(filter, new DescriptionContext(titles, reference, DescriptionContext.Role.WITH));
    }

    /**
     * Returns at most 50 completions of the text left of the caret, the likeliest first.
     *
     * @param caret an index in the text, from 0 to its length
     */
    public static List<Completion> complete(String typed, int caret, Vocabulary vocabulary) {
        return new Completions(typed, caret, vocabulary).list();
    }
}
