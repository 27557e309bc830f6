package switchboard.ui.reply;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
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
import switchboard.reply.Template;
import switchboard.wire.ByteNotation;
import switchboard.wire.TypedBytes;
import switchboard.wire.UnencodableException;

/** Escapes, hex and placeholders in one text do not get in each other's way. */
@Timeout(20)
class TypedReplyTest {
    private static TypedReply typed(String text, ByteNotation notation) {
        return TypedReply.of(new WrittenReply(text, notation));
    }

    private static Optional<String> in(TypedReply reply, ByteNotation notation) {
        try {
            return reply.in(notation, StandardCharsets.UTF_8);
        } catch (UnencodableException impossible) {
            throw new AssertionError(impossible);
        }
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                "TEXT ~ \\x01{{name}} ~ 5c7830315c783432",
                "ESCAPES ~ \\x01{{name}}\\r ~ 015c7834320d",
                "ESCAPES ~ {{n}}\\\\{{n}} ~ 375c37",
                "ESCAPES ~ \\x7b{name}} ~ 7b7b6e616d657d7d",
                "ESCAPES ~ \\u{41}{{x}} ~ 417b7b787d7d",
                "HEX ~ 02 {{n}}03 ~ 023703",
                "HEX ~ {{bytes}} ~ 3330",
            })
    void aPlaceholdersValueIsNeverParsed(ByteNotation notation, String text, String hex) {
        TypedReply reply = typed(text, notation);
        assertEquals(Optional.empty(), reply.mistake());
        assertEquals(hex, hex(reply.body(new Template.Recipient(7, "\\x42", 30)).utf8()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                "ESCAPES ~ 😀{{n}}\\x4{{n}} ~ 7 ~ 10 ~ At character 7, an escape has 2 hexadecimal digits here.",
                "ESCAPES ~ \\{{n}} ~ 0 ~ 1 ~ At character 1, the escape is cut short;",
                "HEX ~ 0{{n}}1 ~ 0 ~ 1 ~ At character 1, there is one hexadecimal digit, but a byte has two.",
                "HEX ~ 01{{name}}{{x}} ~ 10 ~ 11 ~ At character 11, “{” is no hexadecimal digit.",
            })
    void aMistakeHasItsPlaceInTheWholeText(ByteNotation notation, String text, int from, int end, String said) {
        TypedBytes.Mistake mistake = typed(text, notation).mistake().orElseThrow();
        assertEquals(from, mistake.from());
        assertEquals(end, mistake.end());
        assertTrue(
                mistake.sentence().english().startsWith(said),
                mistake.sentence().english());
    }

    @Test
    void theBytesOfAMessageAreWrittenSoThatTheyAreSentAsTheSame() {
        Random random = new Random(1);
        byte[] alphabet = "{{name}}\\x0\n\r\u0001é😀".getBytes(StandardCharsets.UTF_8);
        for (int round = 0; round < 3_000; round++) {
            byte[] body = new byte[random.nextInt(24)];
            random.nextBytes(body);
            for (int i = 0; round % 2 == 0 && i < body.length; i++) {
                body[i] = alphabet[random.nextInt(alphabet.length)];
            }
            check(body);
        }
        check("Hi, {{name}}!".getBytes(StandardCharsets.UTF_8));
        check("{{{n}}}".getBytes(StandardCharsets.UTF_8));
        assertEquals(
                new WrittenReply("C:\\temp\n", ByteNotation.TEXT),
                WrittenReply.of("C:\\temp\n".getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8));
        assertEquals(
                new WrittenReply("a\\\\b\\r\\n", ByteNotation.ESCAPES),
                WrittenReply.of("a\\b\r\n".getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8));
    }

    private static void check(byte[] body) {
        TypedReply reply = TypedReply.of(WrittenReply.of(body, StandardCharsets.UTF_8));
        assertTrue(reply.isPlain(), hex(body));
        assertArrayEquals(body, reply.body().utf8());
        for (ByteNotation notation : new ByteNotation[] {ByteNotation.ESCAPES, ByteNotation.HEX}) {
            assertArrayEquals(
                    body,
                    typed(in(reply, notation).orElseThrow(), notation).body().utf8());
        }
    }

    @Test
    void placeholdersStayInAnotherNotation() {
        TypedReply reply = typed("\\x02{{name}}\\x03", ByteNotation.ESCAPES);
        assertEquals(Optional.of("02 {{name}} 03"), in(reply, ByteNotation.HEX));
        assertEquals(Optional.empty(), in(reply, ByteNotation.TEXT), "these are no characters of a text");
        assertEquals(
                Optional.of("\\x02{{name}}\\x03"), in(typed("02 {{name}} 03", ByteNotation.HEX), ByteNotation.ESCAPES));
        assertEquals(Optional.empty(), in(typed("\\x7b{n}}", ByteNotation.ESCAPES), ByteNotation.TEXT));
    }

    @Test
    void bytesOfAClientAreWrittenSoThatTheyAreSentBackAsTheyAreInItsEncoding() {
        byte[] latin = {(byte) 0xc3, (byte) 0xa9};
        assertEquals(
                new WrittenReply("\u00c3\u00a9", ByteNotation.TEXT),
                WrittenReply.of(latin, StandardCharsets.ISO_8859_1),
                "as UTF-8 it would be one character, which this client gets as another byte");
        assertEquals(new WrittenReply("\u00e9", ByteNotation.TEXT), WrittenReply.of(latin, StandardCharsets.UTF_8));
        assertEquals(
                new WrittenReply("\\x61\\x62\\x63", ByteNotation.ESCAPES),
                WrittenReply.of("abc".getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_16BE),
                "an odd number of bytes is no UTF-16, and the letter a would have two bytes there");
    }

    @Test
    void hexHasTheBytesOfTheRecipientsEncodingAndGoesBackToItsCharacters() throws UnencodableException {
        Charset gbk = Charset.forName("GBK");
        TypedReply escapes = typed("\\x01\u4f60{{name}}\\u597d\\r", ByteNotation.ESCAPES);
        assertEquals(Optional.of("01 c4 e3 {{name}} ba c3 0d"), escapes.in(ByteNotation.HEX, gbk));
        assertEquals(
                Optional.of("\\x01\u4f60{{name}}\u597d\\r"),
                typed("01 c4 e3 {{name}} ba c3 0d", ByteNotation.HEX).in(ByteNotation.ESCAPES, gbk));
        assertThrows(UnencodableException.class, () -> escapes.in(ByteNotation.HEX, StandardCharsets.ISO_8859_1));
    }
}
