package switchboard.record.search;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import switchboard.filter.FilterMeaning;

@Timeout(30)
class NgramBloomFilterTest {
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
    void aTextThatIsContainedIsNeverRuledOut() {
        int ruledOut = 0;
        for (int round = 0; round < 20_000; round++) {
            NgramBloomFilter builder = new NgramBloomFilter();
            String text = text(random.nextInt(40));
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            builder.add(bytes, 0, bytes.length);
            byte[] filter = builder.take();
            String wanted = text(3 + random.nextInt(3));
            boolean mayContain = NgramBloomFilter.mayContain(filter, NgramBloomFilter.bits(wanted));
            assertTrue(mayContain || !FilterMeaning.contains(text, wanted), text + " / " + wanted);
            ruledOut += mayContain ? 0 : 1;
            int begin = text.isEmpty()
                    ? 0
                    : text.offsetByCodePoints(0, random.nextInt(text.codePointCount(0, text.length())));
            assertTrue(NgramBloomFilter.mayContain(filter, NgramBloomFilter.bits(text.substring(begin))), text);
        }
        assertTrue(ruledOut > 10_000, "hardly anything is ruled out: " + ruledOut);
    }
}
