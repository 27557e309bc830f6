package switchboard.text;

import java.util.Arrays;
import java.util.List;

/**
 * The stable name of one sentence, with the kinds of its arguments. Immutable; each area has one enum that implements
 * it.
 *
 * <p>Codes are stored in session files: the area and the key of a released code must not change, nor the number, the
 * order or the kinds of its arguments. A sentence that needs others gets a new code.
 */
public interface TextCode {
    /**
     * The attributes of a code.
     *
     * @param area the name of its bundle: {@code server}
     * @param key its key within the bundle: {@code left.slow}
     * @param kinds the kinds of its arguments, in order
     */
    record Declaration(String area, String key, List<ArgumentKind> kinds) {
        /** Declares a code. */
        Declaration(String area, String key, ArgumentKind... kinds) {
            this(area, key, List.of(kinds));
        }

        /** Copies the kinds. */
        public Declaration {
            kinds = List.copyOf(kinds);
        }
    }

    /** Returns the attributes of this code. */
    Declaration declaration();

    /** Returns the name of this code's bundle. */
    default String area() {
        return declaration().area();
    }

    /** Returns this code's key within the bundle. */
    default String key() {
        return declaration().key();
    }

    /** Returns the kinds of the arguments, in order. */
    default List<ArgumentKind> kinds() {
        return declaration().kinds();
    }

    /** Returns the name that is unique among all areas: {@code server.left.slow}. */
    default String id() {
        return area() + "." + key();
    }

    /**
     * Returns this sentence with these arguments.
     *
     * @param arguments one for each of {@link #kinds()}; an {@link Integer} is converted to a {@link Long}
     * @throws IllegalArgumentException if they are not of those kinds
     */
    default CodedText with(Object... arguments) {
        return new CodedText(
                this,
                Arrays.stream(arguments)
                        .map(argument -> argument instanceof Integer number ? Long.valueOf(number) : argument)
                        .toList());
    }
}
