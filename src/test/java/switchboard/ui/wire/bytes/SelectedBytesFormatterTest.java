package switchboard.ui.wire.bytes;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import switchboard.model.ConnectionId;
import switchboard.model.Note;
import switchboard.record.LoggedMessage;
import switchboard.ui.LocalizedDigits;
import switchboard.wire.Direction;
import switchboard.wire.Message;

@Timeout(10)
final class SelectedBytesFormatterTest {
    private static String words(byte[] bytes, int start, int end) {
        return SelectedBytesFormatter.words(content(bytes, StandardCharsets.UTF_8), new ByteRange(start, end));
    }

    private static WireContent content(byte[] bytes, Charset charset) {
        return WireContent.of(new LoggedMessage(
                1,
                0,
                new ConnectionId(1),
                "",
                "",
                Direction.OUT,
                Message.outbound(bytes, 0, bytes.length),
                OptionalLong.empty(),
                Note.NONE,
                false,
                charset));
    }

    @ParameterizedTest
    @CsvSource({"1, 3, ' to 2: C4 E3 · 你  U+4F60'", "3, 5, ' to 4: BA C3 · 好  U+597D'", "5, 7, ' to 6: FF 21 · “?!”'"})
    void charactersOfAnotherEncodingAreNamed(int start, int end, String words) {
        Charset gbk = Charset.forName("GBK");
        byte[] bytes = {'a', (byte) 0xc4, (byte) 0xe3, (byte) 0xba, (byte) 0xc3, (byte) 0xff, '!'};
        assertEquals(
                LocalizedDigits.ofUser("Bytes " + start) + words,
                SelectedBytesFormatter.words(content(bytes, gbk), new ByteRange(start, end)));
    }

    @Test
    void theHexViewShowsTheCharacterOfAByteWhereAByteIsOne() {
        byte[] bytes = {'a', (byte) 0xe9, 1, (byte) 0xa0};
        assertEquals("aé··", characters(content(bytes, StandardCharsets.ISO_8859_1)));
        assertEquals("a···", characters(content(bytes, StandardCharsets.UTF_8)));
        assertEquals("a···", characters(content(bytes, Charset.forName("GBK"))));
        assertEquals("/Z·µ", characters(content(bytes, Charset.forName("IBM037"))));
    }

    private static String characters(WireContent content) {
        StringBuilder characters = new StringBuilder();
        for (int at = 0; at < content.bytes().length; at++) {
            characters.append(content.characterOf(at));
        }
        return characters.toString();
    }

    @Test
    void whatIsCopiedIsTextOfTheEncoding() {
        byte[] bytes = {'a', (byte) 0xc4, (byte) 0xe3, (byte) 0xff};
        WireContent content = content(bytes, Charset.forName("GBK"));
        assertEquals("a你\\xFF", content.text(new ByteRange(0, 4)));
        assertEquals(new TextSize(4, 2, 1), content.text());
    }

    @Test
    void aWholeCharacterIsNamedWithItsCodePoints() {
        assertEquals(LocalizedDigits.ofUser("Bytes 1 to 2") + ": C3 A9 · é  U+00E9", words("aé".getBytes(UTF_8), 1, 3));
        assertEquals(
                LocalizedDigits.ofUser("Bytes 0 to 10")
                        + ": F0 9F 91 A9 E2 80 8D F0 9F 92 BB · 👩‍💻  U+1F469 U+200D U+1F4BB",
                words("👩‍💻!".getBytes(UTF_8), 0, 11));
    }

    @Test
    void oneByteOfACharacterIsSaidToBeAPart() {
        assertEquals(
                LocalizedDigits.ofUser("Byte 2") + ": A9 · part of é  U+00E9, " + LocalizedDigits.ofUser("2 bytes"),
                words("aé".getBytes(UTF_8), 2, 3));
    }

    @Test
    void whatIsNoCharacterIsSaidToBeNone() {
        assertEquals(
                LocalizedDigits.ofUser("Byte 1") + ": FC · not UTF-8", words(new byte[] {'a', (byte) 0xFC, 'b'}, 1, 2));
    }

    @Test
    void manyBytesAreCounted() {
        assertEquals(
                LocalizedDigits.ofUser("20 bytes, 0 to 19 · 10 characters"),
                words("é".repeat(30).getBytes(UTF_8), 0, 20));
    }

    @Test
    void nothingSelectedSaysNothing() {
        assertEquals("", words(new byte[3], 0, 0));
    }
}
