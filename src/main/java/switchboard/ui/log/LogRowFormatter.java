package switchboard.ui.log;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import switchboard.record.Gap;
import switchboard.record.LogRow;
import switchboard.ui.LocalizedFormats;
import switchboard.ui.Strings;
import switchboard.ui.log.rows.LogStep;
import switchboard.ui.look.InertText;

/** Formats rows of the log as text. Thread-safe. */
final class LogRowFormatter {
    /** The length in chars above which a line is shortened. */
    private static final int LINE = 200;

    /** The length in chars above which a tool tip is shortened. */
    private static final int TIP = 600;

    private static final DateTimeFormatter TIME = LocalizedFormats.time("HH:mm:ss");

    private LogRowFormatter() {}

    /** Returns everything that the text cell of a row shows, on one line. */
    static String spoken(LogRow row) {
        List<String> words = new ArrayList<>();
        row.gap().ifPresent(gap -> words.add(missing(gap)));
        if (row.note().marked()) {
            words.add(Strings.of("note.marked"));
        }
        words.add(row.preview());
        row.finding().map(Strings::render).ifPresent(words::add);
        words.add(line(row.note().text()));
        return String.join(" · ", words.stream().filter(word -> !word.isEmpty()).toList());
    }

    /** Returns a sentence about a client's step. */
    static String step(LogStep step) {
        return switch (step.step().kind()) {
            case CAME ->
                step.peer().isEmpty()
                        ? Strings.of("log.step.came")
                        : Strings.of("log.step.came.from", InertText.of(step.peer()));
            case FINISHED -> Strings.of("log.step.finished");
            case LEFT ->
                step.farewell().isEmpty()
                        ? Strings.of("log.step.left")
                        : Strings.of(
                                "log.step.left.how",
                                line(Strings.render(step.farewell().get())));
        };
    }

    /** Returns the number of missing messages as a short text. */
    static String missing(Gap gap) {
        return Strings.of("log.gap", gap.messages());
    }

    /** Returns the tool tip of a row, as plain text that is never parsed as HTML; empty for none. */
    static String tip(LogRow row, ZoneId zone) {
        List<String> lines = new ArrayList<>();
        row.gap()
                .ifPresent(gap -> lines.add(InertText.of(Strings.of(
                        "log.gap.tip",
                        gap.messages(),
                        LocalizedFormats.bytes(gap.bytes()),
                        time(gap.from(), zone),
                        time(gap.to(), zone),
                        Strings.render(gap.reason())))));
        row.finding().map(Strings::render).map(InertText::of).ifPresent(lines::add);
        if (!row.note().text().isEmpty()) {
            row.note().text().lines().map(InertText::of).forEach(lines::add);
        }
        String tip = String.join("\n", lines);
        return tip.length() <= TIP ? tip : tip.substring(0, tip.offsetByCodePoints(0, TIP / 2)) + "…";
    }

    private static String time(long micros, ZoneId zone) {
        return TIME.format(
                Instant.EPOCH.plusNanos(TimeUnit.MICROSECONDS.toNanos(micros)).atZone(zone));
    }

    /** Returns the beginning of a text on one line. */
    static String line(String text) {
        String line = text.strip().replaceAll("\\s*\\R\\s*", " ¶ ");
        return line.length() <= LINE ? line : line.substring(0, line.offsetByCodePoints(0, LINE / 2)) + "…";
    }
}
