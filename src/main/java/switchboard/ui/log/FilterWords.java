package switchboard.ui.log;

import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import switchboard.event.ConnectionId;
import switchboard.ui.Strings;

/** Says in words what a filter lets through. Stateless. */
final class FilterWords {
    private static final int NAMED = 3;

    private FilterWords() {}

    /** Return the words; {@code title} names a client. */
    static String of(LogPart part, Set<ConnectionId> clients, String text, Function<ConnectionId, String> title) {
        StringBuilder words =
                new StringBuilder(Strings.of("log.words." + part.name().toLowerCase(Locale.ROOT)));
        if (!clients.isEmpty()) {
            words.append(' ').append(Strings.of("log.words.clients", clients(clients, title)));
        }
        if (!text.isEmpty()) {
            words.append(' ').append(Strings.of("log.words.text", text));
        }
        return words.toString();
    }

    private static String clients(Set<ConnectionId> clients, Function<ConnectionId, String> title) {
        String names = clients.stream().sorted().limit(NAMED).map(title).collect(Collectors.joining(", "));
        int more = clients.size() - NAMED;
        return more > 0 ? Strings.of("log.words.more", names, more) : names;
    }
}
