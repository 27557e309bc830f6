package switchboard.filter;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import switchboard.filter.text.TextMatcher;
import switchboard.model.ConnectionId;
import switchboard.text.CodedText;
import switchboard.text.FilterLanguageText;

/**
 * The condition that the note on a message or its client contains a text, ignoring case; a mark without words is no
 * note. Typed as {@code note:homework}, or {@code is:noted} for any note. Immutable.
 *
 * @param text the text; empty for any note
 */
public record NoteCondition(String text) implements Condition {
    static final MessageFlag STATE = MessageFlag.of(new NoteCondition(""), "noted", "note");
    static final FilterKey KEY = FilterKey.plain("note", (token, reference) -> new NoteCondition(token.unquoted()))
            .begins("note:");

    @Override
    public String typed(TimeReference reference) {
        return text.isEmpty() ? "is:noted" : "note:" + Quotes.quoted(text);
    }

    @Override
    public CodedText described(DescriptionContext context) {
        return text.isEmpty() ? FilterLanguageText.NOTED.with() : FilterLanguageText.NOTE.with(InertQuote.quoted(text));
    }

    @Override
    public CodedText oppositeDescribed(DescriptionContext context) {
        return text.isEmpty()
                ? FilterLanguageText.NOTED_NOT.with()
                : FilterLanguageText.NOTE_NOT.with(InertQuote.quoted(text));
    }

    @Override
    public boolean readsNotes() {
        return true;
    }

    @Override
    public <X extends Exception> ResolvedFilter resolved(Annotations<X> annotations) throws X {
        TextMatcher matcher = new TextMatcher(text);
        Set<Long> numbers = new HashSet<>();
        Set<ConnectionId> clients = new HashSet<>();
        annotations.messageNotes((number, note) -> {
            if (!note.text().isEmpty() && matcher.matches(note.text())) {
                numbers.add(number);
            }
        });
        annotations.clientNotes((id, note) -> {
            if (!note.text().isEmpty() && matcher.matches(note.text())) {
                clients.add(id);
            }
        });
        return new ResolvedFilter.Or(List.of(new ResolvedFilter.Numbers(numbers), new ResolvedFilter.Clients(clients)));
    }
}
