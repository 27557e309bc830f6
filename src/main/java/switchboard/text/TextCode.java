package switchboard.text;

import java.util.Arrays;
import java.util.List;

/**
 * The stable name of one sentence, and which arguments it takes. Implemented by one enum an area.
 *
 * <p>Codes are stored in session files: neither area nor key of one that was released may change, nor the number, the
 * order or the kinds of its arguments. A sentence that needs others gets a new code.
 */
public interface TextCode {
    /**
     * What there is to say of a code.
     *
     * @param area the name of its bundle: {@code server}
     * @param key its key within the bundle: {@code left.slow}
     * @param kinds what the arguments are, in order
     */
    record Declaration(String area, String key, List<ArgumentKind> kinds) {
        /** Declares a code. */
        Declaration(String area, String key, ArgumentKind... kinds) {
            this(area, key, List.of(kinds));
        }

        /** Keep the kinds as they are now. */
        public Declaration {
            kinds = List.copyOf(kinds);
        }
    }

    /** Returns what there is to say of it. */
    Declaration declaration();

    /** Returns the name of its bundle. */
    default String area() {
        return declaration().area();
    }

    /** Returns its key within the bundle. */
    default String key() {
        return declaration().key();
    }

    /** Returns what its arguments are, in order. */
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
     * @param arguments one for each of {@link #kinds()}; an {@link Integer} counts as a {@link Long}
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
