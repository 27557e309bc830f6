package switchboard.replay;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * How fast a conversation is played again. Immutable.
 *
 * @param factor 1 for as it was, 2 for twice as fast; infinite for without any pause
 */
public record Speed(double factor) {
    /** With the pauses that were recorded. */
    public static final Speed ORIGINAL = new Speed(1);

    /** Without pauses: each message as soon as what came before it was heard. */
    public static final Speed FULL = new Speed(Double.POSITIVE_INFINITY);

    private static final double MOST = 10_000;
    private static final double LEAST = 0.01;
    private static final Pattern NUMBER = Pattern.compile("[x×]?([0-9]{1,6}(\\.[0-9]{1,6})?)[x×]?");

    /** Check the factor. */
    public Speed {
        if (!(factor >= LEAST && (factor <= MOST || factor == Double.POSITIVE_INFINITY))) {
            throw new IllegalArgumentException("a speed is original, full, or a factor from 0.01 to 10000");
        }
    }

    /**
     * Returns the speed of a word: {@code original}, {@code full}, or a factor such as {@code 2}, {@code x10}, {@code
     * 0.5}.
     *
     * @throws IllegalArgumentException in one clear sentence, if it is none
     */
    public static Speed parse(String word) {
        String lower = word.strip().toLowerCase(Locale.ROOT);
        return switch (lower) {
            case "original" -> ORIGINAL;
            case "full" -> FULL;
            default -> {
                var number = NUMBER.matcher(lower);
                // What is no number is no speed either: the constructor says so.
                yield new Speed(number.matches() ? Double.parseDouble(number.group(1)) : 0);
            }
        };
    }

    /** Returns whether there are no pauses at all. */
    public boolean isFull() {
        return factor == Double.POSITIVE_INFINITY;
    }

    /** Returns how long a recorded time takes now, in nanoseconds; a clock that was set back takes none. */
    long nanos(long micros) {
        return isFull() ? 0 : (long) Math.min(Long.MAX_VALUE / 4.0, Math.max(0, micros) * 1_000.0 / factor);
    }
}
