package switchboard.filter;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.time.zone.ZoneOffsetTransition;

/**
 * The reference of typed times: {@code 13:05} is on its day, and {@code last:5m} ends at its time. Immutable.
 *
 * @param zone the time zone
 * @param now microseconds since 1970, UTC: the present if the session is live, otherwise the time of the newest message
 */
public record TimeReference(ZoneId zone, long now) {
    /** Returns its date in its zone. */
    public LocalDate day() {
        return instant(now).atZone(zone).toLocalDate();
    }

    /**
     * Returns the first moment at which the clocks of a zone show a time or a later one, in microseconds since 1970,
     * UTC.
     *
     * <p>A time that clocks skip in spring never comes; one in the hour that they repeat in autumn comes twice.
     *
     * @throws ArithmeticException if the moment exceeds a {@code long}
     */
    public static long first(LocalDateTime there, ZoneId zone) {
        ZoneOffsetTransition change = zone.getRules().getTransition(there);
        return micros(
                change != null && change.isGap()
                        ? change.getInstant()
                        : there.atZone(zone).toInstant());
    }

    static Instant instant(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }

    /** Returns microseconds since 1970, UTC; throws {@link ArithmeticException} if they exceed a {@code long}. */
    static long micros(Instant instant) {
        return Math.addExact(Math.multiplyExact(instant.getEpochSecond(), 1_000_000L), instant.getNano() / 1_000);
    }
}
