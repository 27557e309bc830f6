package switchboard.wire.signature;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import switchboard.wire.Utf8;

@Timeout(20)
class CharsetGuessTest {
    @ParameterizedTest
    @CsvSource({
        "ISO-8859-1, Windows-1252 (Latin-1), Grüße",
        "ISO-8859-1, Windows-1252 (Latin-1), 'Schöne Grüße aus Köln, 5 °C'",
        "ISO-8859-1, Windows-1252 (Latin-1), café",
        "ISO-8859-1, Windows-1252 (Latin-1), ¿Qué tal está usted? Mañana sí",
        "windows-1252, Windows-1252 (Latin-1), Das kostet 5 € – „günstig“",
        "ISO-8859-1, Windows-1252 (Latin-1), Déjà vu à la forêt",
        "ISO-8859-1, Windows-1252 (Latin-1), 'Müller, Jürgen'",
        "ISO-8859-1, Windows-1252 (Latin-1), smörgåsbord på båten",
        "IBM850, CP850 or CP437, Schöne Grüße",
        "IBM437, CP850 or CP437, Temperatur für Gerät",
        "GBK, GBK, 你好",
        "GBK, GBK, 你好，世界",
        "GBK, GBK, 设备已连接，温度25度",
        "GBK, GBK, device 3: 测试数据",
        "GBK, GBK, 我们今天去学校上课",
        "Big5, Big5, 您好，我們今天去學校",
        "Shift_JIS, Shift_JIS, こんにちは",
        "Shift_JIS, Shift_JIS, テスト",
        "Shift_JIS, Shift_JIS, 東京は今日も雨です。",
        "EUC-JP, EUC-JP, こんにちは、世界",
        "EUC-KR, EUC-KR, 안녕하세요 여러분",
        "KOI8-R, KOI8-R, Привет",
        "KOI8-R, KOI8-R, 'Привет, как дела?'",
        "windows-1251, Windows-1251, Привет",
        "windows-1251, Windows-1251, 'Температура 21 градус, всё хорошо'",
        "IBM866, CP866, Привет из Москвы",
        "windows-1253, Windows-1253, Καλημέρα σας"
    })
    void textsInTheirCharsetsAreRead(String charset, String name, String text) {
        byte[] bytes = text.getBytes(Charset.forName(charset));
        Optional<CharsetGuess> guess = CharsetGuess.of(bytes, 0, bytes.length);
        assertEquals(Optional.of(name), guess.map(CharsetGuess::charset), () -> guess + " for " + text);
        String shown = guess.orElseThrow().text();
        assertTrue(text.startsWith(shown.replace("…", "")), shown);
    }

    @Test
    void randomBytesAreInNoCharset() {
        Random random = new Random(8);
        int named = 0;
        for (int i = 0; i < 50_000; i++) {
            byte[] bytes = new byte[1 + random.nextInt(100)];
            random.nextBytes(bytes);
            if (!Utf8.isValid(bytes, 0, bytes.length)) {
                Optional<CharsetGuess> guess = CharsetGuess.of(bytes, 0, bytes.length);
                named += guess.isPresent() ? 1 : 0;
                if (guess.isPresent() && bytes.length > 8) {
                    throw new AssertionError(guess + " for " + HexFormat.of().formatHex(bytes));
                }
            }
        }
        assertTrue(named <= 8, named + " are named");
    }

    @ParameterizedTest
    @CsvSource({"e4", "80", "ff", "c3", "68656c6c6fff", "616263c3", "fffe", "80818283"})
    void tooLittleIsNoText(String digits) {
        byte[] bytes = HexFormat.of().parseHex(digits);
        assertEquals(Optional.empty(), CharsetGuess.of(bytes, 0, bytes.length));
    }

    @Test
    void utf8ThatIsCutIsNoOtherCharset() {
        byte[] bytes = "Grüße aus Köln, schöne".getBytes(StandardCharsets.UTF_8);
        for (int length = 4; length < bytes.length; length++) {
            if (!Utf8.isValid(bytes, 0, length)) {
                assertEquals(Optional.empty(), CharsetGuess.of(bytes, 0, length), "cut after " + length);
            }
        }
    }
}
