package switchboard.console;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import switchboard.export.GapText;
import switchboard.record.Gap;
import switchboard.record.LogRow;
import switchboard.record.LoggedMessage;
import switchboard.record.SessionException;
import switchboard.record.SessionLog;
import switchboard.terminal.TerminalText;
import switchboard.text.RecordText;
import switchboard.wire.Direction;
import switchboard.wire.Escapes;
import switchboard.wire.Message;
import switchboard.wire.Severity;

/**
 * Reads messages of the session log and formats them as lines that no client can forge.
 *
 * <p>Used by the console's thread alone, which waits for the log up to {@value #PATIENCE_SECONDS} seconds.
 */
final class LogLines {
    private static final int PATIENCE_SECONDS = 10;

    /** The replacement character, which stands for bytes that are not UTF-8. */
    private static final char NOT_UTF8 = '\uFFFD';

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
        for (LogRow row : answer(log.rows(Math.max(1, newest - count + 1), count))) {
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

    /** Returns the line of a message, and behind it that of its problem. */
    private List<String> lines(LogRow row) throws SessionException, InterruptedException {
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

    private String line(LogRow row) throws SessionException, InterruptedException {
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

    private String text(LogRow row) throws SessionException, InterruptedException {
        String preview = row.preview();
        if (preview.indexOf(NOT_UTF8) >= 0) {
            // The row has replaced these bytes; the message still has them.
            Optional<LoggedMessage> logged = answer(log.message(row.number()));
            if (logged.isPresent()) {
                Message message = logged.get().message();
                int shown = beginning(message);
                return Escapes.text(message.bytes(), message.headerLength(), shown)
                        + more(message.bodyLength() - shown);
            }
        }
        int shown = preview.getBytes(StandardCharsets.UTF_8).length;
        return Escapes.text(preview) + more(row.bodyLength() - shown);
    }

    /** Returns the number of body bytes to show, so that no character is cut. */
    private static int beginning(Message message) {
        if (message.bodyLength() <= LogRow.PREVIEW_BYTES) {
            return message.bodyLength();
        }
        int shown = LogRow.PREVIEW_BYTES;
        for (int back = 0; back < 3 && (message.bytes()[message.headerLength() + shown] & 0xC0) == 0x80; back++) {
            shown--;
        }
        return shown;
    }

    private static String more(int bytes) {
        return bytes > 0 ? String.format(Locale.ROOT, " … %,d more bytes", bytes) : "";
    }

    private static <T> T answer(Future<T> future) throws SessionException, InterruptedException {
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
