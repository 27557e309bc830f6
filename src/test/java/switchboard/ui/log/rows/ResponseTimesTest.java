package switchboard.ui.log.rows;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import switchboard.model.ConnectionId;
import switchboard.model.Note;
import switchboard.record.BodyPreview;
import switchboard.record.LogRow;
import switchboard.ui.fake.FakeLog;
import switchboard.wire.Direction;
import switchboard.wire.Severity;

@Timeout(20)
class ResponseTimesTest {
    private final FakeLog log = new FakeLog(9_000, ResponseTimesTest::row, number -> false, false);
    private final List<Long> found = new ArrayList<>();
    private final ResponseTimes times = new ResponseTimes(log, Runnable::run, found::add);

    /** Each third message of a client goes out; messages 1 and 8001 are the only ones of client 9. */
    private static LogRow row(long number) {
        boolean rare = number == 1 || number == 8_001;
        return new LogRow(
                number,
                1_000_000 + number * 1_000,
                new ConnectionId(rare ? 9 : 2),
                "",
                number % 3 == 0 ? Direction.OUT : Direction.IN,
                5,
                new BodyPreview("text", true, 4),
                Optional.empty(),
                Optional.empty(),
                Severity.NOTE,
                Note.NONE,
                Optional.empty(),
                false);
    }

    @Test
    void aMessageThatFollowsOneInTheOtherDirectionHasItsResponseTime() {
        assertEquals(OptionalLong.empty(), times.of(row(6)), "it is not known at once");
        log.answerAll();
        assertEquals(OptionalLong.of(1_000), times.of(row(6)));
        assertEquals(List.of(6L), found);
    }

    @Test
    void aMessageThatFollowsOneInItsOwnDirectionHasNone() {
        times.of(row(5));
        log.answerAll();
        assertEquals(OptionalLong.empty(), times.of(row(5)));
        assertEquals(List.of(), log.waiting(), "and it is not asked for again");
    }

    @Test
    void theMessageThatWasAskedForLastComesFirst() {
        times.of(row(3));
        times.of(row(6));
        times.of(row(9));
        log.answerAll();
        assertEquals(List.of(3L, 9L, 6L), found);
    }

    @Test
    void theSearchGoesBackInSteps() {
        times.of(row(8_001));
        log.answerAll();
        assertEquals(OptionalLong.of(8_000_000), times.of(row(8_001)));
    }
}
