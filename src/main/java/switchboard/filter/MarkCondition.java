package switchboard.filter;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import switchboard.model.ConnectionId;
import switchboard.text.CodedText;
import switchboard.text.FilterLanguageText;

/** The condition that a message or its client is marked. Typed as {@code is:marked} or {@code has:mark}. Immutable. */
public record MarkCondition() implements Condition {
    static final MessageFlag STATE = MessageFlag.of(new MarkCondition(), "marked", "mark");

    @Override
    public String typed(TimeReference reference) {
        return "is:marked";
    }

    @Override
    public CodedText described(DescriptionContext context) {
        return FilterLanguageText.MARKED.with();
    }

    @Override
    public boolean readsNotes() {
        return true;
    }

    @Override
    public <X extends Exception> ResolvedFilter resolved(Annotations<X> annotations) throws X {
        Set<Long> numbers = new HashSet<>();
        Set<ConnectionId> clients = new HashSet<>();
        annotations.messageNotes((number, note) -> {
            if (note.marked()) {
                numbers.add(number);
            }
        });
        annotations.clientNotes((id, note) -> {
            if (note.marked()) {
                clients.add(id);
            }
        });
        return new ResolvedFilter.Or(List.of(new ResolvedFilter.Numbers(numbers), new ResolvedFilter.Clients(clients)));
    }
}
