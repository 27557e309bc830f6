package switchboard.ui.log.rows;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.LongConsumer;
import switchboard.filter.ClientCondition;
import switchboard.record.LogRow;
import switchboard.record.SessionLog;
import switchboard.ui.edt.FutureCallbacks;

/**
 * Finds the response times of visible messages: the time since the client's previous message, if that one went in the
 * other direction.
 *
 * <p>One request to the log runs at a time; the message asked for last comes first. Event dispatch thread only; never
 * waits.
 */
public final class ResponseTimes {
    /** The number of messages before a message that are searched at first. */
    private static final long NEAR = 1_024;

    /** The number of messages before a message beyond which nothing is searched. */
    private static final long FAR = 65_536;

    /** The capacity of the cache, and of the queue, in messages. */
    private static final int KEPT = 8_192;

    private static final int WAITING = 256;

    private final SessionLog log;
    private final Executor edt;
    private final LongConsumer onFound;
    private final Map<Long, OptionalLong> known = new LinkedHashMap<>(256, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, OptionalLong> eldest) {
            return size() > KEPT;
        }
    };
    private final Set<LogRow> wanted = new LinkedHashSet<>();
    private boolean asking;

    /**
     * Creates a finder.
     *
     * @param edt runs callbacks of the log: the event dispatch thread
     * @param onFound gets the number of a message whose response time is known now
     */
    public ResponseTimes(SessionLog log, Executor edt, LongConsumer onFound) {
        this.log = log;
        this.edt = edt;
        this.onFound = onFound;
    }

    /** Returns the response time of a message in microseconds; empty if it has none or is not known yet. */
    public OptionalLong of(LogRow row) {
        OptionalLong time = known.get(row.number());
        if (time != null) {
            return time;
        }
        if (wanted.size() >= WAITING) {
            // These rows have been scrolled past.
            wanted.clear();
        }
        wanted.add(row);
        ask();
        return OptionalLong.empty();
    }

    private void ask() {
        if (!asking && !wanted.isEmpty()) {
            asking = true;
            LogRow row = List.copyOf(wanted).getLast();
            wanted.remove(row);
            search(row, row.number() - 1, NEAR);
        }
    }

    /** Searches backward in spans that grow fourfold each time. */
    private void search(LogRow row, long upTo, long span) {
        if (upTo < 1 || row.number() - upTo > FAR) {
            found(row, OptionalLong.empty());
            return;
        }
        long after = Math.max(0, upTo - span);
        FutureCallbacks.deliver(
                log.allMatches(new ClientCondition(Set.of(row.client())), after, upTo),
                edt,
                numbers -> {
                    if (numbers.length == 0) {
                        search(row, after, 4 * span);
                    } else {
                        compare(row, numbers[numbers.length - 1]);
                    }
                },
                failure -> found(row, OptionalLong.empty()));
    }

    private void compare(LogRow row, long previous) {
        FutureCallbacks.deliver(
                log.rows(previous, 1),
                edt,
                rows -> found(
                        row,
                        rows.stream()
                                .filter(before -> before.direction() != row.direction())
                                .mapToLong(before -> row.at() - before.at())
                                .findFirst()),
                failure -> found(row, OptionalLong.empty()));
    }

    private void found(LogRow row, OptionalLong time) {
        known.put(row.number(), time);
        asking = false;
        if (time.isPresent()) {
            onFound.accept(row.number());
        }
        ask();
    }
}
