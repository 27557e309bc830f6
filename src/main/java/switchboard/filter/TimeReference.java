package switchboard.filter;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;

/**
 * The time that typed times refer to: {@code 13:05} is on its day, {@code last:5m} ends with it. Immutable.
 *
 * @param zone the zone whose clocks are meant
 * @param now microseconds since 1970, UTC: the present in a session that is being recorded, the newest message's time
 *     in one that has ended
 */
public record TimeReference(ZoneId zone, long now) {
    /** Returns its day on the clocks of its zone. */
    public LocalDate day() {
        return instant(now).atZone(zone).toLocalDate();
    }

    static Instant instant(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }

    /** Returns microseconds since 1970, UTC; throws ArithmeticException where they are beyond what a long holds. */
    static long micros(Instant instant) {
        return Math.addExact(Math.multiplyExact(instant.getEpochSecond(), 1_000_000L), instant.getNano() / 1_000);
    }
}
