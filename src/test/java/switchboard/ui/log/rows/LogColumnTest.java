package switchboard.ui.log.rows;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.EnumSet;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(10)
class LogColumnTest {
    private static final Set<LogColumn> ALL = EnumSet.allOf(LogColumn.class);

    private static int[] widths(int available, Set<LogColumn> chosen) {
        return LogColumn.widths(available, chosen, 8, 8, 3, 33);
    }

    private static int width(int available, LogColumn column) {
        return widths(available, ALL)[column.ordinal()];
    }

    @Test
    void aWideTableGivesWhatIsLeftToTheText() {
        int[] widths = widths(1_000, ALL);
        assertEquals(1_000, IntStream.of(widths).sum());
        assertTrue(widths[LogColumn.TEXT.ordinal()] > 400, "text " + widths[LogColumn.TEXT.ordinal()]);
    }

    @Test
    void aNarrowTableHidesTheLeastImportantFirstAndNeverTheClient() {
        int last = 0;
        for (int available = 200; available <= 1_000; available += 10) {
            assertTrue(width(available, LogColumn.CLIENT) >= 9 * 8, "client in " + available);
            assertTrue(width(available, LogColumn.NUMBER) > 0, "number in " + available);
            boolean bytes = width(available, LogColumn.BYTES) > 0;
            boolean delta = width(available, LogColumn.DELTA) > 0;
            boolean response = width(available, LogColumn.RESPONSE) > 0;
            assertTrue(bytes || !delta, "bytes before the difference in " + available);
            assertTrue(delta || !response, "the difference before the response in " + available);
            int shown = (bytes ? 1 : 0) + (delta ? 1 : 0) + (response ? 1 : 0);
            assertTrue(shown >= last, "more in more space, in " + available);
            last = shown;
        }
        assertEquals(3, last);
    }

    @Test
    void aColumnThatWasNotChosenIsHiddenInEveryWidth() {
        Set<LogColumn> few = EnumSet.copyOf(LogColumn.ALWAYS);
        int[] widths = widths(1_000, few);
        assertEquals(0, widths[LogColumn.TIME.ordinal()]);
        assertEquals(0, widths[LogColumn.DIRECTION.ordinal()]);
        assertEquals(1_000, IntStream.of(widths).sum());
    }
}
