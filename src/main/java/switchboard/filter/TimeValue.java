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
 * Parses times: {@code 13:05}, {@code 13:05:30.25}, {@code 2026-11-22}, {@code 2026-11-22T13:05}, with {@code Z} or an
 * offset behind it, {@code today}, {@code yesterday}. Stateless.
 */
final class TimeValue {
    private static final Pattern CLOCK = Pattern.compile("(\\d{1,2}):(\\d{2})(:\\d{2}(\\.\\d{1,9})?)?");

    private TimeValue() {}

    static Optional<BoundedValue> of(String value, TimeReference reference) {
        try {
            return Optional.of(read(value.toUpperCase(Locale.ROOT).replace(' ', 'T'), reference));
        } catch (DateTimeException | ArithmeticException noTime) {
            return Optional.empty();
        }
    }

    private static BoundedValue read(String value, TimeReference reference) {
        if (value.equals("TODAY")) {
            return day(reference.day(), reference);
        }
        if (value.equals("YESTERDAY")) {
            return day(reference.day().minusDays(1), reference);
        }
        int clockAt = value.indexOf('T');
        if (clockAt >= 0) {
            String clock = value.substring(clockAt + 1);
            boolean isAbsolute = clock.endsWith("Z") || clock.indexOf('+') >= 0 || clock.indexOf('-') >= 0;
            ZonedDateTime at = isAbsolute
                    ? OffsetDateTime.parse(value).toZonedDateTime()
                    : LocalDateTime.parse(value).atZone(reference.zone());
            return clock(at, clock);
        }
        Matcher matcher = CLOCK.matcher(value);
        if (matcher.matches()) {
            LocalTime time = LocalTime.parse(matcher.group(1).length() == 1 ? "0" + value : value);
            return clock(reference.day().atTime(time).atZone(reference.zone()), value);
        }
        return day(LocalDate.parse(value), reference);
    }

    private static BoundedValue day(LocalDate day, TimeReference reference) {
        long first = TimeReference.micros(day.atStartOfDay(reference.zone()).toInstant());
        long behind = TimeReference.micros(
                day.plusDays(1).atStartOfDay(reference.zone()).toInstant());
        return new BoundedValue(first, behind, true, TimeCondition::new);
    }

    /**
     * Returns the time as a value whose width is the unit of the last written digit: a minute, a second, or a fraction.
     */
    private static BoundedValue clock(ZonedDateTime at, String written) {
        long first = TimeReference.micros(at.truncatedTo(ChronoUnit.MICROS).toInstant());
        return new BoundedValue(first, Math.addExact(first, unit(written)), false, TimeCondition::new);
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
