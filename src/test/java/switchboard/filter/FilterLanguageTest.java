package switchboard.filter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import switchboard.filter.Filter.Not;
import switchboard.model.ConnectionId;
import switchboard.wire.Direction;

@Timeout(60)
class FilterLanguageTest {
    private static final TimeReference REFERENCE =
            new TimeReference(ZoneId.of("Europe/Prague"), TimeReference.micros(Instant.parse("2026-11-22T12:30:00Z")));

    private static Filter parsed(String typed) {
        ParsedFilter parsed = FilterLanguage.parse(typed, REFERENCE);
        return assertInstanceOf(ParsedFilter.Valid.class, parsed, () -> typed + ": " + parsed)
                .filter();
    }

    private static ParsedFilter.Invalid misunderstood(String typed) {
        return assertInstanceOf(ParsedFilter.Invalid.class, FilterLanguage.parse(typed, REFERENCE), typed);
    }

    private static void means(String typed, Filter... all) {
        assertEquals(Filter.all(all), parsed(typed), typed);
    }

    private static TextCondition text(String text) {
        return new TextCondition(text);
    }

    private static Filter clients(long... numbers) {
        return new ClientCondition(
                Set.copyOf(Arrays.stream(numbers).mapToObj(ConnectionId::new).toList()));
    }

    private static long micros(String instant) {
        return TimeReference.micros(Instant.parse(instant));
    }

    private static Filter time(Comparison comparison, String instant) {
        return new TimeCondition(comparison, micros(instant));
    }

    @Test
    void wordsAndPhrasesAreTextAndAllOfThemMustBeThere() {
        means("");
        means("  \t ");
        means("hello", text("hello"));
        means("hello server", text("hello"), text("server"));
        means("\"hello server\"", text("hello server"));
        means("“hello server” „a”", text("hello server"), text("a"));
        means("\"and\" \"client:3\"", text("and"), text("client:3"));
        means("\"not closed", text("not closed"));
        means("\"a\\\"b\\\\c\\n\\u0041\\d\"", text("a\"b\\c\nA\\d"));
    }

    @Test
    void whatIsNoKeyIsText() {
        means("http://example.org/?a=b", text("http://example.org/?a=b"));
        means("{\"a\":1}", text("{\"a\":1}"));
        means("12:30 a<b x>=y", text("12:30"), text("a<b"), text("x>=y"));
        means(
                "!DISCONNECT --help - -> f(x) :)",
                text("!DISCONNECT"),
                text("--help"),
                text("-"),
                text("->"),
                text("f(x)"),
                text(":)"));
        means("clients:3 in out", text("clients:3"), text("in"), text("out"));
        means("ssize:3", text("ssize:3"));
    }

    @Test
    void clientsAreMeantByNumberNameOrAddress() {
        means("client:3", clients(3));
        means("#3", clients(3));
        means("\"#3\"", text("#3"));
        means("CLIENT:3,7,#9", clients(3, 7, 9));
        means("client:ana", new ClientNameCondition("ana"));
        means("client:\"Ana B\"", new ClientNameCondition("Ana B"));
        means("client:\"3\"", new ClientNameCondition("3"));
        means("client:127.0.0.1", new ClientNameCondition("127.0.0.1"));
        means(
                "client:3,ana,\"x,y\"",
                Filter.any(List.of(clients(3), new ClientNameCondition("ana"), new ClientNameCondition("x,y"))));
        means("from:3", new DirectionCondition(Direction.IN), clients(3));
        means("to:ana", new DirectionCondition(Direction.OUT), new ClientNameCondition("ana"));
    }

    @Test
    void statesAreAskedFor() {
        means("is:in", new DirectionCondition(Direction.IN));
        means("dir:out", new DirectionCondition(Direction.OUT));
        means("is:problem is:marked is:noted", new ProblemCondition(""), new MarkCondition(), new NoteCondition(""));
        means("is:superseded -is:reread", new SupersededCondition(), new Not(new ReadAgainCondition()));
        means("has:problem has:note has:mark", new ProblemCondition(""), new NoteCondition(""), new MarkCondition());
        means("problem:no-header", new ProblemCondition("no-header"));
        means(
                "problem:no-header,HTTP",
                Filter.any(List.of(new ProblemCondition("no-header"), new ProblemCondition("http"))));
        means("note:\"look again\"", new NoteCondition("look again"));
        means("text:is:in", text("is:in"));
    }

    @Test
    void sizesAndNumbersAreCompared() {
        means("size>1000", new SizeCondition(Comparison.MORE, 1000));
        means("size > 1,000", new SizeCondition(Comparison.MORE, 1000));
        means("size:<=4k", new SizeCondition(Comparison.AT_MOST, 4096));
        means("size<4kB", new SizeCondition(Comparison.LESS, 4000));
        means("size:0", new SizeCondition(Comparison.EQUAL, 0));
        means("size:100..200", new SizeCondition(Comparison.AT_LEAST, 100), new SizeCondition(Comparison.AT_MOST, 200));
        means("size:1m..", new SizeCondition(Comparison.AT_LEAST, 1 << 20));
        means("number:..9", new NumberCondition(Comparison.AT_MOST, 9));
        means("number>=41", new NumberCondition(Comparison.AT_LEAST, 41));
        means("size matters", text("size"), text("matters"));
    }

    @Test
    void timesAreThoseOfTheDayUnlessTheySayMore() {
        means("time>13:05", time(Comparison.MORE, "2026-11-22T12:05:00Z"));
        means("after:13:05", time(Comparison.AT_LEAST, "2026-11-22T12:05:00Z"));
        means("before:9:00", time(Comparison.LESS, "2026-11-22T08:00:00Z"));
        means(
                "time:13:05",
                time(Comparison.AT_LEAST, "2026-11-22T12:05:00Z"),
                time(Comparison.LESS, "2026-11-22T12:06:00Z"));
        means(
                "time:13:05:30.25..13:10",
                time(Comparison.AT_LEAST, "2026-11-22T12:05:30.250Z"),
                time(Comparison.AT_MOST, "2026-11-22T12:10:00Z"));
        means("before:2026-07-01T13:05:30", time(Comparison.LESS, "2026-07-01T11:05:30Z"));
        means("since:2026-07-01T13:05Z", time(Comparison.AT_LEAST, "2026-07-01T13:05:00Z"));
        means("until:\"2026-07-01 13:05\"", time(Comparison.AT_MOST, "2026-07-01T11:05:00Z"));
        means(
                "time:today",
                time(Comparison.AT_LEAST, "2026-11-21T23:00:00Z"),
                time(Comparison.LESS, "2026-11-22T23:00:00Z"));
        means("time>2026-11-20", time(Comparison.AT_LEAST, "2026-11-20T23:00:00Z"));
        means(
                "time:2026-11-20..2026-11-21",
                time(Comparison.AT_LEAST, "2026-11-19T23:00:00Z"),
                time(Comparison.LESS, "2026-11-21T23:00:00Z"));
        means("last:5m", time(Comparison.AT_LEAST, "2026-11-22T12:25:00Z"));
        means("last:90s", time(Comparison.AT_LEAST, "2026-11-22T12:28:30Z"));
    }

    @Test
    void andBindsCloserThanOrAndParenthesesGroup() {
        Filter a = text("a");
        Filter b = text("b");
        Filter c = text("c");
        means("a or b c", Filter.any(List.of(a, Filter.all(b, c))));
        means("a AND b Or c", Filter.any(List.of(Filter.all(a, b), c)));
        means("(a or b) c", Filter.any(List.of(a, b)), c);
        means("a && (b||c)", a, text("b||c"));
        means("a && (b || c)", a, Filter.any(List.of(b, c)));
        means("((a))", a);
        means("()");
        means("-()", Filter.NONE);
    }

    @Test
    void aMinusSignOrNotTurnsTheNextOneRound() {
        Filter a = text("a");
        means("-a b", new Not(a), text("b"));
        means("not a b", new Not(a), text("b"));
        means("not(a b)", new Not(Filter.all(a, text("b"))));
        means("-(a or b)", new Not(Filter.any(List.of(a, text("b")))));
        means("!client:3 !\"x\" !(a)", new Not(clients(3)), new Not(text("x")), new Not(a));
        means("not not a", a);
        means("-is:marked", new Not(new MarkCondition()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "client:       |0 | 7 | “client” needs something right behind it: client:3, client:ana or client:3,7.",
                "a size>tall   |7 | 4 | “size” does not know “tall”: write size>1000, size<=4k or size:100..200.",
                "is:nice       |3 | 4 | “is” does not know “nice”: write is:in, is:out, is:problem, is:marked, is:noted, is:superseded or is:reread.",
                "problem:bored |8 | 5 | “problem” does not know “bored”: write problem:no-header, or is:problem for any.",
                "time>25:00    |5 | 5 | “time” does not know “25:00”: write time>13:05, time:13:05..13:10 or time:2026-11-22.",
                "a or          |2 | 2 | “or” stands between or before conditions: write what belongs there, or put it in quotes to look for the word.",
                "a and or b    |2 | 3 | “and” stands between or before conditions: write what belongs there, or put it in quotes to look for the word.",
                "(a (b) c      |0 | 1 | This parenthesis is not closed: write “)” where it ends, or put it in quotes to look for it.",
                "client>3      |0 | 8 | “client” can’t be compared, only asked for: client:3, client:ana or client:3,7.",
                "last:soon     |5 | 4 | “last” does not know “soon”: write last:30s, last:5m, last:2h or last:1d."
            })
    void whatMakesNoSenseIsSaidInASentence(String typed, int at, int length, String sentence) {
        ParsedFilter.Invalid wrong = misunderstood(typed);

        assertEquals(sentence, wrong.text().english());
        assertEquals(at, wrong.at());
        assertEquals(length, wrong.length());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "from:3 size>=1000 hello -is:marked|incoming · from #3 Ana · at least 1,000 bytes · contains “hello” · not marked",
                "client:3,4,5,6 or is:problem|from or to #3 Ana, #4 Ana, #5 Ana and 1 more or with a problem",
                "after:13:05 before:2026-11-23|from 13:05:00 on · before 2026-11-23 00:00:00",
                "-(a b) -note:x|not (contains “a” · contains “b”) · without “x” in a note",
                "to:ana problem:no-header|outgoing · to clients called “ana” · with the problem: text without a header",
                "\"a\\nb\"|contains “a\\nb”",
                "()|everything",
                "-()|nothing"
            })
    void whatIsActiveIsExplained(String typed, String words) {
        assertEquals(
                words,
                FilterLanguage.describe(parsed(typed), id -> id + " Ana", REFERENCE)
                        .english());
    }

    @Test
    void whatIsWrittenIsReadAsTheSame() {
        List<String> texts = List.of(
                "a",
                "hello",
                "and",
                "two words",
                "-x",
                "client:3",
                "#3",
                "\"",
                "\\n",
                "\n",
                "ß",
                "“x”",
                "(",
                "🧦",
                "!",
                "",
                "\u202e",
                "Ana",
                "size",
                "\uD800");
        Filters filters = new Filters(new Random(41), texts, 5, 1L << 40, 4_000_000_000_000_000L);
        for (int round = 0; round < 5_000; round++) {
            Filter filter = filters.next(4);
            String text = FilterLanguage.text(filter, REFERENCE);
            assertEquals(filter.simplified(), parsed(text), text);
            assertEquals(text, FilterLanguage.text(parsed(text), REFERENCE));
            assertTrue(
                    !FilterLanguage.describe(filter, ConnectionId::toString, REFERENCE)
                            .english()
                            .isEmpty(),
                    text);
        }
    }

    @Test
    void timesInTheHourThatTheClocksGoBackAreWrittenClearly() {
        Filter twice = Filter.all(
                time(Comparison.LESS, "2026-10-25T00:30:00Z"), time(Comparison.EQUAL, "2026-10-25T01:30:00Z"));
        assertEquals(twice, parsed(FilterLanguage.text(twice, REFERENCE)));
    }

    @Test
    void whateverIsTypedIsAnsweredSoon() {
        Random random = new Random(7);
        String[] pieces = {
            "(",
            ")",
            "\"",
            "-",
            "not ",
            " ",
            "or ",
            "and ",
            "client:",
            "size>",
            "..",
            "1",
            "time:",
            "13:05",
            "\\",
            ",",
            "a",
            "\uD83E",
            "is:in ",
            "#",
            "!",
            "“",
            "<",
            "=",
            "last:",
            "note:",
            "\u0000",
            "problem:http "
        };
        for (int round = 0; round < 5_000; round++) {
            StringBuilder typed = new StringBuilder();
            for (int count = random.nextInt(12); count >= 0; count--) {
                typed.append(pieces[random.nextInt(pieces.length)]);
            }
            read(typed.toString());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"(", ")", "-(", "not ", "a ", "\"", "a(", "client:", "-", "(a or ", "\\", "client:1,", "1:", "!"
            })
    void aMegabyteOfAnythingIsAnsweredSoon(String piece) {
        String typed = piece.repeat((1 << 20) / piece.length());
        assertTimeoutPreemptively(Duration.ofSeconds(20), () -> {
            read(typed);
            read("(" + typed);
            read("text:" + typed);
            read("client:\"" + typed);
        });
    }

    /** Parses a text and checks that it is understood, or that the error is inside the text. */
    private static void read(String typed) {
        switch (FilterLanguage.parse(typed, REFERENCE)) {
            case ParsedFilter.Valid understood -> {
                FilterLanguage.describe(understood.filter(), ConnectionId::toString, REFERENCE)
                        .english();
                assertEquals(understood.filter(), parsed(FilterLanguage.text(understood.filter(), REFERENCE)), typed);
            }
            case ParsedFilter.Invalid wrong -> {
                assertTrue(wrong.at() >= 0 && wrong.length() > 0 && wrong.at() + wrong.length() <= typed.length());
                String sentence = wrong.text().english();
                assertTrue(sentence.length() < 300, sentence);
            }
        }
        FilterLanguage.complete(typed, typed.length(), new Vocabulary(List.of(), REFERENCE));
    }
}
