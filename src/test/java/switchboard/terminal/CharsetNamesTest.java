package switchboard.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Mistyped names of encodings. */
@Timeout(20)
class CharsetNamesTest {
    private static List<String> near(String typed) {
        return CharsetNames.near(typed)
                .map(names -> Arrays.asList(names.split(", ")))
                .orElse(List.of());
    }

    @ParameterizedTest
    @CsvSource({
        "GBX, GBK",
        "utf8x, UTF-8",
        "windows1252, windows-1252",
        "windws-1252, windows-1252",
        "shift-jis, Shift_JIS",
        "Latin, ISO-8859-1",
    })
    void aNameThatIsNearIsProposed(String typed, String meant) {
        assertTrue(near(typed).contains(meant), near(typed).toString());
    }

    @ParameterizedTest
    @CsvSource({"xyzzy", "hello", "x", "''", "my own encoding"})
    void nothingIsProposedForAWordThatNoNameIsNear(String typed) {
        assertEquals(List.of(), near(typed));
    }

    @Test
    void atMostFiveAreProposed() {
        assertEquals(5, near("windows-12").size());
    }
}
