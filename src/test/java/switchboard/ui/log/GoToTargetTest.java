package switchboard.ui.log;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(10)
final class GoToTargetTest {
    private static final ZoneId PRAGUE = ZoneId.of("Europe/Prague");

    private static Optional<GoToTarget> of(String typed) {
        return GoToTarget.of(typed, LocalDate.of(2026, 11, 22), PRAGUE);
    }

    private static Optional<GoToTarget> number(long number) {
        return Optional.of(new GoToTarget.MessageNumber(number));
    }

    private static Optional<GoToTarget> moment(String instant) {
        return Optional.of(
                new GoToTarget.PointInTime(ChronoUnit.MICROS.between(Instant.EPOCH, Instant.parse(instant))));
    }

    @Test
    void aNumberIsUnderstoodAsPeopleWriteIt() {
        assertEquals(number(41), of("41"));
        assertEquals(number(41), of(" #41 "));
        assertEquals(number(1_234_567), of("1,234,567"));
        assertEquals(number(1_234_567), of("1 234 567"));
        assertEquals(number(1_234_567), of("1.234.567"));
    }

    @Test
    void aTimeIsOnTheDayThatIsLookedAt() {
        assertEquals(moment("2026-11-22T12:05:00Z"), of("13:05"));
        assertEquals(moment("2026-11-22T12:05:02Z"), of("13:05:02"));
        assertEquals(moment("2026-11-22T12:05:02.5Z"), of("13:05:02.5"));
        assertEquals(moment("2026-11-22T12:05:02.123456Z"), of("13:05:02,123456"));
    }

    @Test
    void aDayMayStandBeforeItOrAlone() {
        assertEquals(moment("2025-07-01T11:05:00Z"), of("2025-07-01 13:05"));
        assertEquals(moment("2025-07-01T11:05:00Z"), of("2025-7-1T13:05"));
        assertEquals(moment("2025-06-30T22:00:00Z"), of("2025-07-01"));
    }

    @Test
    void aTimeThatExistsTwiceIsTheFirstAndOneThatIsSkippedIsTheChange() {
        assertEquals(moment("2026-10-25T00:30:00Z"), of("2026-10-25 02:30"));
        assertEquals(moment("2026-03-29T01:00:00Z"), of("2026-03-29 02:30"));
    }

    @Test
    void whatIsNeitherIsNotGuessed() {
        assertEquals(Optional.empty(), of(""));
        assertEquals(Optional.empty(), of("soon"));
        assertEquals(Optional.empty(), of("25:00"));
        assertEquals(Optional.empty(), of("2026-02-30"));
        assertEquals(Optional.empty(), of("9".repeat(30)));
    }
}
