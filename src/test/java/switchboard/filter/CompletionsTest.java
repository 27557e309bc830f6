package switchboard.filter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import switchboard.model.ConnectionId;
import switchboard.text.FilterLanguageText;
import switchboard.wire.Cause;

@Timeout(20)
class CompletionsTest {
    private static final Vocabulary VOCABULARY = new Vocabulary(
            List.of(
                    new Vocabulary.Client(new ConnectionId(3), "Ana", "192.168.1.20"),
                    new Vocabulary.Client(new ConnectionId(31), "Ben Ana", "192.168.1.21"),
                    new Vocabulary.Client(new ConnectionId(7), "", "::1")),
            new TimeReference(ZoneOffset.UTC, TimeReference.micros(Instant.parse("2026-11-22T13:05:00Z"))));

    /** Returns the text after each completion; a bar in the argument marks the caret. */
    private static List<String> completed(String typed) {
        int caret = typed.indexOf('|');
        String text = typed.replace("|", "");
        return FilterLanguage.complete(text, caret, VOCABULARY).stream()
                .map(one -> text.substring(0, one.from()) + one.replacement() + text.substring(one.to()))
                .toList();
    }

    private static void assertBegins(String typed, String... first) {
        List<String> completed = completed(typed);
        assertEquals(List.of(first), completed.subList(0, Math.min(first.length, completed.size())), typed);
    }

    @Test
    void nothingTypedOffersWhatOneMostlyWants() {
        assertBegins("|", "is:problem", "is:in", "is:out", "is:marked");
        assertBegins("hello |", "hello is:problem", "hello is:in");
        assertBegins("-(|", "-(is:problem");
    }

    @Test
    void keysAreCompletedFromTheirBeginning() {
        assertBegins("cl|", "client:");
        assertBegins("a pro|", "a problem:");
        assertBegins("IS|", "is:problem", "is:in", "is:out", "is:marked", "is:noted");
        assertBegins("marked|", "is:marked");
    }

    @Test
    void clientsAreOfferedByNumberNameAndAddress() {
        assertBegins("client:|", "client:3", "client:31", "client:7");
        assertBegins("from:a|", "from:3", "from:Ana", "from:31", "from:\"Ben Ana\"");
        assertBegins("client:3,|", "client:3,3", "client:3,31", "client:3,7");
        assertBegins("to:\"ben |", "to:31", "to:\"Ben Ana\"");
        assertBegins("client:192|", "client:3", "client:31", "client:192.168.1.20");
        assertBegins("ana|", "client:3", "client:Ana", "client:31");
        assertBegins("#3|", "client:3", "client:31");
        assertTrue(completed("client:ben| x").contains("client:31 x"));
    }

    @Test
    void whatStandsBehindTheCaretInTheSameWordIsReplaced() {
        assertBegins("is:m|rked b", "is:marked b");
        assertBegins("(is:ma|)", "(is:marked)");
    }

    @Test
    void valuesAreShownByExamples() {
        assertBegins("is:no|", "is:noted");
        assertBegins("problem:no-h|", "problem:no-header");
        assertBegins("size>|", "size>100", "size>1k", "size>64k");
        assertBegins("time>|", "time>13:00", "time>13:05", "time>today");
        assertBegins("time:13:0|", "time:13:00", "time:13:05", "time:13:00..13:05");
        assertBegins("last:1|", "last:1m", "last:15m", "last:1h", "last:1d");
    }

    @Test
    void textInQuotesIsLeftAlone() {
        assertEquals(List.of(), completed("\"is|"));
        assertEquals(List.of(), completed("a \"is:pro |"));
    }

    @Test
    void everyOfferIsUnderstoodOrABeginningAndIsExplained() {
        for (String typed :
                List.of("|", "is:|", "problem:|", "client:|", "size:|", "time:|", "last:|", "number:|", "a|")) {
            int caret = typed.length() - 1;
            List<Completion> offers = FilterLanguage.complete(typed.substring(0, caret), caret, VOCABULARY);
            assertFalse(offers.isEmpty(), typed);
            for (Completion offer : offers) {
                String text = offer.replacement();
                assertFalse(offer.explanation().english().isEmpty(), text);
                boolean goesOn = text.endsWith(":") || text.endsWith(">") || text.endsWith(" ");
                if (!goesOn) {
                    assertInstanceOf(
                            ParsedFilter.Valid.class, FilterLanguage.parse(text, VOCABULARY.reference()), text);
                }
            }
        }
    }

    @Test
    void everyCauseHasWords() {
        Arrays.stream(Cause.values())
                .forEach(cause -> assertTrue(
                        FilterLanguageText.find("cause." + cause.id()).isPresent(), cause.id()));
    }
}
