package switchboard.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(20)
class EscapesTest {
    @ParameterizedTest
    @CsvSource({
        "'\u001b[2J', '\\x1b[2J'",
        "'\u0007', '\\x07'",
        "'\u009b31m', '\\u009b31m'",
        "'\u202eabc', '\\u202eabc'",
        "'\u2066x\u2069', '\\u2066x\\u2069'",
        "'\u200b', '\\u200b'",
        "'\ufeff', '\\ufeff'",
        "'a\nb\r\tc', 'a\\nb\\r\\tc'",
        "'back\\slash', 'back\\\\slash'",
        "'\u2028', '\\u2028'",
        "'<html>&amp;', '<html>&amp;'",
        "'žluťoučký 🧦 👩‍💻', 'žluťoučký 🧦 👩‍💻'"
    })
    void whatCouldMoveACursorForgeALineOrTurnTextAroundIsShown(String text, String shown) {
        assertEquals(shown, Escapes.text(text));
        assertEquals(shown, Escapes.text(text.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void linesStayLinesAndNothingElseDoesAnything() {
        assertEquals("two\nlines\tof C:\\temp\n", Escapes.lines("two\r\nlines\tof C:\\temp\n"));
        assertEquals(
                "\\x1b[2J\\x1b]52;c;aGk=\\x07\\r\\u202e\\u2066\\u009b\\x00",
                Escapes.lines("\u001b[2J\u001b]52;c;aGk=\u0007\r\u202e\u2066\u009b\u0000"));
        for (String text : new String[] {"می\u200cخواهم", "مرحبا\u200f!", "👩\u200d💻", "žluť\u00a0x"}) {
            assertEquals(text, Escapes.lines(text));
        }
    }

    @Test
    void bytesThatAreNoUtf8ShowAsBytes() {
        assertEquals("a\\xff\\xc0\\xafb", Escapes.text(new byte[] {'a', (byte) 0xff, (byte) 0xc0, (byte) 0xaf, 'b'}));
    }

    @Test
    void hiddenTagCharactersAreShown() {
        assertEquals("\\u{e0041}", Escapes.text("\uDB40\uDC41"));
    }

    @Test
    void validityAgreesWithTheJdksStrictDecoderForRandomBytes() {
        Random random = new Random(3);
        int valid = 0;
        for (int i = 0; i < 200_000; i++) {
            byte[] bytes = new byte[1 + random.nextInt(6)];
            random.nextBytes(bytes);
            if (random.nextBoolean()) {
                int[] starts = {0xC3, 0xE2, 0xED, 0xE0, 0xF0, 0xF4, 0xF1};
                bytes[0] = (byte) starts[random.nextInt(starts.length)];
                for (int k = 1; k < bytes.length; k++) {
                    bytes[k] = (byte) (0x80 | (bytes[k] & 0x3F));
                }
            }
            boolean expected = decodes(bytes);
            assertEquals(expected, Utf8.isValid(bytes, 0, bytes.length));
            valid += expected ? 1 : 0;
        }
        assertTrue(valid > 1_000, "enough of both kinds");
        assertTrue(Utf8.isValid("long enough for eight at a time, then ü".getBytes(StandardCharsets.UTF_8), 0, 40));
        byte[] late = "long enough for eight at a time".getBytes(StandardCharsets.UTF_8);
        late[late.length - 1] = (byte) 0x80;
        assertFalse(Utf8.isValid(late, 0, late.length));
    }

    private static boolean decodes(byte[] bytes) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            return true;
        } catch (CharacterCodingException invalid) {
            return false;
        }
    }
}
