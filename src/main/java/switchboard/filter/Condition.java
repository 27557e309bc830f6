package switchboard.filter;

import switchboard.text.CodedText;
import switchboard.text.FilterLanguageText;

/**
 * One condition on a message. Each condition has its own file, with its {@link FilterKey keys}, the reading,
 * completion, writing and description of its values, and its test of a message. Immutable.
 *
 * <p>A new condition is added to the permitted types here, its keys to {@link FilterKeys}, and its phrases to
 * {@link FilterLanguageText}. Nothing else changes as long as the kinds of {@link ResolvedFilter} can express it.
 */
public sealed interface Condition extends Filter
        permits AddressCondition,
                BytesCondition,
                ClientCondition,
                ClientNameCondition,
                DirectionCondition,
                MarkCondition,
                NoteCondition,
                NumberCondition,
                PatternCondition,
                ProblemCondition,
                ReadAgainCondition,
                SizeCondition,
                SupersededCondition,
                TextCondition,
                TimeCondition {
    /**
     * Returns the condition as typed text. Parsing this text gives a filter with the same meaning.
     *
     * @param reference determines the time zone in which times are written
     */
    String typed(TimeReference reference);

    /** Returns a description of the messages that match. */
    CodedText described(DescriptionContext context);

    /** Returns a description of the messages that do not match. */
    default CodedText oppositeDescribed(DescriptionContext context) {
        return FilterLanguageText.NOT.with(described(context));
    }

    @Override
    default Filter simplified() {
        return this;
    }

    @Override
    default boolean readsNotes() {
        return false;
    }
}
