package switchboard.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.Charset;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The characters of bytes in an encoding, each with its bytes. */
@Timeout(20)
class CharacterSpanTest {
    private static List<String> spans(byte[] bytes, String charset) {
        return CharacterSpan.of(bytes, 0, bytes.length, Charset.forName(charset)).stream()
                .map(span -> span.isInvalid() ? span.start() + ":?" : span.start() + ":" + span.length() + span.text())
                .toList();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "UTF-8 | 61c3a9ff62 | 0:1a 1:2é 3:? 4:1b",
                "GBK | 61c4e3ff62c4 | 0:1a 1:2你 3:? 4:1b 5:?",
                "ISO-8859-1 | 61e9 | 0:1a 1:1é",
                "UTF-16LE | 61003dd8006200dc00 | 0:2a 2:? 3:? 4:? 5:? 6:? 7:? 8:?",
                "UTF-16LE | 61003dd800de62 | 0:2a 2:4😀 6:?",
                "UTF-16 | feff0061 | 0:4a",
                "ISO-2022-JP | 611b244224221b284262 | 0:1a 1:5あ 6:4b",
                "ISO-2022-JP | 1b244224221b2842 | 0:8あ",
                "GB18030 | 9439fc36 | 0:4😀",
            })
    void eachCharacterHasItsBytes(String charset, String hex, String spans) {
        assertEquals(List.of(spans.split(" ")), spans(HexFormat.of().parseHex(hex), charset));
    }

    @Test
    void bytesWithoutACharacterAreNone() {
        assertEquals(List.of(), spans(new byte[0], "GBK"));
        assertEquals(List.of("0:?"), spans(new byte[] {(byte) 0x81}, "GBK"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"UTF-8", "GBK", "Big5", "Shift_JIS", "UTF-16", "UTF-16LE", "UTF-32", "ISO-2022-JP", "IBM037"})
    void everyByteBelongsToExactlyOneSpan(String charset) {
        Random random = new Random(3);
        for (int round = 0; round < 500; round++) {
            byte[] bytes = new byte[random.nextInt(40)];
            random.nextBytes(bytes);
            if (round % 3 == 0) {
                bytes = new String(bytes, Charset.forName(charset)).getBytes(Charset.forName(charset));
            }
            int at = 0;
            for (CharacterSpan span : CharacterSpan.of(bytes, 0, bytes.length, Charset.forName(charset))) {
                assertEquals(at, span.start());
                at = span.end();
            }
            assertEquals(bytes.length, at);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"GBK", "Big5", "Shift_JIS", "UTF-16LE", "UTF-32", "EUC-KR", "windows-1252"})
    void charactersAreThoseOfTheWholeText(String name) {
        Charset charset = Charset.forName(name);
        String text = "a, b; 1";
        byte[] bytes = text.getBytes(charset);
        StringBuilder all = new StringBuilder();
        CharacterSpan.of(bytes, 0, bytes.length, charset).forEach(span -> all.append(span.text()));
        assertEquals(text, all.toString());
    }
}
