package switchboard.filter.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import switchboard.filter.FilterMeaning;

@Timeout(30)
class TextMatcherTest {
    private static final String[] LETTERS = {
        "a", "A", "b", "i", "k", "s", "S", "ſ", "\u212A", "İ", "ı", "ß", "ẞ", "🧦", " "
    };

    private final Random random = new Random(5);

    private String text(int letters) {
        StringBuilder text = new StringBuilder();
        for (int count = 0; count < letters; count++) {
            text.append(LETTERS[random.nextInt(LETTERS.length)]);
        }
        return text.toString();
    }

    @Test
    void itFindsWhatIsThereInTextsAndInBytes() {
        int found = 0;
        for (int round = 0; round < 100_000; round++) {
            String text = text(random.nextInt(30));
            String wanted = text(random.nextInt(4));
            boolean expected = FilterMeaning.contains(text, wanted);
            TextMatcher matcher = new TextMatcher(wanted);
            assertEquals(expected, matcher.matches(text), text + " / " + wanted);
            assertEquals(expected, matcher.matches(text.getBytes(StandardCharsets.UTF_8)), text + " / " + wanted);
            found += expected ? 1 : 0;
        }
        assertTrue(found > 10_000 && found < 90_000, "too easy: " + found);
    }

    @Test
    void repetitionsAreNoTrap() {
        String almost = "ab".repeat(40) + "b";
        assertTrue(new TextMatcher(almost).matches(("ab".repeat(100) + "b").getBytes(StandardCharsets.UTF_8)));
        assertFalse(new TextMatcher(almost).matches("ab".repeat(100).getBytes(StandardCharsets.UTF_8)));
        assertTrue(new TextMatcher("aab").matches("aaaaab".getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void brokenUtf8IsLookedThroughAsItIsShown() {
        byte[] broken = {'a', (byte) 0xC3, 'S', 'i', (byte) 0xE2, (byte) 0x84, 'k'};
        assertTrue(new TextMatcher("sI").matches(broken));
        assertTrue(new TextMatcher("a\uFFFDs").matches(broken));
        assertFalse(new TextMatcher("si\u212Ak").matches(broken));
    }
}
