package switchboard.bench.baddays;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A line of the console about a message. The console prints a message only when it is recorded, so the line tells that
 * this one, and each with a smaller number, is.
 *
 * @param number the number of the message in the session
 * @param out whether it went out
 * @param message the message, if it is one of a good client
 */
record RecordedLine(long number, boolean out, Optional<GoodMessage> message) {
    private static final Pattern LINE =
            Pattern.compile("(\\d{1,18})  \\d\\d:\\d\\d:\\d\\d\\.\\d{3}  #\\d+(?: \".*\")?  (in |out)  \\d+  (.*)");

    /** Parses a line; empty if it is about something else. */
    static Optional<RecordedLine> of(String line) {
        Matcher parts = LINE.matcher(line);
        return parts.matches()
                ? Optional.of(new RecordedLine(
                        Long.parseLong(parts.group(1)),
                        parts.group(2).equals("out"),
                        GoodMessage.of(parts.group(3).getBytes(StandardCharsets.UTF_8))))
                : Optional.empty();
    }
}
