package switchboard.filter;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads times: {@code 13:05}, {@code 13:05:30.25}, {@code 2026-11-22}, {@code 2026-11-22T13:05}, with {@code Z} or an
 * offset behind it, {@code today}, {@code yesterday}. Stateless.
 */
final class TimeValue {
    private static final Pattern CLOCK = Pattern.compile("(\\d{1,2}):(\\d{2})(:\\d{2}(\\.\\d{1,9})?)?");

    private TimeValue() {}

    static Optional<Stretch> of(String value, Moment moment) {
        try {
            return Optional.of(read(value.toUpperCase(Locale.ROOT).replace(' ', 'T'), moment));
        } catch (DateTimeException | ArithmeticException noTime) {
            return Optional.empty();
        }
    }

    private static Stretch read(String value, Moment moment) {
        if (value.equals("TODAY")) {
            return day(moment.day(), moment);
        }
        if (value.equals("YESTERDAY")) {
            return day(moment.day().minusDays(1), moment);
        }
        int clockAt = value.indexOf('T');
        if (clockAt >= 0) {
            String clock = value.substring(clockAt + 1);
            boolean isAbsolute = clock.endsWith("Z") || clock.indexOf('+') >= 0 || clock.indexOf('-') >= 0;
            ZonedDateTime at = isAbsolute
                    ? OffsetDateTime.parse(value).toZonedDateTime()
                    : LocalDateTime.parse(value).atZone(moment.zone());
            return clock(at, clock);
        }
        Matcher matcher = CLOCK.matcher(value);
        if (matcher.matches()) {
            LocalTime time = LocalTime.parse(matcher.group(1).length() == 1 ? "0" + value : value);
            return clock(moment.day().atTime(time).atZone(moment.zone()), value);
        }
        return day(LocalDate.parse(value), moment);
    }

    private static Stretch day(LocalDate day, Moment moment) {
        long first = Moment.micros(day.atStartOfDay(moment.zone()).toInstant());
        long behind = Moment.micros(day.plusDays(1).atStartOfDay(moment.zone()).toInstant());
        return new Stretch(first, behind, true, Filter.Time::new);
    }

    /** Return the stretch that a time covers which was written so precisely. */
    private static Stretch clock(ZonedDateTime at, String written) {
        long first = Moment.micros(at.truncatedTo(ChronoUnit.MICROS).toInstant());
        return new Stretch(first, Math.addExact(first, unit(written)), false, Filter.Time::new);
    }

    private static long unit(String written) {
        Matcher matcher = CLOCK.matcher(written);
        if (!matcher.lookingAt() || matcher.group(3) == null) {
            return 60_000_000;
        }
        if (matcher.group(4) == null) {
            return 1_000_000;
        }
        int digits = Math.min(6, matcher.group(4).length() - 1);
        return (long) Math.pow(10, 6 - digits);
    }
}
