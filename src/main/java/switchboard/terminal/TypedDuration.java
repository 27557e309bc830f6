package switchboard.terminal;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads durations that people type: {@code 500ms}, {@code 10s}, {@code 2m}, {@code 1h}. Stateless and thread-safe. */
public final class TypedDuration {
    private static final Pattern FORM = Pattern.compile("([0-9]{1,9})(ms|s|m|h)");

    private TypedDuration() {}

    /** Returns the duration; empty if the text is none. */
    public static Optional<Duration> of(String typed) {
        Matcher form = FORM.matcher(typed);
        if (!form.matches()) {
            return Optional.empty();
        }
        long count = Long.parseLong(form.group(1));
        return Optional.of(
                switch (form.group(2)) {
                    case "ms" -> Duration.ofMillis(count);
                    case "s" -> Duration.ofSeconds(count);
                    case "m" -> Duration.ofMinutes(count);
                    default -> Duration.ofHours(count);
                });
    }
}
