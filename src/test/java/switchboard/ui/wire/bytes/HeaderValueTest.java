package switchboard.ui.wire.bytes;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import switchboard.text.WireText;
import switchboard.wire.Certainty;
import switchboard.wire.FrameStatus;
import switchboard.wire.Message;
import switchboard.wire.ReadTrace;
import switchboard.wire.explain.FindingFactory;

@Timeout(10)
final class HeaderValueTest {
    private static OptionalLong read(String header, int body) {
        return HeaderValue.read(header.getBytes(US_ASCII), header.length(), body);
    }

    @Test
    void digitsWithPaddingSayALength() {
        assertEquals(OptionalLong.of(13), read("13" + " ".repeat(62), 13));
        assertEquals(OptionalLong.of(13), read(" 0013\r\n", 13));
        assertEquals(OptionalLong.of(0), read("0   ", 0));
    }

    @Test
    void binaryBytesSayALength() {
        assertEquals(OptionalLong.of(300), HeaderValue.read(new byte[] {0, 0, 1, 44}, 4, 300));
        assertEquals(OptionalLong.of(0), HeaderValue.read(new byte[2], 2, 0));
    }

    @Test
    void eitherByteOrderSaysTheLengthThatTheBodyHas() {
        assertEquals(OptionalLong.of(300), HeaderValue.read(new byte[] {44, 1, 0, 0}, 4, 300));
        assertEquals(OptionalLong.of(5), HeaderValue.read(new byte[] {5}, 1, 5));
        assertEquals(OptionalLong.of(5), HeaderValue.read(new byte[] {5, 0, 0, 0, 0, 0, 0, 0}, 8, 5));
        // A length that counts itself, or another one, is not said: its bytes do not tell what it counts.
        assertEquals(OptionalLong.empty(), HeaderValue.read(new byte[] {0, 0, 0, 9}, 4, 5));
        assertEquals(OptionalLong.empty(), HeaderValue.read(new byte[] {1}, 1, 257));
    }

    @Test
    void anIncompleteMessageSaysWhatItsExplanationSays() {
        Message cut = new Message(
                FrameStatus.PARTIAL,
                new byte[] {3, 1, 'a'},
                2,
                1,
                ReadTrace.NONE,
                List.of(FindingFactory.find(WireText.BODY_INCOMPLETE_CUT, Certainty.CERTAIN, 259, 1, 258)));
        assertEquals(OptionalLong.of(259), HeaderValue.of(cut));
    }

    @Test
    void whereBothMakeSenseTheBodyDecides() {
        assertEquals(OptionalLong.of(13), read("13", 13));
        assertEquals(OptionalLong.of(0x3133), read("13", 0x3133));
    }

    @Test
    void anythingElseSaysNothing() {
        assertEquals(OptionalLong.empty(), read("GET / HTTP/1.1", 0));
        assertEquals(OptionalLong.empty(), read("9".repeat(64), 0));
        assertEquals(OptionalLong.empty(), read("", 5));
    }
}
