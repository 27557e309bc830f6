package switchboard.ui.log;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import switchboard.event.ConnectionId;
import switchboard.filter.Filter;
import switchboard.record.SessionLog;
import switchboard.ui.edt.Answers;

/**
 * Finds the next or previous message of a client, wherever in the log it is.
 *
 * <p>It looks near by first and further each time. A new search ends the one before. Event dispatch thread
 * only.
 */
final class Neighbours {
    private static final long NEAR = 4_096;

    private final SessionLog log;
    private final Executor edt;
    private int search;

    Neighbours(SessionLog log, Executor edt) {
        this.log = log;
        this.edt = edt;
    }

    /** Find the first message of {@code client} after {@code number}. */
    void next(ConnectionId client, long number, long newest, LongConsumer onFound, Consumer<String> onFailure) {
        search++;
        look(search, client, number, newest, NEAR, true, onFound, onFailure);
    }

    /** Find the last message of {@code client} before {@code number}. */
    void previous(ConnectionId client, long number, LongConsumer onFound, Consumer<String> onFailure) {
        search++;
        look(search, client, number, 0, NEAR, false, onFound, onFailure);
    }

    private void look(
            int mine,
            ConnectionId client,
            long from,
            long last,
            long span,
            boolean forward,
            LongConsumer onFound,
            Consumer<String> onFailure) {
        long after = forward ? from : Math.max(0, from - 1 - span);
        long upTo = forward ? Math.min(last, from + span) : from - 1;
        if (upTo <= after) {
            return;
        }
        Filter filter = new Filter.Clients(Set.of(client));
        Answers.take(
                log.allMatches(filter, after, upTo),
                edt,
                numbers -> {
                    if (mine != search) {
                        return;
                    }
                    OptionalLong found = numbers.length == 0
                            ? OptionalLong.empty()
                            : OptionalLong.of(forward ? numbers[0] : numbers[numbers.length - 1]);
                    if (found.isPresent()) {
                        onFound.accept(found.getAsLong());
                    } else {
                        look(mine, client, forward ? upTo : after + 1, last, 4 * span, forward, onFound, onFailure);
                    }
                },
                onFailure);
    }

    /** Return the number that a person typed, if it is one. */
    static Optional<Long> number(String typed) {
        String digits = typed.strip().replaceFirst("^#", "").replaceAll("[.,_\\s']", "");
        return digits.matches("[0-9]{1,18}") ? Optional.of(Long.valueOf(digits)) : Optional.empty();
    }
}
