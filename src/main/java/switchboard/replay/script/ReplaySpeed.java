package switchboard.replay.script;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The speed of a replay.
 *
 * <p>Immutable.
 *
 * @param factor 1 for the original speed, 2 for double speed, infinity for no pauses; from 0.01 to 10,000 otherwise
 */
public record ReplaySpeed(double factor) {
    /** The original speed, with the recorded pauses. */
    public static final ReplaySpeed ORIGINAL = new ReplaySpeed(1);

    /** Full speed: each message is sent as soon as those before it have been received. */
    public static final ReplaySpeed FULL = new ReplaySpeed(Double.POSITIVE_INFINITY);

    private static final double MOST = 10_000;
    private static final double LEAST = 0.01;
    private static final Pattern NUMBER = Pattern.compile("[x×]?([0-9]{1,6}(\\.[0-9]{1,6})?)[x×]?");

    /** Checks the factor. */
    public ReplaySpeed {
        if (!(factor >= LEAST && (factor <= MOST || factor == Double.POSITIVE_INFINITY))) {
            throw new IllegalArgumentException("a speed is original, full, or a factor from 0.01 to 10000");
        }
    }

    /**
     * Returns the speed named {@code original} or {@code full}, or a factor such as {@code 2}, {@code x10} or
     * {@code 0.5}.
     *
     * @throws IllegalArgumentException if the word is no speed; the message is one sentence
     */
    public static ReplaySpeed parse(String word) {
        String lower = word.strip().toLowerCase(Locale.ROOT);
        return switch (lower) {
            case "original" -> ORIGINAL;
            case "full" -> FULL;
            default -> {
                var number = NUMBER.matcher(lower);
                // The constructor rejects 0, so text that is no number is rejected as well.
                yield new ReplaySpeed(number.matches() ? Double.parseDouble(number.group(1)) : 0);
            }
        };
    }

    /** Returns whether the replay has no pauses. */
    public boolean isFull() {
        return factor == Double.POSITIVE_INFINITY;
    }

    /**
     * Returns the time in nanoseconds that a recorded time takes now. A negative time, from a clock that was set back,
     * takes 0.
     */
    public long nanos(long micros) {
        return isFull() ? 0 : (long) Math.min(Long.MAX_VALUE / 4.0, Math.max(0, micros) * 1_000.0 / factor);
    }
}
