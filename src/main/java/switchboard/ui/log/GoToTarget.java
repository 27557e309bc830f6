package switchboard.ui.log;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import switchboard.filter.TimeReference;

/** The target of the go-to bar, parsed from the typed text: the number of a message, or a point in time. Immutable. */
sealed interface GoToTarget {
    /** The number of a message. */
    record MessageNumber(long number) implements GoToTarget {}

    /** A point in time in microseconds since 1970, UTC; its target is the first message at or after it. */
    record PointInTime(long micros) implements GoToTarget {}

    /** A number, optionally after {@code #} and with grouping separators. */
    Pattern NUMBER = Pattern.compile("#?\\s*([0-9][0-9.,_'\\s\\u00A0\\u202F]*)");

    /** A date, a time of day, or both. */
    Pattern TIME = Pattern.compile("(?:([0-9]{4})-([0-9]{1,2})-([0-9]{1,2}))?[\\sT]*"
            + "(?:([0-9]{1,2}):([0-9]{2})(?::([0-9]{2})(?:[.,]([0-9]{1,6}))?)?)?");

    /**
     * Parses a typed text; empty if it is neither a number nor a time.
     *
     * @param today the date of a time without a date
     * @param zone the time zone of the text
     */
    static Optional<GoToTarget> of(String typed, LocalDate today, ZoneId zone) {
        String text = typed.strip();
        Matcher number = NUMBER.matcher(text);
        if (number.matches()) {
            String digits = number.group(1).replaceAll("[^0-9]", "");
            return digits.length() > 18 ? Optional.empty() : Optional.of(new MessageNumber(Long.parseLong(digits)));
        }
        Matcher time = TIME.matcher(text);
        return !text.isEmpty() && time.matches() ? moment(time, today, zone) : Optional.empty();
    }

    private static Optional<GoToTarget> moment(Matcher typed, LocalDate today, ZoneId zone) {
        try {
            LocalDate day =
                    typed.group(1) == null ? today : LocalDate.of(number(typed, 1), number(typed, 2), number(typed, 3));
            LocalTime time = LocalTime.of(number(typed, 4), number(typed, 5), number(typed, 6), nanos(typed));
            return Optional.of(new PointInTime(TimeReference.first(LocalDateTime.of(day, time), zone)));
        } catch (DateTimeException noSuchTime) {
            return Optional.empty();
        }
    }

    private static int number(Matcher typed, int group) {
        String digits = typed.group(group);
        return digits == null ? 0 : Integer.parseInt(digits);
    }

    private static int nanos(Matcher typed) {
        String fraction = typed.group(7);
        return fraction == null ? 0 : Integer.parseInt((fraction + "000000000").substring(0, 9));
    }
}
