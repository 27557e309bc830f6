package switchboard.ui.log.filter;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.ZoneOffset;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import switchboard.filter.Filter;
import switchboard.filter.FilterLanguage;
import switchboard.filter.ParsedFilter;
import switchboard.filter.TimeReference;
import switchboard.ui.fake.ClientFixtures;

@Timeout(10)
final class FilterChoiceTest {
    private static final TimeReference REFERENCE = new TimeReference(ZoneOffset.UTC, 1_763_816_701_000_000L);

    private static FilterChoice typed(String text) {
        return FilterChoice.ALL.with(text, FilterLanguage.parse(text, REFERENCE));
    }

    private static Filter read(String text) {
        return FilterLanguage.parse(text, REFERENCE) instanceof ParsedFilter.Valid understood
                ? understood.filter()
                : Filter.NONE;
    }

    @Test
    void clientsAndPartAndTextMustAllHold() {
        FilterChoice choice =
                typed("hello or bye").with(Set.of(ClientFixtures.id(3))).with(QuickFilter.IN);
        assertEquals(read("client:3 is:in (hello or bye)"), choice.filter());
    }

    @Test
    void theWholeAsOneTextMeansTheSame() {
        FilterChoice choice =
                typed("hello or bye").with(Set.of(ClientFixtures.id(3))).with(QuickFilter.PROBLEMS);
        assertEquals(Set.copyOf(parts(choice.filter())), Set.copyOf(parts(read(choice.fullText(REFERENCE)))));
        assertEquals("last:5m", typed("last:5m").fullText(REFERENCE), "what was typed stays as it was typed");
    }

    private static java.util.List<Filter> parts(Filter filter) {
        return filter instanceof Filter.And and ? and.parts() : java.util.List.of(filter);
    }

    @Test
    void oneMoreConditionNarrowsOrWidensAllThatWasTyped() {
        assertEquals("is:in", typed("").and("is:in"));
        assertEquals("is:in", typed("").or("is:in"));
        assertEquals("hello is:in", typed("hello").and("is:in"));
        assertEquals("(hello or bye) is:in", typed("hello or bye").and("is:in"));
        assertEquals("hello bye or is:in", typed("hello bye").or("is:in"));
    }

    @Test
    void whatIsNotUnderstoodChangesNothing() {
        FilterChoice before = typed("hello");
        assertEquals(before, before.with("size>", FilterLanguage.parse("size>", REFERENCE)));
    }
}
