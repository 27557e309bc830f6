package switchboard.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Cells of text from clients, as programs read them that split lines at other places than RFC 4180 does. */
@Timeout(20)
class CsvCellTest {
    private static final String SEPARATORS = "[,;\t|\n\u2028\u2029]";

    private static String cell(String text) {
        StringBuilder cell = new StringBuilder();
        CsvCell.append(cell, text);
        return cell.substring(1, cell.length() - 1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x;=HYPERLINK(\"http://x\")",
                "x\t+cmd|'/c calc'!A0",
                "x,-1",
                "x|@SUM(A1)",
                "two lines\n=1+1",
                "x; \u00a0\u200b\"=1+1",
                "x;＝1＋1",
                "x;﹫SUM(A1)",
                "x;\t=1",
                "x;\r=1",
                "=1;=1;=1",
                "\t=1\u2028-1",
                "'x;'y;''z"
            })
    void atWhateverSeparatorALineIsSplitNoPartIsAFormulaAndTheTextCanBeRestored(String text) {
        String cell = cell(text);
        for (String part : cell.split(SEPARATORS)) {
            String begin = part.replaceFirst("^[\\s\u00a0\u200b\"]+", "");
            assertFalse(begin.matches("(?s)[=+\\-@＝＋－＠﹦﹢﹣﹫].*"), cell);
        }
        assertEquals(
                text.replace("\r", "\\r"),
                cell.replaceAll("(?s)(^|" + SEPARATORS + ")'", "$1").replace("\"\"", "\""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Hello Server!", "a = b; c - d", "f(x, 'y')", "a;b\tc|d,e", "{\"a\":1,\"b\":2}", ""})
    void textThatIsNoFormulaAnywhereStaysAsItIs(String text) {
        assertEquals(text, CsvCell.defused(text));
        assertEquals(text.replace("\"", "\"\""), cell(text));
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '~',
            value = {
                "350000000000002, '350000000000002",
                "123456789012, '123456789012",
                "12345678901, 12345678901",
                "0012, '0012",
                "0, 0",
                "35a000000000002, 35a000000000002",
                "=1, '=1"
            })
    void digitsThatASpreadsheetShortensGetAnApostropheWhereThatIsAskedFor(String text, String expected) {
        StringBuilder cell = new StringBuilder();
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        CsvCell.append(cell, bytes, 0, bytes.length, true);
        assertEquals("\"" + expected + "\"", cell.toString());
        if (!text.startsWith("=")) {
            assertEquals(text, cell(text), "not unasked");
        }
    }

    @Test
    void aLongCellOfSeparatorsTakesNoLongerThanItsLength() {
        for (String unit : new String[] {"\n", "\t", ";=", "'\n"}) {
            String text = unit.repeat(1 << 20);
            assertTimeoutPreemptively(Duration.ofSeconds(5), () -> cell(text), unit);
        }
    }
}
