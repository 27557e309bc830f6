package switchboard.ui.wire.bytes;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import switchboard.model.ConnectionId;
import switchboard.model.Note;
import switchboard.record.LoggedMessage;
import switchboard.ui.LocalizedDigits;
import switchboard.wire.Direction;
import switchboard.wire.Message;

@Timeout(10)
final class SelectedBytesFormatterTest {
    private static String words(byte[] bytes, int start, int end) {
        WireContent content = WireContent.of(new LoggedMessage(
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
                StandardCharsets.UTF_8));
        return SelectedBytesFormatter.words(content, new ByteRange(start, end));
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
                LocalizedDigits.ofUser("Byte 1") + ": FC · no UTF-8", words(new byte[] {'a', (byte) 0xFC, 'b'}, 1, 2));
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
