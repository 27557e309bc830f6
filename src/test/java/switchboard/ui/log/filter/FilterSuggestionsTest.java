package switchboard.ui.log.filter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import switchboard.filter.FilterLanguage;
import switchboard.filter.ParsedFilter;
import switchboard.filter.TimeReference;
import switchboard.record.LogRow;
import switchboard.ui.fake.DemoMessages;
import switchboard.ui.fake.FakeLog;

@Timeout(10)
final class FilterSuggestionsTest {
    private static final TimeReference REFERENCE = new TimeReference(ZoneOffset.UTC, 1_763_816_701_000_000L);

    private static List<String> texts(LogRow row) {
        return FilterSuggestions.of(row, "#1", REFERENCE).stream()
                .map(FilterSuggestions.Suggestion::text)
                .toList();
    }

    @Test
    void aRowSuggestsItsClientItsWayItsTextItsSizeAndItsTime() {
        assertEquals(
                List.of(
                        "client:2",
                        "-client:2",
                        "is:in",
                        "\"text 1\"",
                        "size>=5",
                        "time>=2023-11-14T22:13:20.001",
                        "time<=2023-11-14T22:13:20.001"),
                texts(FakeLog.row(1)));
    }

    @Test
    void everySuggestionCanBeReadAgainWhateverTheMessageSays() {
        for (long number = 1; number < 300; number++) {
            LogRow row = DemoMessages.row(number);
            assertTrue(texts(row).size() >= 5, "hardly anything is suggested");
            for (String text : texts(row)) {
                assertInstanceOf(ParsedFilter.Valid.class, FilterLanguage.parse(text, REFERENCE), text);
            }
        }
    }

    @Test
    void aLongTextIsCutBetweenWords() {
        LogRow row = DemoMessages.row(21);
        assertTrue(
                texts(row).contains("\"a very long line that goes on\""),
                texts(row).toString());
    }
}
