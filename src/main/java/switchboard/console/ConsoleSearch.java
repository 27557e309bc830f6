package switchboard.console;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import switchboard.filter.Filter;
import switchboard.filter.FilterLanguage;
import switchboard.filter.ParsedFilter;
import switchboard.filter.Readings;
import switchboard.filter.TimeReference;
import switchboard.record.LogRow;
import switchboard.record.SessionException;
import switchboard.record.SessionLog;
import switchboard.terminal.TerminalText;
import switchboard.text.ConsoleText;

/**
 * Finds the newest messages that match a typed filter, from the end of the log on.
 *
 * <p>Used by the console's thread alone, which waits for the search up to {@value #PATIENCE_SECONDS} seconds, and one
 * range longer.
 */
final class ConsoleSearch {
    private static final int PATIENCE_SECONDS = 5;

    /** The number of messages that are searched at once at the beginning; then four times as many. */
    private static final long FIRST_RANGE = 10_000;

    private static final long LARGEST_RANGE = 640_000;

    private final SessionLog log;
    private final LogLines lines;
    private final Clock clock;

    ConsoleSearch(SessionLog log, LogLines lines, Clock clock) {
        this.log = log;
        this.lines = lines;
        this.clock = clock;
    }

    /**
     * Returns the lines of the newest messages that match, or a sentence that there is none, or about the mistake in
     * the filter.
     *
     * @param most the largest number of messages
     * @throws SessionException if the log cannot be read
     */
    List<String> lines(String typed, int most) throws SessionException, InterruptedException {
        long now = ChronoUnit.MICROS.between(Instant.EPOCH, clock.instant());
        return switch (FilterLanguage.parse(typed, new TimeReference(clock.getZone(), now))) {
            case ParsedFilter.Invalid wrong -> {
                int position = typed.codePointCount(0, wrong.at()) + 1;
                yield List.of(TerminalText.inert(
                        ConsoleText.LOG_FILTER.with(position, wrong.text()).english()));
            }
            case ParsedFilter.Valid understood -> found(understood.filter(), most);
        };
    }

    private List<String> found(Filter filter, int most) throws SessionException, InterruptedException {
        Filter reading = Readings.areChosenBy(filter) ? filter : Filter.all(filter, Readings.LAST);
        long begin = clock.millis();
        long last = LogLines.answer(log.newest());
        long range = FIRST_RANGE;
        long[] numbers = {};
        while (last > 0
                && numbers.length < most
                && clock.millis() - begin < TimeUnit.SECONDS.toMillis(PATIENCE_SECONDS)) {
            long before = Math.max(0, last - range);
            long[] more = LogLines.answer(log.allMatches(reading, before, last));
            numbers = LongStream.concat(LongStream.of(more), LongStream.of(numbers))
                    .skip(Math.max(0, more.length + numbers.length - most))
                    .toArray();
            last = before;
            range = Math.min(LARGEST_RANGE, range * 4);
        }
        List<String> found = new ArrayList<>();
        for (LogRow row : LogLines.answer(log.rows(numbers))) {
            found.addAll(lines.lines(row));
        }
        if (last > 0 && numbers.length < most) {
            found.addFirst(ConsoleText.LOG_UNSEARCHED.with(last).english());
        } else if (found.isEmpty()) {
            found.add(ConsoleText.LOG_NO_MATCH.with().english());
        }
        return found;
    }
}
