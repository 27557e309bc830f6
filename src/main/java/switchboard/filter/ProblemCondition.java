package switchboard.filter;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import switchboard.text.CodedText;
import switchboard.text.FilterLanguageText;
import switchboard.wire.Cause;
import switchboard.wire.Severity;

/**
 * The condition that a message has a problem. Typed as {@code is:problem}, or {@code problem:no-header} for a certain
 * cause. Immutable.
 *
 * @param cause the stable identifier of the cause that a finding must have, which need not be a problem; empty for any
 *     problem
 */
public record ProblemCondition(String cause) implements Condition {
    static final MessageFlag STATE = MessageFlag.of(new ProblemCondition(""), "problem", "problems");

    /**
     * The typed characters from which causes are offered without the key: nearly every cause contains any single
     * letter.
     */
    private static final int ALONE = 2;

    static final FilterKey KEY = FilterKey.plain("problem", (token, reference) -> read(token))
            .begins("problem:")
            .completedList(ALONE, ProblemCondition::offer);

    private static Filter read(Token token) throws FilterSyntaxException {
        List<Filter> alternatives = new ArrayList<>();
        for (String value : token.values()) {
            String cause = Quotes.unquoted(value).toLowerCase(Locale.ROOT);
            if (Arrays.stream(Cause.values()).noneMatch(known -> known.id().equals(cause))) {
                throw token.wrong(value);
            }
            alternatives.add(new ProblemCondition(cause));
        }
        return Filter.any(alternatives);
    }

    private static void offer(Completions completions, String lead, String typed) {
        for (Cause cause : Cause.values()) {
            if (cause.severity() == Severity.PROBLEM && cause.id().contains(typed)) {
                CodedText called = FilterLanguageText.of("cause", cause.id()).with();
                completions.offer(cause.id().startsWith(typed), lead + cause.id(), called);
            }
        }
    }

    @Override
    public String typed(TimeReference reference) {
        return cause.isEmpty() ? "is:problem" : "problem:" + cause;
    }

    @Override
    public CodedText described(DescriptionContext context) {
        if (cause.isEmpty()) {
            return FilterLanguageText.PROBLEM.with();
        }
        // An unknown cause is described by its identifier.
        return FilterLanguageText.find("cause." + cause)
                .map(known -> FilterLanguageText.PROBLEM_CAUSE.with(known.with()))
                .orElseGet(() -> FilterLanguageText.PROBLEM_OTHER.with(InertQuote.quoted(cause)));
    }

    @Override
    public CodedText oppositeDescribed(DescriptionContext context) {
        return cause.isEmpty() ? FilterLanguageText.PROBLEM_NOT.with() : Condition.super.oppositeDescribed(context);
    }

    @Override
    public <X extends Exception> ResolvedFilter resolved(Annotations<X> annotations) {
        return cause.isEmpty()
                ? new ResolvedFilter.Problem()
                : new ResolvedFilter.WithCause(cause.toLowerCase(Locale.ROOT));
    }
}
