package switchboard.wire;

import java.util.Locale;

/**
 * Formats numbers for people.
 *
 * <p>Stateless and thread-safe.
 */
final class Numbers {
    private Numbers() {}

    /** Returns the number with grouping commas, for example {@code 1,048,576}. */
    static String grouped(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }
}
