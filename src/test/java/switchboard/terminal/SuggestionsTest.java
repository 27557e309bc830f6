package switchboard.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(20)
class SuggestionsTest {
    @ParameterizedTest
    @CsvSource({
        "lst,list",
        "LISTE,list",
        "sned,send",
        "rel,release",
        "coutns,counts",
        "hodl,hold",
        "xyzzy,none",
        "s,none"
    })
    void theNearestWordIsSuggestedAndNothingWhenNoneIsNear(String typed, String meant) {
        List<String> words = List.of("list", "send", "release", "counts", "hold");

        assertEquals(meant, Suggestions.nearest(typed, words).orElse("none"));
    }
}
