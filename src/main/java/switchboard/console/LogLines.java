package switchboard.console;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import switchboard.export.GapText;
import switchboard.record.BodyPreview;
import switchboard.record.Gap;
import switchboard.record.LogRow;
import switchboard.record.LoggedMessage;
import switchboard.record.SessionException;
import switchboard.record.SessionLog;
import switchboard.terminal.TerminalText;
import switchboard.text.RecordText;
import switchboard.wire.Direction;
import switchboard.wire.Escapes;
import switchboard.wire.Severity;

/**
 * Reads messages of the session log and formats them as lines that no client can forge.
 *
 * <p>Used by the console's thread alone, which waits for the log up to {@value #PATIENCE_SECONDS} seconds.
 */
final class LogLines {
    private static final int PATIENCE_SECONDS = 10;

    /**
     * A line at its place.
     *
     * @param place the number of its message, or of the last message before it
     */
    record PlacedLine(long place, String text) {}

    private final SessionLog log;
    private final DateTimeFormatter clock;

    LogLines(SessionLog log, ZoneId zone) {
        this.log = log;
        clock = DateTimeFormatter.ofPattern("HH:mm:ss.SSS", Locale.ROOT).withZone(zone);
    }

    /**
     * Returns the lines of the messages {@code first} to {@code first + count - 1}, as far as they exist, each with the
     * number of its message.
     *
     * @throws SessionException if the log cannot be read
     */
    List<PlacedLine> of(long first, int count) throws SessionException, InterruptedException {
        List<PlacedLine> lines = new ArrayList<>(count);
        for (LogRow row : answer(log.rows(first, count))) {
            lines(row).forEach(line -> lines.add(new PlacedLine(row.number(), line)));
        }
        return lines;
    }

    /**
     * Returns the lines of the newest messages, with a line at each gap before one of them or behind the last.
     *
     * @throws SessionException if the log cannot be read
     */
    List<String> newest(int count) throws SessionException, InterruptedException {
        long newest = answer(log.newest());
        List<String> lines = new ArrayList<>(count);
        for (LogRow row : newestRows(newest, count)) {
            row.gap().ifPresent(gap -> lines.add(line(gap)));
            lines.addAll(lines(row));
        }
        answer(log.lastGap()).ifPresent(gap -> lines.add(line(gap)));
        return lines;
    }

    private String line(Gap gap) {
        return time(gap.from()) + "  --- " + TerminalText.inert(GapText.sentence(gap));
    }

    /**
     * Returns a message in full; empty if there is none of that number.
     *
     * @throws SessionException if the log cannot be read
     */
    Optional<LoggedMessage> message(long number) throws SessionException, InterruptedException {
        return answer(log.message(number));
    }

    /** Returns the newest rows that were not read again in another framing since, in order. */
    private List<LogRow> newestRows(long newest, int count) throws SessionException, InterruptedException {
        ArrayDeque<LogRow> rows = new ArrayDeque<>(count);
        long last = Math.max(1, newest);
        while (rows.size() < count && last > 0) {
            long first = Math.max(1, last - count + 1);
            for (LogRow row : answer(log.rows(first, (int) (last - first + 1))).reversed()) {
                if (!row.superseded() && rows.size() < count) {
                    rows.addFirst(row);
                }
            }
            last = first - 1;
        }
        return List.copyOf(rows);
    }

    /** Returns the line of a message, and behind it that of its problem. */
    List<String> lines(LogRow row) {
        List<String> lines = new ArrayList<>(2);
        lines.add(line(row));
        if (row.severity() == Severity.PROBLEM) {
            // The finding has a line of its own, because text behind a client's text could be part of it.
            row.finding().ifPresent(finding -> lines.add("      ! " + TerminalText.inert(finding.english())));
        }
        return lines;
    }

    private String time(long micros) {
        return clock.format(Instant.EPOCH.plus(micros, ChronoUnit.MICROS));
    }

    private String line(LogRow row) {
        String name = row.clientName().isEmpty() ? "" : " \"" + Escapes.text(row.clientName()) + "\"";
        return String.format(
                Locale.ROOT,
                "%d  %s  %s%s  %-3s  %d  %s",
                row.number(),
                time(row.at()),
                row.client(),
                name,
                row.direction() == Direction.IN ? "in" : "out",
                row.bodyLength(),
                text(row));
    }

    private static String text(LogRow row) {
        BodyPreview beginning = row.beginning();
        return beginning.shown() + more(row.bodyLength() - beginning.bytes());
    }

    private static String more(int bytes) {
        return bytes > 0 ? String.format(Locale.ROOT, " … %,d more bytes", bytes) : "";
    }

    /**
     * Waits for an answer of the log.
     *
     * @throws SessionException if there is none
     */
    static <T> T answer(Future<T> future) throws SessionException, InterruptedException {
        try {
            return future.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof SessionException explained) {
                throw explained;
            }
            throw new SessionException(RecordText.LOG_BROKEN.with(String.valueOf(failed.getCause())), failed);
        } catch (TimeoutException timedOut) {
            throw new SessionException(RecordText.LOG_SLOW.with(), timedOut);
        }
    }
}
