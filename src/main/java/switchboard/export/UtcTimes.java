package switchboard.export;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/** Formats times for other programs. Stateless. */
final class UtcTimes {
    private static final DateTimeFormatter UTC = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private UtcTimes() {}

    /** Returns microseconds since 1970 as ISO 8601 in UTC: {@code 2026-03-01T13:05:01.120000Z}. */
    static String utc(long micros) {
        return UTC.format(instant(micros));
    }

    static Instant instant(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }
}
