package switchboard.filter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.time.zone.ZoneOffsetTransition;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import switchboard.model.ConnectionId;

/** Times on the days on which clocks are put forward and back. */
@Timeout(60)
class ChangedClocksTest {
    private static Filter parsed(String typed, TimeReference reference) {
        return assertInstanceOf(ParsedFilter.Valid.class, FilterLanguage.parse(typed, reference), typed)
                .filter();
    }

    private static boolean matches(Filter filter, Instant at) {
        long micros = TimeReference.micros(at);
        return switch (filter) {
            case Filter.And and -> and.parts().stream().allMatch(part -> matches(part, at));
            case Filter.Or or -> or.parts().stream().anyMatch(part -> matches(part, at));
            case Filter.Not not -> !matches(not.filter(), at);
            case TimeCondition time -> time.comparison().holds(micros, time.micros());
            default -> throw new AssertionError(filter.toString());
        };
    }

    private static TimeReference reference(String zone, String now) {
        return new TimeReference(ZoneId.of(zone), TimeReference.micros(Instant.parse(now)));
    }

    @ParameterizedTest
    @CsvSource({
        "Europe/Berlin,       2026-10-25T09:00:00Z, time:02:00..02:01,  2026-10-25T00:00:30Z, true",
        "Europe/Berlin,       2026-10-25T09:00:00Z, time:02:00..02:01,  2026-10-25T01:00:30Z, true",
        "Europe/Berlin,       2026-10-25T09:00:00Z, time:02:00..02:01,  2026-10-25T00:30:00Z, false",
        "Europe/Berlin,       2026-12-01T09:00:00Z, time:2026-10-25T02:30, 2026-10-25T01:30:10Z, true",
        "America/New_York,    2026-11-01T17:00:00Z, time:1:30:00..1:30:05, 2026-11-01T06:30:03Z, true",
        "America/New_York,    2026-11-01T17:00:00Z, time:1:30:00..1:30:05, 2026-11-01T05:30:03Z, true",
        "Australia/Lord_Howe, 2026-04-05T02:00:00Z, time:01:45,         2026-04-04T14:45:10Z, true",
        "Australia/Lord_Howe, 2026-04-05T02:00:00Z, time:01:45,         2026-04-04T15:15:10Z, true",
        "Europe/Berlin,       2026-10-25T09:00:00Z, after:02:30,        2026-10-25T00:30:00Z, true",
        "Europe/Berlin,       2026-10-25T09:00:00Z, before:02:30,       2026-10-25T01:29:00Z, true",
        "Europe/Berlin,       2026-10-25T09:00:00Z, until:02:30,        2026-10-25T01:30:00Z, true",
        "Europe/Berlin,       2026-10-25T09:00:00Z, time>02:30,         2026-10-25T00:29:00Z, false",
        // From before the change until after it: only the order in which the clocks showed them makes sense.
        "Europe/Berlin,       2026-10-25T09:00:00Z, time:02:57..02:02,  2026-10-25T00:59:00Z, true",
        "Europe/Berlin,       2026-10-25T09:00:00Z, time:02:57..02:02,  2026-10-25T01:30:00Z, false",
        "Europe/Berlin,       2026-10-25T09:00:00Z, time:01:30..02:30,  2026-10-25T01:15:00Z, true",
        // 02:30 was skipped in spring.
        "Europe/Berlin,       2026-03-29T09:00:00Z, time:02:30,         2026-03-29T01:30:00Z, false",
        "Europe/Berlin,       2026-03-29T09:00:00Z, time:02:00..02:59,  2026-03-29T01:00:00Z, false",
        "Europe/Berlin,       2026-03-29T09:00:00Z, time:02:30..03:10,  2026-03-29T01:05:00Z, true",
        "Europe/Berlin,       2026-03-29T09:00:00Z, time:02:30..03:10,  2026-03-29T00:59:00Z, false",
        "Europe/Berlin,       2026-03-29T09:00:00Z, after:02:30,        2026-03-29T01:00:00Z, true",
        "Europe/Berlin,       2026-03-29T09:00:00Z, until:02:30,        2026-03-29T00:59:59Z, true",
        "Europe/Berlin,       2026-03-29T09:00:00Z, until:02:30,        2026-03-29T01:00:00Z, false",
        "Europe/Berlin,       2026-06-01T09:00:00Z, since:2026-03-29T02:30, 2026-03-29T01:00:00Z, true"
    })
    void anHourThatExistsTwiceIsBothAndOneThatIsSkippedIsNone(
            String zone, String now, String typed, String at, boolean isMatch) {
        Filter filter = parsed(typed, reference(zone, now));

        assertEquals(isMatch, matches(filter, Instant.parse(at)), filter.toString());
    }

    @Test
    void theTwoHoursAreToldApartInWords() {
        TimeReference reference = reference("Europe/Berlin", "2026-10-25T09:00:00Z");

        assertEquals(
                "(from 02:00:00 UTC+02:00 on · until 02:01:00 UTC+02:00) or (from 02:00:00 UTC+01:00 on"
                        + " · until 02:01:00 UTC+01:00)",
                FilterLanguage.describe(parsed("time:02:00..02:01", reference), ConnectionId::toString, reference)
                        .english());
    }

    /** The days of a whole year on which the clocks of a zone of the world change, one zone for each kind of change. */
    private static Map<ZoneOffsetTransition, ZoneId> changes() {
        Map<ZoneOffsetTransition, ZoneId> changes = new HashMap<>();
        for (String name : ZoneId.getAvailableZoneIds()) {
            ZoneId zone = ZoneId.of(name);
            ZoneOffsetTransition change = zone.getRules().nextTransition(Instant.parse("2026-01-01T00:00:00Z"));
            for (int count = 0; change != null && count < 2; count++) {
                changes.putIfAbsent(change, zone);
                change = zone.getRules().nextTransition(change.getInstant());
            }
        }
        return changes;
    }

    @Test
    void aMinuteIsWhatTheClocksOfAnyZoneShowed() {
        Map<ZoneOffsetTransition, ZoneId> changes = changes();
        assertTrue(changes.size() > 10, changes.toString());
        changes.forEach((change, zone) -> {
            LocalDateTime first = change.getDateTimeBefore().isBefore(change.getDateTimeAfter())
                    ? change.getDateTimeBefore()
                    : change.getDateTimeAfter();
            TimeReference reference = new TimeReference(zone, TimeReference.micros(change.getInstant()));
            for (int minute = -13; minute < 150; minute += 11) {
                LocalDateTime begin = first.plusMinutes(minute);
                LocalDateTime end = begin.plusMinutes(3);
                Filter single = parsed("time:" + begin, reference);
                Filter range = parsed("time:" + begin + ".." + end, reference);
                Filter clock = parsed("time:" + begin.toLocalTime(), reference);
                for (int at = -180; at <= 180; at++) {
                    Instant moment = change.getInstant().plus(Duration.ofMinutes(at));
                    LocalDateTime shown = LocalDateTime.ofInstant(moment, zone);
                    String about = zone + " " + begin + " " + moment + " ";
                    assertEquals(shown.equals(begin), matches(single, moment), about + single);
                    boolean isWithin = !shown.isBefore(begin) && !shown.isAfter(end);
                    if (isWithin || !touchesEdge(zone, begin, end)) {
                        assertEquals(isWithin, matches(range, moment), about + range);
                    }
                    if (begin.toLocalDate().equals(reference.day())) {
                        assertEquals(shown.equals(begin), matches(clock, moment), about + clock);
                    }
                }
            }
        });
    }

    /** Returns whether only one end of a range is in an hour that exists twice; it then lasts until the second one. */
    private static boolean touchesEdge(ZoneId zone, LocalDateTime begin, LocalDateTime end) {
        return zone.getRules().getValidOffsets(begin).size() > 1
                != zone.getRules()
                                .getValidOffsets(end.truncatedTo(ChronoUnit.MINUTES))
                                .size()
                        > 1;
    }
}
