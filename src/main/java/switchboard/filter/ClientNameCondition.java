package switchboard.filter;

import java.util.HashSet;
import java.util.Set;
import switchboard.filter.text.TextMatcher;
import switchboard.model.ConnectionId;
import switchboard.text.CodedText;
import switchboard.text.FilterLanguageText;

/**
 * The condition that the client's name or address contains a text, ignoring case. Typed as {@code client:ana}; the keys
 * are those of {@link ClientCondition}. Immutable.
 *
 * @param text the text; an empty one is contained in every name
 */
public record ClientNameCondition(String text) implements Condition {
    @Override
    public String typed(TimeReference reference) {
        return "client:" + Quotes.quoted(text);
    }

    @Override
    public CodedText described(DescriptionContext context) {
        return FilterLanguageText.of(context.role().key(), "called").with(InertQuote.quoted(text));
    }

    @Override
    public <X extends Exception> ResolvedFilter resolved(Annotations<X> annotations) throws X {
        if (text.isEmpty()) {
            return ResolvedFilter.ALL;
        }
        TextMatcher matcher = new TextMatcher(text);
        Set<ConnectionId> clients = new HashSet<>();
        annotations.clients((id, name, address) -> {
            if (matcher.matches(name) || matcher.matches(address)) {
                clients.add(id);
            }
        });
        return new ResolvedFilter.Clients(clients);
    }
}
