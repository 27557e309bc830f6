package switchboard.wire;

import java.util.Locale;

/** Writes numbers for people. */
final class Numbers {
    private Numbers() {}

    /** Return {@code 1,048,576}. */
    static String grouped(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    /** Return {@code 1 byte} or {@code 12 bytes}. */
    static String bytes(long count) {
        return count == 1 ? "1 byte" : grouped(count) + " bytes";
    }
}
