package switchboard.wire;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Characters are sent in the recipient's encoding, bytes as they are. */
@Timeout(20)
class TypedBodyTest {
    private static TypedBody escaped(String text) {
        return ((TypedBytes.Meant) EscapeParser.parse(text)).body();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                "UTF-8 ~ é\\xe9\\u00e9 ~ c3a9e9c3a9",
                "ISO-8859-1 ~ é\\xe9\\u00e9 ~ e9e9e9",
                "GBK ~ 你\\xff好 ~ c4e3ffbac3",
                "UTF-16LE ~ a\\n\\x0a\\0 ~ 61000a000a0000",
                "UTF-16 ~ a\\x01b ~ feff0061010062",
                "UTF-16 ~ \\x01a ~ 01feff0061",
                "ISO-2022-JP ~ あ\\x0dあ ~ 1b244224221b28420d1b244224221b2842",
            })
    void charactersAreEncodedAndBytesAreNot(String charset, String text, String hex) throws UnencodableException {
        assertEquals(hex, HexFormat.of().formatHex(escaped(text).in(Charset.forName(charset))));
    }

    @Test
    void theCharacterThatAnEncodingLacksHasItsPlaceBehindBytesAndEscapes() {
        UnencodableException lacking = assertThrows(
                UnencodableException.class, () -> escaped("\\x01\\n\\u20ac").in(StandardCharsets.ISO_8859_1));
        assertEquals(
                "the encoding ISO-8859-1 has no “€”, character 3 of the text",
                lacking.text().english());
    }

    @Test
    void bodiesOfTheSamePartsAreEqualHoweverTheyWereJoined() throws UnencodableException {
        TypedBody typed = escaped("ab\\x01\\x02");
        TypedBody joined = TypedBody.joined(
                List.of(TypedBody.of("a"), TypedBody.EMPTY, TypedBody.of("b"), TypedBody.of(new byte[] {1, 2})));
        assertEquals(typed, joined);
        assertEquals(typed.hashCode(), joined.hashCode());
        assertEquals("ab\\x01\\x02", typed.toString());
        assertEquals(TypedBody.EMPTY, TypedBody.joined(List.of()));
        assertArrayEquals(new byte[0], TypedBody.of("").in(StandardCharsets.UTF_16));
    }
}
