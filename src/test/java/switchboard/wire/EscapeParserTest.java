package switchboard.wire;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(20)
class EscapeParserTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                "plain ~ 706c61696e",
                "\\n\\r\\t\\0\\\\ ~ 0a0d09005c",
                "\\x01\\xFF\\xfe ~ 01fffe",
                "\\u00e9 ~ c3a9",
                "é ~ c3a9",
                "\\u{e9}\\u{1F600}\\u{10ffff} ~ c3a9f09f9880f48fbfbf",
                "\\ud83d\\ude00 ~ f09f9880",
                "😀\\x21 ~ f09f988021",
                "\\012 ~ 003132",
                "{{name}} ~ 7b7b6e616d657d7d",
            })
    void anEscapeIsItsByteAndACharacterItsUtf8(String text, String hex) {
        assertEquals(hex, HexFormat.of().formatHex(meant(EscapeParser.parse(text))));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3})
    void everyByteArrayThatIsShownIsParsedAsTheSameBytes(int kind) {
        Random random = new Random(kind);
        for (int round = 0; round < 5_000; round++) {
            byte[] bytes = bytes(kind, random);
            assertArrayEquals(bytes, meant(EscapeParser.parse(Escapes.text(bytes))));
            assertArrayEquals(
                    bytes,
                    meant(ByteNotation.ESCAPES.parse(ByteNotation.ESCAPES
                            .write(bytes, StandardCharsets.UTF_8)
                            .orElseThrow())));
            assertArrayEquals(
                    bytes,
                    meant(ByteNotation.HEX.parse(ByteNotation.HEX
                            .write(bytes, StandardCharsets.UTF_8)
                            .orElseThrow())));
            ByteNotation.TEXT
                    .write(bytes, StandardCharsets.UTF_8)
                    .ifPresent(text -> assertArrayEquals(bytes, meant(ByteNotation.TEXT.parse(text))));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"GBK", "ISO-8859-1", "UTF-16LE", "UTF-16", "ISO-2022-JP", "IBM037"})
    void bytesAreWrittenSoThatARecipientWithThisEncodingGetsThem(String name) throws UnencodableException {
        Charset charset = Charset.forName(name);
        Random random = new Random(7);
        for (int round = 0; round < 2_000; round++) {
            byte[] bytes = round % 2 == 0 ? bytes(0, random) : "a\\b\n\u0001{{".getBytes(charset);
            for (ByteNotation notation : ByteNotation.values()) {
                Optional<String> written = notation.write(bytes, charset);
                if (written.isPresent()) {
                    TypedBytes.Meant meant =
                            assertInstanceOf(TypedBytes.Meant.class, notation.parse(written.get()), written.get());
                    assertArrayEquals(bytes, meant.body().in(charset), notation + " " + written.get());
                } else {
                    assertEquals(ByteNotation.TEXT, notation);
                }
            }
        }
    }

    /** Returns random bytes: any, characters of all planes, those with a meaning here, or each single one. */
    private static byte[] bytes(int kind, Random random) {
        byte[] bytes = new byte[random.nextInt(40)];
        switch (kind) {
            case 0 -> random.nextBytes(bytes);
            case 1 -> {
                StringBuilder text = new StringBuilder();
                random.ints(20, 0, Character.MAX_CODE_POINT + 1)
                        .filter(point -> Character.getType(point) != Character.SURROGATE)
                        .forEach(text::appendCodePoint);
                return text.toString().getBytes(StandardCharsets.UTF_8);
            }
            case 2 -> {
                byte[] meaning = "\\\\\\xu0nrt{}9aF\u00e9\ud83d\ude00".getBytes(StandardCharsets.UTF_8);
                for (int i = 0; i < bytes.length; i++) {
                    bytes[i] = meaning[random.nextInt(meaning.length)];
                }
            }
            default -> {
                bytes = new byte[256];
                for (int i = 0; i < bytes.length; i++) {
                    bytes[i] = (byte) i;
                }
            }
        }
        return bytes;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                "ab\\ ~ 2 ~ 3 ~ At character 3, the escape is cut short; \\\\ writes the backslash itself.",
                "\\q ~ 0 ~ 2 ~ At character 1, this is no escape; possible are",
                "\\😀 ~ 0 ~ 3 ~ At character 1, this is no escape; possible are",
                "😀\\e[0m ~ 2 ~ 4 ~ At character 2, this is no escape; possible are",
                "a\\x4 ~ 1 ~ 4 ~ At character 2, an escape has 2 hexadecimal digits here.",
                "\\xg0 ~ 0 ~ 2 ~ At character 1, an escape has 2 hexadecimal digits here.",
                "\\x ~ 0 ~ 2 ~ At character 1, an escape has 2 hexadecimal digits here.",
                "\\u12 ~ 0 ~ 4 ~ At character 1, an escape has 4 hexadecimal digits here.",
                "\\u{} ~ 0 ~ 3 ~ At character 1, 1 to 6 hexadecimal digits and a closing brace belong behind \\u{.",
                "\\u{12 ~ 0 ~ 5 ~ At character 1, 1 to 6 hexadecimal digits and a closing brace belong behind \\u{.",
                "\\u{1234567} ~ 0 ~ 9 ~ At character 1, 1 to 6 hexadecimal digits and a closing brace belong behind",
                "\\u{110000} ~ 0 ~ 10 ~ At character 1, there is no such character; the last one is \\u{10ffff}.",
                "\\ud83d ~ 0 ~ 6 ~ At character 1, this is half of a character (a surrogate);",
                "\\ude00\\ud83d ~ 0 ~ 6 ~ At character 1, this is half of a character (a surrogate);",
                "\\u{d83d}\\u{de00} ~ 0 ~ 8 ~ At character 1, this is half of a character (a surrogate);",
            })
    void aMistakeIsToldWithItsPosition(String text, int from, int end, String sentence) {
        assertMistake(EscapeParser.parse(text), from, end, sentence);
    }

    @Test
    void halfACharacterThatIsTypedItselfIsAMistake() {
        assertMistake(EscapeParser.parse("ab\ud83dc"), 2, 3, "At character 3, there is half of a character");
        assertMistake(EscapeParser.parse("ab\ud83d"), 2, 3, "At character 3, there is half of a character");
        assertMistake(EscapeParser.parse("\ude00\\n"), 0, 1, "At character 1, there is half of a character");
        // The halves do not become one across an escape.
        assertMistake(EscapeParser.parse("\ud83d" + "\\ude00"), 0, 1, "At character 1, there is half of a character");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                "01 ~ 01",
                "4a4B ~ 4a4b",
                "4A 4B   4c ~ 4a4b4c",
                "0x01 0X02,0x0304 ~ 01020304",
                "4B:60-ff ~ 4b60ff",
                "'' ~ ''",
                "' , ' ~ ''",
            })
    void hexMayHaveSeparatorsAndPrefixes(String text, String hex) {
        assertEquals(hex, HexFormat.of().formatHex(meant(HexParser.parse(text))));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                "1 ~ 0 ~ 1 ~ At character 1, there is one hexadecimal digit, but a byte has two.",
                "01 234 ~ 3 ~ 6 ~ At character 4, there are 3 hexadecimal digits together, but a byte has two.",
                "01 0x1 ~ 3 ~ 6 ~ At character 4, there is one hexadecimal digit, but a byte has two.",
                "01 0x ~ 3 ~ 5 ~ At character 4, hexadecimal digits are missing behind 0x.",
                "01 0g ~ 4 ~ 5 ~ At character 5, “g” is no hexadecimal digit.",
                "010x02 ~ 3 ~ 4 ~ At character 4, “x” is no hexadecimal digit.",
                "٣٣ ~ 0 ~ 1 ~ At character 1, “٣” is no hexadecimal digit.",
                "01 😀 ~ 3 ~ 5 ~ At character 4, “😀” is no hexadecimal digit.",
            })
    void aMistakeInHexIsToldWithItsPosition(String text, int from, int end, String sentence) {
        assertMistake(HexParser.parse(text), from, end, sentence);
    }

    private static byte[] meant(TypedBytes typed) {
        return assertInstanceOf(TypedBytes.Meant.class, typed).bytes();
    }

    private static void assertMistake(TypedBytes typed, int from, int end, String sentence) {
        TypedBytes.Mistake mistake = assertInstanceOf(TypedBytes.Mistake.class, typed);
        String said = mistake.sentence().english();
        assertEquals(sentence, said.substring(0, Math.min(said.length(), sentence.length())));
        assertEquals(from, mistake.from());
        assertEquals(end, mistake.end());
    }
}
