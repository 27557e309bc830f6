package switchboard.replay;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import switchboard.replay.compare.TimedWrites;
import switchboard.replay.script.ReplaySchedule;
import switchboard.replay.script.ReplaySpeed;
import switchboard.wire.FrameStatus;
import switchboard.wire.Message;
import switchboard.wire.ReadTrace;

/** The times and the pieces in which messages are sent. */
@Timeout(20)
class ReplayTimingTest {
    private static final long START = 5_000;
    private static final long THEN = 1_000_000;

    @Test
    void speedsAreReadAsPeopleWriteThem() {
        assertEquals(ReplaySpeed.ORIGINAL, ReplaySpeed.parse("original"));
        assertEquals(ReplaySpeed.FULL, ReplaySpeed.parse(" Full "));
        for (String ten : List.of("10", "x10", "10x", "×10", "10.0")) {
            assertEquals(new ReplaySpeed(10), ReplaySpeed.parse(ten));
        }
        assertEquals(new ReplaySpeed(0.5), ReplaySpeed.parse("0.5"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "fast", "0", "-1", "0.001", "20000", "1e3", "NaN", "Infinity", "٣"})
    void otherWordsAreNoSpeed(String word) {
        assertThrows(IllegalArgumentException.class, () -> ReplaySpeed.parse(word));
    }

    @Test
    void timesAreScaled() {
        assertEquals(START + 2_000_000, new ReplaySchedule(ReplaySpeed.ORIGINAL, START, THEN).due(THEN + 2_000));
        assertEquals(START + 1_000_000, new ReplaySchedule(new ReplaySpeed(2), START, THEN).due(THEN + 2_000));
        assertEquals(START, new ReplaySchedule(ReplaySpeed.FULL, START, THEN).due(THEN + 2_000));
        assertEquals(START, new ReplaySchedule(ReplaySpeed.ORIGINAL, START, THEN).due(THEN - 2_000));
    }

    @Test
    void whoAnswersLateMovesWhatFollowsAndWhoAnswersEarlyDoesNot() {
        ReplaySchedule schedule = new ReplaySchedule(ReplaySpeed.ORIGINAL, START, THEN);
        schedule.happened(THEN + 1_000, START + 1_500_000);
        assertEquals(START + 2_500_000, schedule.due(THEN + 2_000));
        schedule.happened(THEN + 3_000, START + 2_600_000);
        assertEquals(START + 4_000_000, schedule.due(THEN + 4_000));
    }

    @Test
    void aMessageLeavesWholeOrInThePiecesInWhichItCame() {
        Message message = message("Hello", ReadTrace.of(3, new int[] {1, 3, 1}, new int[] {0, 700, 20}));
        assertEquals(1, TimedWrites.of(List.of(message), false).pieces().size());
        List<TimedWrites.Piece> pieces = TimedWrites.of(List.of(message), true).pieces();
        assertEquals(
                List.of(0L, 700L, 20L),
                pieces.stream().map(TimedWrites.Piece::pauseMicros).toList());
        assertEquals(List.of("H", "ell", "o"), texts(pieces));
    }

    @Test
    void messagesThatShareAReadLeaveTogether() {
        Message one = message("one", ReadTrace.of(1, new int[] {2, 1}, new int[] {0, 50}));
        Message two = message("two", ReadTrace.of(2, new int[] {1, 2}, new int[] {0, 60}));
        assertTrue(TimedWrites.arrivedInSameRead(one, two));
        assertFalse(TimedWrites.arrivedInSameRead(two, one));
        assertEquals(
                List.of("on", "et", "wo"),
                texts(TimedWrites.of(List.of(one, two), true).pieces()));
        assertArrayEquals(
                "onetwo".getBytes(StandardCharsets.UTF_8),
                TimedWrites.of(List.of(one, two), false).pieces().getFirst().bytes());
    }

    private static List<String> texts(List<TimedWrites.Piece> pieces) {
        return pieces.stream()
                .map(piece -> new String(piece.bytes(), StandardCharsets.UTF_8))
                .toList();
    }

    private static Message message(String text, ReadTrace reads) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return new Message(FrameStatus.UNFRAMED, bytes, 0, bytes.length, reads, List.of());
    }
}
