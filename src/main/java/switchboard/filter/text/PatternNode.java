package switchboard.filter.text;

import java.util.List;

/** A part of a parsed pattern. Immutable. */
sealed interface PatternNode {
    /** One character. */
    record One(CharacterSet set) implements PatternNode {}

    /** Parts that follow one another; without parts, nothing. */
    record Sequence(List<PatternNode> parts) implements PatternNode {}

    /** One of several parts. */
    record Choice(List<PatternNode> parts) implements PatternNode {}

    /**
     * A part several times.
     *
     * @param most the most times; {@link #ANY} for any number
     */
    record Repeat(PatternNode part, int least, int most) implements PatternNode {
        static final int ANY = -1;
    }

    /** The beginning of a body or of a line in it. */
    record LineBegin() implements PatternNode {}

    /** The end of a body or of a line in it. */
    record LineEnd() implements PatternNode {}
}
