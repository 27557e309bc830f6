package switchboard.filter;

import java.util.List;
import java.util.OptionalLong;
import switchboard.filter.ResolvedFilter.Measure;
import switchboard.text.CodedText;
import switchboard.text.FilterLanguageText;

/**
 * The condition that a message's number in the session compares to a bound. Typed as {@code number:41}, {@code
 * number>1000} or {@code number:100..200}. Immutable.
 */
public record NumberCondition(Comparison comparison, long number) implements Condition {
    static final FilterKey KEY = FilterKey.compared("number", (token, value, reference) -> read(token, value))
            .begins("number>")
            .completed((completions, lead, typed) -> completions.offerExamples(lead, typed, List.of("1000", "1..100")));

    /** The number of decimal digits that always fit into a {@code long}. */
    private static final int LONGEST = 18;

    /** Parses a number; empty if the text is something else. */
    static OptionalLong number(String text) {
        boolean isNumber = !text.isEmpty()
                && text.length() <= LONGEST
                && text.chars().allMatch(digit -> digit >= '0' && digit <= '9');
        return isNumber ? OptionalLong.of(Long.parseLong(text)) : OptionalLong.empty();
    }

    private static BoundedValue read(Token token, String value) throws FilterSyntaxException {
        return BoundedValue.point(number(value).orElseThrow(() -> token.wrong(value)), NumberCondition::new);
    }

    @Override
    public String typed(TimeReference reference) {
        return "number" + comparison.sign() + number;
    }

    @Override
    public CodedText described(DescriptionContext context) {
        return FilterLanguageText.of("number", comparison.key()).with(number);
    }

    @Override
    public <X extends Exception> ResolvedFilter resolved(Annotations<X> annotations) {
        return new ResolvedFilter.Compared(Measure.NUMBER, comparison, number);
    }
}
