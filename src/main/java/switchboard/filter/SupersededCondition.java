package switchboard.filter;

import java.util.HashSet;
import java.util.Set;
import switchboard.text.CodedText;
import switchboard.text.FilterLanguageText;

/**
 * The condition that the bytes of a message were read again in another framing, as later messages. Typed as
 * {@code is:superseded}. Immutable.
 */
public record SupersededCondition() implements Condition {
    static final MessageFlag STATE = MessageFlag.of(new SupersededCondition(), "superseded");

    @Override
    public String typed(TimeReference reference) {
        return "is:superseded";
    }

    @Override
    public CodedText described(DescriptionContext context) {
        return FilterLanguageText.SUPERSEDED.with();
    }

    @Override
    public CodedText oppositeDescribed(DescriptionContext context) {
        return FilterLanguageText.SUPERSEDED_NOT.with();
    }

    @Override
    public <X extends Exception> ResolvedFilter resolved(Annotations<X> annotations) throws X {
        Set<Long> numbers = new HashSet<>();
        annotations.superseded(numbers::add);
        return new ResolvedFilter.Numbers(numbers);
    }
}
