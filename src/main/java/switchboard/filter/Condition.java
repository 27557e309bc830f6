package switchboard.filter;

import switchboard.text.CodedText;
import switchboard.text.FilterLanguageText;

/**
 * One thing that is asked of a message. Everything about a condition stands in its own file: its {@link Key keys}, how
 * its value is read, completed, written and said in words, and what it asks of messages. Immutable.
 *
 * <p>A new one is permitted here, its keys are listed in {@link Keys} and its phrases in {@link FilterLanguageText};
 * nothing else changes as long as the kinds of {@link ResolvedFilter} can express it.
 */
public sealed interface Condition extends Filter
        permits ClientCondition,
                ClientNameCondition,
                DirectionCondition,
                MarkCondition,
                NoteCondition,
                NumberCondition,
                ProblemCondition,
                SizeCondition,
                TextCondition,
                TimeCondition {
    /**
     * Writes it as somebody could type it; what is read from that means the same.
     *
     * @param reference times are written as they are on the clocks of its zone
     */
    String typed(TimeReference reference);

    /** Says in words what it lets through. */
    CodedText described(DescriptionContext context);

    /** Says in words what the opposite of it lets through. */
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
