package switchboard.ui.log;

import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import switchboard.event.ConnectionId;
import switchboard.record.LogFilter;
import switchboard.ui.Strings;

/** Says in words what a filter lets through. Stateless. */
final class FilterWords {
    private static final int NAMED = 3;

    private FilterWords() {}

    /** Return the words; {@code title} names a client. */
    static String of(LogFilter filter, Function<ConnectionId, String> title) {
        StringBuilder words =
                new StringBuilder(Strings.of("log.words." + filter.part().name().toLowerCase(Locale.ROOT)));
        if (!filter.clients().isEmpty()) {
            words.append(' ').append(Strings.of("log.words.clients", clients(filter, title)));
        }
        if (!filter.text().isEmpty()) {
            words.append(' ').append(Strings.of("log.words.text", filter.text()));
        }
        return words.toString();
    }

    private static String clients(LogFilter filter, Function<ConnectionId, String> title) {
        String names =
                filter.clients().stream().sorted().limit(NAMED).map(title).collect(Collectors.joining(", "));
        int more = filter.clients().size() - NAMED;
        return more > 0 ? Strings.of("log.words.more", names, more) : names;
    }
}
