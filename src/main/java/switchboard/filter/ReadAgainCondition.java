package switchboard.filter;

import java.util.HashSet;
import java.util.Set;
import switchboard.text.CodedText;
import switchboard.text.FilterLanguageText;

/**
 * The condition that a message is made of the bytes of earlier ones, read again in another framing. Typed as
 * {@code is:reread}. Immutable.
 */
public record ReadAgainCondition() implements Condition {
    static final MessageFlag STATE = MessageFlag.of(new ReadAgainCondition(), "reread");

    @Override
    public String typed(TimeReference reference) {
        return "is:reread";
    }

    @Override
    public CodedText described(DescriptionContext context) {
        return FilterLanguageText.REREAD.with();
    }

    @Override
    public CodedText oppositeDescribed(DescriptionContext context) {
        return FilterLanguageText.REREAD_NOT.with();
    }

    @Override
    public <X extends Exception> ResolvedFilter resolved(Annotations<X> annotations) throws X {
        Set<Long> numbers = new HashSet<>();
        annotations.readAgain(numbers::add);
        return new ResolvedFilter.Numbers(numbers);
    }
}
