package switchboard.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(20)
class TerminalWidthTest {
    @ParameterizedTest
    @CsvSource({"abc,3", "žluťoučký,9", "🧦,2", "漢字,4", "e\u0301,1", "␠ × 62,6"})
    void aLineIsMeasuredInColumns(String line, int columns) {
        assertEquals(columns, TerminalWidth.of(line));
    }
}
