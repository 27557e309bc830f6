package switchboard.console;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import switchboard.event.Request;
import switchboard.model.ConnectionId;
import switchboard.terminal.TypedDuration;
import switchboard.text.ConsoleText;

/**
 * Parses the command {@code repeat [-r] [-e|-x] ID|all every=500ms [times=10] TEXT}, or {@code repeat off [ID]}.
 *
 * <p>Stateless and thread-safe.
 */
final class RepeatParser {
    private static final Pattern WHOM = Pattern.compile("(?:#?([0-9]{1,18})|(all))\\s(.*)", Pattern.DOTALL);
    private static final Pattern SETTING = Pattern.compile("\\s*(every|times)=(\\S*)(?:\\s(.*))?", Pattern.DOTALL);
    private static final Pattern OFF = Pattern.compile("off(?:\\s+#?([0-9]{1,18}))?");

    private RepeatParser() {}

    static Command parse(String rest) {
        Matcher off = OFF.matcher(rest.strip().toLowerCase(Locale.ROOT));
        if (off.matches()) {
            return new Command.StopRepeating(
                    Optional.ofNullable(off.group(1)).map(digits -> new ConnectionId(Long.parseLong(digits))));
        }
        Sending sending = Sending.of(rest);
        Matcher whom = WHOM.matcher(sending.rest().stripLeading());
        if (sending.option() == Sending.Option.FILE || !whom.matches()) {
            return new Command.Invalid(ConsoleText.REPEAT_WANTED.with());
        }
        Optional<ConnectionId> id =
                Optional.ofNullable(whom.group(1)).map(digits -> new ConnectionId(Long.parseLong(digits)));
        String text = whom.group(3);
        Optional<Duration> every = Optional.empty();
        OptionalLong times = OptionalLong.empty();
        for (Matcher setting = SETTING.matcher(text); setting.matches(); setting = SETTING.matcher(text)) {
            String value = setting.group(2);
            if (setting.group(1).equals("every")) {
                every = time(value);
                if (every.isEmpty()) {
                    return new Command.Invalid(ConsoleText.REPEAT_EVERY.with(
                            Request.Repeat.SHORTEST.toMillis(), Request.Repeat.LONGEST.toHours()));
                }
            } else {
                times = times(value);
                if (times.isEmpty()) {
                    return new Command.Invalid(ConsoleText.REPEAT_TIMES.with(Request.Repeat.MOST));
                }
            }
            text = Optional.ofNullable(setting.group(3)).orElse("");
        }
        if (every.isEmpty() || text.isEmpty()) {
            return new Command.Invalid(ConsoleText.REPEAT_WANTED.with());
        }
        Duration interval = every.get();
        OptionalLong count = times;
        return sending.with(text).bytes(body -> new Command.Repeat(id, body, sending.form(), interval, count));
    }

    private static Optional<Duration> time(String given) {
        String typed = given.matches("[0-9]+") ? given + "ms" : given;
        return TypedDuration.of(typed).filter(Request.Repeat::isPossible);
    }

    private static OptionalLong times(String given) {
        long count = given.matches("[0-9]{1,10}") ? Long.parseLong(given) : 0;
        return count >= 1 && count <= Request.Repeat.MOST ? OptionalLong.of(count) : OptionalLong.empty();
    }
}
