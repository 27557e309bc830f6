package switchboard.filter;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import switchboard.filter.text.TextMatcher;
import switchboard.model.ConnectionId;
import switchboard.text.CodedText;
import switchboard.text.FilterLanguageText;

/**
 * The condition that a message's body, a finding, its note, its client's name or its client's note contains a text,
 * ignoring case. Typed as {@code hello}, {@code "two words"} or {@code text:hello}. Immutable.
 *
 * @param text the text; an empty one is contained in every message
 */
public record TextCondition(String text) implements Condition {
    static final FilterKey KEY = FilterKey.plain("text", (token, reference) -> read(token));

    /** The words that begin a filter of another program; alone they are text, and are written in quotes. */
    private static final Set<String> FOREIGN =
            Set.of("select", "grep", "egrep", "rg", "contains", "matches", "i", "v", "n", "e", "w", "c", "l", "o");

    /** Reads a text, in which escapes stand for characters; with bytes that are no text it asks for these bytes. */
    static Filter read(Token token) throws FilterSyntaxException {
        return TypedText.of(token).condition();
    }

    /** Writes a text without quotation marks if it can be parsed like that, otherwise in quotation marks. */
    static String word(String text) {
        boolean bare = !text.isEmpty()
                && text.charAt(0) != '/'
                // Behind bytes, two hexadecimal digits are another byte.
                && !text.matches("[0-9A-Fa-f]{2}")
                && !FOREIGN.contains(text.toLowerCase(Locale.ROOT))
                && text.codePoints().allMatch(sign -> Character.isLetterOrDigit(sign) || "_.,@/'".indexOf(sign) >= 0)
                && !Lexer.isOperator(text);
        return bare ? text : Quotes.quoted(text);
    }

    @Override
    public String typed(TimeReference reference) {
        return word(text);
    }

    @Override
    public CodedText described(DescriptionContext context) {
        return FilterLanguageText.CONTAINS.with(InertQuote.quoted(text));
    }

    @Override
    public CodedText oppositeDescribed(DescriptionContext context) {
        return FilterLanguageText.CONTAINS_NOT.with(InertQuote.quoted(text));
    }

    @Override
    public boolean readsNotes() {
        return true;
    }

    @Override
    public <X extends Exception> ResolvedFilter resolved(Annotations<X> annotations) throws X {
        if (text.isEmpty()) {
            return ResolvedFilter.ALL;
        }
        TextMatcher matcher = new TextMatcher(text);
        Set<ConnectionId> clients = new HashSet<>();
        Set<Long> numbers = new HashSet<>();
        annotations.clients((id, name, address) -> {
            if (matcher.matches(name)) {
                clients.add(id);
            }
        });
        annotations.clientNotes((id, note) -> {
            if (matcher.matches(note.text())) {
                clients.add(id);
            }
        });
        annotations.messageNotes((number, note) -> {
            if (matcher.matches(note.text())) {
                numbers.add(number);
            }
        });
        ResolvedFilter content = new ResolvedFilter.Containing(matcher);
        // Usually no name and no note contains the text. The filter then tests only the messages' content.
        return clients.isEmpty() && numbers.isEmpty()
                ? content
                : new ResolvedFilter.Or(
                        List.of(new ResolvedFilter.Clients(clients), new ResolvedFilter.Numbers(numbers), content));
    }
}
