package switchboard.ui.wire.bytes;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
final class GraphemeTest {
    private static List<String> signs(byte[] bytes) {
        return Grapheme.of(bytes, 0, bytes.length).stream()
                .map(sign -> sign.kind() == Grapheme.Kind.INVALID
                        ? sign.start() + ":?"
                        : sign.start() + ":" + sign.length() + sign.text())
                .toList();
    }

    @Test
    void aSignIsWhatAReaderTakesForOneCharacter() {
        assertEquals(
                List.of("0:1a", "1:11👩‍💻", "12:2é", "14:3e\u0301", "17:8🇨🇿"),
                signs("a👩‍💻ée\u0301🇨🇿".getBytes(UTF_8)));
    }

    @Test
    void charactersAreCountedAsPythonCountsThem() {
        byte[] bytes = "👩‍💻é".getBytes(UTF_8);
        assertEquals(new TextSize(13, 4, 0), TextSize.of(bytes, 0, bytes.length));
    }

    @Test
    void spacesAndLineEndsAreBytesOfTheirOwn() {
        assertEquals(List.of("0:1\r", "1:1\n", "2:1 ", "3:1 "), signs("\r\n  ".getBytes(UTF_8)));
    }

    @Test
    void eachByteThatIsNoUtf8StandsAlone() {
        byte[] bytes = {'G', 'r', (byte) 0xFC, (byte) 0xE2, (byte) 0x82, 'x', (byte) 0xC3};
        assertEquals(List.of("0:1G", "1:1r", "2:?", "3:?", "4:?", "5:1x", "6:?"), signs(bytes));
        assertEquals(new TextSize(7, 3, 4), TextSize.of(bytes, 0, bytes.length));
    }

    @Test
    void whatTurnsTheTextAroundIsNotHarmless() {
        assertFalse(Grapheme.of("\u202E".getBytes(UTF_8), 0, 3).getFirst().isHarmless());
        assertEquals(
                "202E", Grapheme.of("\u202E".getBytes(UTF_8), 0, 3).getFirst().codePoint());
    }

    @Test
    void everyByteBelongsToExactlyOneSign() {
        Random random = new Random(7);
        for (int round = 0; round < 2000; round++) {
            byte[] bytes = new byte[random.nextInt(40)];
            random.nextBytes(bytes);
            int at = 0;
            for (Grapheme sign : Grapheme.of(bytes, 0, bytes.length)) {
                assertEquals(at, sign.start());
                at = sign.end();
            }
            assertEquals(bytes.length, at);
        }
    }

    @Test
    void aBoundaryCutsNoCharacter() {
        byte[] bytes = "aaé👩".getBytes(UTF_8);
        assertEquals(2, Grapheme.boundary(bytes, 0, 3));
        assertEquals(4, Grapheme.boundary(bytes, 0, 7));
        assertEquals(8, Grapheme.boundary(bytes, 0, 99));
    }
}
