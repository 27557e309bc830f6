package switchboard.filter.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(60)
class LinearPatternTest {
    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                "GP.MC ~ $gprmc,1 ~ true",
                "GP.MC ~ GPMC ~ false",
                "^a ~ ba ~ false",
                "^a ~ ab ~ true",
                "b$ ~ ab ~ true",
                "^$ ~ x ~ false",
                "a{2,3}b ~ xab ~ false",
                "a{2,3}b ~ xaaaab ~ true",
                "^a{2}$ ~ aaa ~ false",
                "[^a-c]+$ ~ abc ~ false",
                "[^a-c]+$ ~ abcd ~ true",
                "[]x] ~ ] ~ true",
                "[a-] ~ - ~ true",
                "(foo|bar)+baz ~ foobarbaz ~ true",
                "(?:foo|bar)baz ~ foobaz ~ true",
                "\\d{3}-\\d ~ a123-4 ~ true",
                "\\D ~ 123 ~ false",
                "\\w\\s\\w ~ ab cd ~ true",
                "[\\d.]+% ~ 12.5% ~ true",
                "colou?r ~ COLOR ~ true",
                "grün ~ GRÜN ~ true",
                "a.b ~ aäb ~ true",
                "\\xe4 ~ ä ~ false",
                "\\xc3\\xa4 ~ ä ~ true",
                "\\u00e4 ~ ä ~ true",
                "{\"a\":1} ~ x{\"a\":1}y ~ true",
                "a*?b ~ aab ~ true",
                "a/b ~ a/b ~ true",
                "x|  ~ y ~ true",
            })
    void aPatternMatchesAsElsewhere(String pattern, String body, boolean expected) throws PatternException {
        assertEquals(expected, new LinearPattern(pattern).matches(bytes(body)));
    }

    @Test
    void bytesThatAreNoTextAreFoundByTheirEscapes() throws PatternException {
        byte[] body = {'x', (byte) 0xff, (byte) 0xd8, 0, 'y'};
        assertTrue(new LinearPattern("\\xff\\xd8\\0").matches(body));
        assertTrue(new LinearPattern("x..\\x00y").matches(body));
        assertFalse(new LinearPattern("\\xfe").matches(body));
    }

    @Test
    void theEndOfEachLineIsAnEnd() throws PatternException {
        assertTrue(new LinearPattern("^two$").matches(bytes("one\ntwo\nthree")));
        assertFalse(new LinearPattern("one.two").matches(bytes("one\ntwo")));
    }

    @Test
    void noPatternBacktracks() {
        byte[] many = bytes("a".repeat(200_000));
        assertTimeoutPreemptively(Duration.ofSeconds(30), () -> {
            assertFalse(new LinearPattern("(a+)+b").matches(many));
            assertFalse(new LinearPattern("(a|a)*b").matches(many));
            assertFalse(new LinearPattern("(.*.*)*b").matches(many));
            assertTrue(new LinearPattern("a?".repeat(50) + "a".repeat(50)).matches(many));
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                "(a ~ 0 ~ “(” is not closed; \\( stands for the sign itself.",
                "a) ~ 1 ~ a closing parenthesis has no opening one.",
                "*a ~ 0 ~ there is nothing that “*” could repeat; \\* stands for the sign itself.",
                "[a ~ 0 ~ “[” is not closed; \\[ stands for the sign itself.",
                "[z-a] ~ 2 ~ the range runs backwards.",
                "a{3,2} ~ 1 ~ the second number in the braces is smaller than the first.",
                "(?=a) ~ 0 ~ behind ( only ?: is possible, and nothing that looks around or back.",
                "\\q ~ 0 ~ there is an escape that does not exist or is cut short.",
                "(x{1000}){1000} ~ 0 ~ it is too large.",
                "((((){1000}){1000}){1000}){1000} ~ 0 ~ it is too large.",
            })
    void aMistakeIsToldWithItsPlace(String pattern, int at, String reason) {
        PatternException wrong = assertThrows(PatternException.class, () -> new LinearPattern(pattern));
        assertEquals(at, wrong.at());
        assertEquals(reason.replaceFirst("\\.$", ""), wrong.text().english().replaceFirst("\\.$", ""));
    }

    @Test
    void itFindsWhatTheJdksPatternsFind() throws PatternException {
        Random random = new Random(5);
        String[] parts = {"a", "b", ".", "[ab]", "[^a]", "(a|b)", "(ab)*", "a+", "b?", "(a|ba){1,2}", "^", "$"};
        for (int round = 0; round < 20_000; round++) {
            StringBuilder pattern = new StringBuilder();
            for (int count = 1 + random.nextInt(5); count > 0; count--) {
                pattern.append(parts[random.nextInt(parts.length)]);
            }
            StringBuilder body = new StringBuilder();
            for (int count = random.nextInt(8); count > 0; count--) {
                body.append("abc\n".charAt(random.nextInt(4)));
            }
            boolean expected = Pattern.compile(pattern.toString(), Pattern.MULTILINE | Pattern.UNIX_LINES)
                    .matcher(body)
                    .find();
            // The JDK has no beginning of a line behind the last line end.
            if (!body.isEmpty() && body.charAt(body.length() - 1) != '\n') {
                assertEquals(
                        expected,
                        new LinearPattern(pattern.toString()).matches(bytes(body.toString())),
                        pattern + " in " + body);
            }
        }
    }
}
