package switchboard.filter;

import java.util.List;
import switchboard.filter.DescriptionContext.Role;
import switchboard.text.CodedText;
import switchboard.text.FilterLanguageText;
import switchboard.wire.Direction;

/**
 * The condition that a message has this direction. Typed as {@code is:in}, {@code is:out}, {@code dir:in} or {@code
 * dir:out}. Immutable.
 */
public record DirectionCondition(Direction direction) implements Condition {
    static final MessageFlag IN = MessageFlag.of(new DirectionCondition(Direction.IN), "in", "incoming", "received");
    static final MessageFlag OUT = MessageFlag.of(new DirectionCondition(Direction.OUT), "out", "outgoing", "sent");

    /** Returns the role of clients among conditions that must all hold: senders, recipients, or both. */
    static Role roleAmong(List<Filter> parts) {
        boolean in = parts.contains(IN.condition());
        boolean out = parts.contains(OUT.condition());
        return in == out ? Role.WITH : in ? Role.FROM : Role.TO;
    }

    @Override
    public String typed(TimeReference reference) {
        return direction == Direction.IN ? "is:in" : "is:out";
    }

    @Override
    public CodedText described(DescriptionContext context) {
        return direction == Direction.IN ? FilterLanguageText.IN.with() : FilterLanguageText.OUT.with();
    }

    @Override
    public <X extends Exception> ResolvedFilter resolved(Annotations<X> annotations) {
        return new ResolvedFilter.InDirection(direction);
    }
}
