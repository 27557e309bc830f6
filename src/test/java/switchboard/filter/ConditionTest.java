package switchboard.filter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import switchboard.text.FilterLanguageText;

@Timeout(20)
class ConditionTest {
    private static final TimeReference REFERENCE = new TimeReference(ZoneOffset.UTC, 1_792_900_000_000_000L);
    private static final Pattern TYPED = Pattern.compile("[a-z]+[:<>]\\S*[^\\s,]");

    /** Returns the examples in the error messages of a key. */
    private static List<String> examples(FilterKey key) {
        return TYPED.matcher(FilterLanguageText.of("example", key.name()).with().english())
                .results()
                .map(MatchResult::group)
                .toList();
    }

    private static Filter parsed(String typed) {
        ParsedFilter parsed = FilterLanguage.parse(typed, REFERENCE);
        return assertInstanceOf(ParsedFilter.Valid.class, parsed, () -> typed + ": " + parsed)
                .filter();
    }

    private static Stream<Condition> conditions(Filter filter) {
        return switch (filter) {
            case Condition condition -> Stream.of(condition);
            case Filter.And and -> and.parts().stream().flatMap(ConditionTest::conditions);
            case Filter.Or or -> or.parts().stream().flatMap(ConditionTest::conditions);
            case Filter.Not not -> conditions(not.filter());
        };
    }

    @Test
    void everyConditionIsTypedWithAKeyWhoseExampleIsUnderstood() {
        List<Condition> found = new ArrayList<>();
        for (FilterKey key : FilterKeys.all()) {
            List<String> examples = examples(key);
            assertTrue(examples.stream().anyMatch(example -> example.startsWith(key.name())), key.name());
            examples.forEach(example -> conditions(parsed(example)).forEach(found::add));
        }
        // A pattern has slashes and no key.
        conditions(parsed("/a+/")).forEach(found::add);
        assertEquals(
                Set.of(Condition.class.getPermittedSubclasses()),
                found.stream().map(Condition::getClass).collect(Collectors.toSet()),
                "a condition without a key in Keys can never be typed");
    }

    @Test
    void everyBeginningOfAConditionIsOfferedOnceWhileItsKeyIsTyped() {
        Vocabulary vocabulary = new Vocabulary(List.of(), REFERENCE);
        for (FilterKey key : FilterKeys.all()) {
            for (String beginning : key.beginnings()) {
                List<Completion> offers =
                        FilterLanguage.complete(key.name(), key.name().length(), vocabulary);
                long count = offers.stream()
                        .filter(offer -> offer.replacement().equals(beginning))
                        .count();
                assertEquals(1, count, beginning);
            }
        }
    }

    @Test
    void filtersByChanceHoldEveryConditionSoThatStoresAreComparedOnIt() {
        Filters filters = new Filters(new Random(3), List.of("a"), 2, 10, 10);
        Set<Class<?>> found = new HashSet<>();
        for (int round = 0; round < 1_000; round++) {
            conditions(filters.next(2)).forEach(condition -> found.add(condition.getClass()));
        }
        assertEquals(Set.of(Condition.class.getPermittedSubclasses()), found);
    }
}
