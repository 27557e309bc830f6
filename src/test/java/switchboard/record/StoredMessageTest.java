package switchboard.record;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import switchboard.wire.Cause;
import switchboard.wire.Certainty;
import switchboard.wire.Direction;
import switchboard.wire.Framing;
import switchboard.wire.Message;
import switchboard.wire.ReadTrace;
import switchboard.wire.Shape;

@Timeout(20)
class StoredMessageTest {
    private static Message backAndForth(Message message) {
        return StoredMessage.message(
                StoredMessage.shape(StoredMessage.code(message.shape())),
                message.headerLength(),
                StoredMessage.header(message),
                StoredMessage.body(message),
                StoredMessage.trailer(message),
                message.reads().firstRead(),
                StoredMessage.pieces(message),
                message.findings());
    }

    @Test
    void anyCutIntoHeaderBodyAndTrailerComesBackExactly() {
        Random random = new Random(42);
        byte[] alphabet = Facts.utf8("0123456789     ");
        for (int round = 0; round < 20_000; round++) {
            byte[] bytes = new byte[random.nextInt(12)];
            for (int index = 0; index < bytes.length; index++) {
                bytes[index] = alphabet[random.nextInt(alphabet.length)];
            }
            int header = random.nextInt(bytes.length + 1);
            int body = random.nextInt(bytes.length - header + 1);
            Message message =
                    new Message(Shape.PARTIAL, bytes, header, body, ReadTrace.single(1, bytes.length), List.of());
            Message back = backAndForth(message);
            assertArrayEquals(bytes, back.bytes());
            assertEquals(header, back.headerLength());
            assertEquals(body, back.bodyLength());
            assertEquals(message.reads(), back.reads());
        }
    }

    @Test
    void onlyTheUsualHeaderIsLeftOut() {
        assertNull(StoredMessage.header(Framing.HEADER64.frame(Facts.utf8("hello"))));
        assertNull(StoredMessage.header(Framing.HEADER64.frame(new byte[0])));
        assertNull(StoredMessage.header(Framing.parse("header10").frame(new byte[1_234])));
        assertArrayEquals(
                Facts.utf8("0005"), StoredMessage.header(Framing.parse("zero4").frame(Facts.utf8("hello"))));
        assertArrayEquals(
                new byte[] {0, 0, 0, 5},
                StoredMessage.header(Framing.parse("u32").frame(Facts.utf8("hello"))));
    }

    @Test
    void readsInPiecesComeBackWithTheirClock() {
        ReadTrace reads = ReadTrace.of(5, new int[] {64, 1, 4}, new int[] {0, 3, 1_000_000});
        Message framed = Framing.HEADER64.frame(Facts.utf8("hello"));
        Message message = new Message(Shape.FRAMED, framed.bytes(), 64, 5, reads, List.of());
        assertEquals("[64,0,1,3,4,1000000]", StoredMessage.pieces(message));
        assertEquals(reads, backAndForth(message).reads());
    }

    @Test
    void aCharacterThatIsCutByThePreviewsEndIsLeftOut() {
        byte[] text = Facts.utf8("aů€🧦");
        String[] whole = {"", "a", "a", "aů", "aů", "aů", "aů€", "aů€", "aů€", "aů€", "aů€🧦"};
        for (int length = 0; length <= text.length; length++) {
            assertEquals(whole[length], LogRow.previewText(java.util.Arrays.copyOf(text, length), text.length));
        }
        // An incomplete character at the end of the body itself is shown as a replacement character.
        assertEquals("a\uFFFD", LogRow.previewText(java.util.Arrays.copyOf(text, 2), 2));
        byte[] noText = {(byte) 0x80, (byte) 0x80, (byte) 0x80, (byte) 0x80, (byte) 0x80};
        assertEquals(5, LogRow.previewText(noText, 9).length());
    }

    @Test
    void everyWordInTheFileIsUnderstoodAgain() {
        for (Cause cause : Cause.values()) {
            assertEquals(cause, StoredMessage.cause(cause.id()));
        }
        assertEquals(Cause.UNKNOWN, StoredMessage.cause("of a later version"));
        for (Certainty certainty : Certainty.values()) {
            assertEquals(certainty, StoredMessage.certainty(StoredMessage.code(certainty)));
        }
        for (Shape shape : Shape.values()) {
            assertEquals(shape, StoredMessage.shape(StoredMessage.code(shape)));
        }
        for (Direction direction : Direction.values()) {
            assertEquals(direction, StoredMessage.direction(StoredMessage.code(direction)));
        }
    }
}
