package switchboard.filter.text;

import java.util.Arrays;
import java.util.List;

/**
 * Characters that match one place of a pattern, without regard to case. Immutable.
 *
 * <p>A byte that is not UTF-8 is the character {@link #BYTE} and its value, which no other character has.
 */
final class CharacterSet {
    /** The first of the 256 characters that stand for bytes that are not UTF-8; they are beyond Unicode. */
    static final int BYTE = Character.MAX_CODE_POINT + 1;

    private static final int ASCII = 128;

    /**
     * A range of characters.
     *
     * @param first the first one
     * @param last the last one, which is in it
     */
    record Range(int first, int last) {
        static Range of(int character) {
            return new Range(character, character);
        }
    }

    private final List<Range> ranges;
    private final boolean negated;
    private final boolean[] ascii = new boolean[ASCII];

    CharacterSet(List<Range> ranges, boolean negated) {
        this.ranges = List.copyOf(ranges);
        this.negated = negated;
        for (int character = 0; character < ASCII; character++) {
            ascii[character] = isIn(character);
        }
    }

    static CharacterSet of(int character) {
        return new CharacterSet(List.of(Range.of(character)), false);
    }

    boolean contains(int character) {
        return character < ASCII ? ascii[character] : isIn(character);
    }

    private boolean isIn(int character) {
        int[] forms = character >= BYTE
                ? new int[] {character}
                : new int[] {character, Character.toLowerCase(character), Character.toUpperCase(character)};
        boolean named = ranges.stream()
                .anyMatch(
                        range -> Arrays.stream(forms).anyMatch(form -> range.first() <= form && form <= range.last()));
        return named != negated;
    }
}
