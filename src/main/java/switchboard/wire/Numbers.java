package switchboard.wire;

import java.util.Locale;

/** Writes numbers for people. */
final class Numbers {
    private Numbers() {}

    /** Returns {@code 1,048,576}. */
    static String grouped(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }
}
