package switchboard.filter;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.time.zone.ZoneOffsetTransition;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Parses times: {@code 13:05}, {@code 13:05:30.25}, {@code 2026-11-22}, {@code 2026-11-22T13:05}, with {@code Z} or an
 * offset behind it, {@code today}, {@code yesterday}. Stateless.
 *
 * <p>A time without an offset is what the clocks of the zone showed. They show one in the hour that they repeat in
 * autumn a first and a second time, and one in the hour that they skip in spring never: that is an empty value at the
 * moment of the change.
 */
final class TimeValue {
    private static final Pattern CLOCK = Pattern.compile("(\\d{1,2}):(\\d{2})(:\\d{2}(\\.\\d{1,9})?)?");

    private TimeValue() {}

    /**
     * Returns the value of a text; empty if it is no time.
     *
     * @param again whether it is meant as the clocks show it for the second time, if they do
     */
    static Optional<BoundedValue> of(String value, TimeReference reference, boolean again) {
        try {
            return Optional.of(read(value.toUpperCase(Locale.ROOT).replace(' ', 'T'), reference, again));
        } catch (DateTimeException | ArithmeticException noTime) {
            return Optional.empty();
        }
    }

    private static BoundedValue read(String value, TimeReference reference, boolean again) {
        if (value.equals("TODAY")) {
            return day(reference.day(), reference, again);
        }
        if (value.equals("YESTERDAY")) {
            return day(reference.day().minusDays(1), reference, again);
        }
        int clockAt = value.indexOf('T');
        if (clockAt >= 0) {
            String clock = value.substring(clockAt + 1);
            boolean isAbsolute = clock.endsWith("Z") || clock.indexOf('+') >= 0 || clock.indexOf('-') >= 0;
            return isAbsolute
                    ? clock(OffsetDateTime.parse(value).toInstant(), clock)
                    : clock(LocalDateTime.parse(value), reference.zone(), again, clock);
        }
        Matcher matcher = CLOCK.matcher(value);
        if (matcher.matches()) {
            LocalTime time = LocalTime.parse(matcher.group(1).length() == 1 ? "0" + value : value);
            return clock(reference.day().atTime(time), reference.zone(), again, value);
        }
        return day(LocalDate.parse(value), reference, again);
    }

    private static BoundedValue day(LocalDate day, TimeReference reference, boolean again) {
        return new BoundedValue(
                midnight(day, reference.zone(), again),
                midnight(day.plusDays(1), reference.zone(), again),
                true,
                TimeCondition::new);
    }

    private static long midnight(LocalDate day, ZoneId zone, boolean again) {
        return TimeReference.micros(shown(day.atStartOfDay(zone), again));
    }

    private static Instant shown(ZonedDateTime first, boolean again) {
        return (again ? first.withLaterOffsetAtOverlap() : first).toInstant();
    }

    private static BoundedValue clock(LocalDateTime there, ZoneId zone, boolean again, String written) {
        ZoneOffsetTransition change = zone.getRules().getTransition(there);
        if (change != null && change.isGap()) {
            long moment = TimeReference.first(there, zone);
            return new BoundedValue(moment, moment, true, TimeCondition::new);
        }
        return clock(shown(there.atZone(zone), again), written);
    }

    /**
     * Returns the time as a value whose width is the unit of the last written digit: a minute, a second, or a fraction.
     */
    private static BoundedValue clock(Instant at, String written) {
        long first = TimeReference.micros(at.truncatedTo(ChronoUnit.MICROS));
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
