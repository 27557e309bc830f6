package switchboard.filter;

import java.util.List;
import java.util.function.Function;
import switchboard.model.ConnectionId;
import switchboard.text.CodedText;

/**
 * How filters are typed: {@code from:ana size>1k "see you" -is:marked}.
 *
 * <p>Words and phrases in quotes are looked for in texts, {@code key:value} narrows, and all of them must hold unless
 * {@code or} stands between them; {@code not} or a minus sign turns the next one round, parentheses group. What is no
 * key is text, so an address of a web page can be typed as it is. Stateless; all calls take time in proportion to the
 * text and never fail otherwise than by {@link Parsed.Misunderstood}.
 */
public final class FilterLanguage {
    /** How deep parentheses may stand in each other. */
    static final int DEEPEST = 100;

    /** How many conditions a filter may have. */
    static final int MOST_CONDITIONS = 1_000;

    private FilterLanguage() {}

    /** Reads what somebody typed. */
    public static Parsed parse(String typed, TimeReference reference) {
        try {
            return new Parsed.Understood(new Parser(typed, reference).parse());
        } catch (MisunderstoodException misunderstood) {
            return misunderstood.parsed();
        }
    }

    /**
     * Writes a filter as somebody could type it; what is read from that lets through the same messages.
     *
     * @param reference times are written as they are on the clocks of its zone
     */
    public static String text(Filter filter, TimeReference reference) {
        return new FilterText(reference).of(filter);
    }

    /**
     * Says in words what a filter lets through: {@code incoming · from #3 Ana · at least 1,000 bytes}.
     *
     * <p>Texts in it are escaped and shortened, titles are taken as they come.
     *
     * @param titles says how a client is called, for example {@code #3 Ana}
     * @param reference times on its day are told without the date
     */
    public static CodedText describe(Filter filter, Function<ConnectionId, String> titles, TimeReference reference) {
        return Description.of(filter, new DescriptionContext(titles, reference, DescriptionContext.Role.WITH));
    }

    /**
     * Finds ways to go on with what stands left of the caret, the likeliest first; at most 50.
     *
     * @param caret a place in the text, from 0 to its length
     */
    public static List<Completion> complete(String typed, int caret, Vocabulary vocabulary) {
        return new Completions(typed, caret, vocabulary).list();
    }
}
