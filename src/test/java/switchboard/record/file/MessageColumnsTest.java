package switchboard.record.file;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import switchboard.record.BodyPreview;
import switchboard.record.Facts;
import switchboard.wire.Cause;
import switchboard.wire.Certainty;
import switchboard.wire.Direction;
import switchboard.wire.FrameStatus;
import switchboard.wire.Message;
import switchboard.wire.ReadTrace;
import switchboard.wire.framing.Framings;

@Timeout(20)
class MessageColumnsTest {
    private static Message backAndForth(Message message) {
        return MessageColumns.message(
                MessageColumns.shape(MessageColumns.code(message.shape())),
                message.headerLength(),
                MessageColumns.header(message),
                MessageColumns.body(message),
                MessageColumns.trailer(message),
                message.reads().firstRead(),
                MessageColumns.pieces(message),
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
                    new Message(FrameStatus.PARTIAL, bytes, header, body, ReadTrace.single(1, bytes.length), List.of());
            Message back = backAndForth(message);
            assertArrayEquals(bytes, back.bytes());
            assertEquals(header, back.headerLength());
            assertEquals(body, back.bodyLength());
            assertEquals(message.reads(), back.reads());
        }
    }

    @Test
    void onlyTheUsualHeaderIsLeftOut() {
        assertNull(MessageColumns.header(Framings.HEADER64.frame(Facts.utf8("hello"))));
        assertNull(MessageColumns.header(Framings.HEADER64.frame(new byte[0])));
        assertNull(MessageColumns.header(Framings.parse("header10").frame(new byte[1_234])));
        assertArrayEquals(
                Facts.utf8("0005"),
                MessageColumns.header(Framings.parse("zero4").frame(Facts.utf8("hello"))));
        assertArrayEquals(
                new byte[] {0, 0, 0, 5},
                MessageColumns.header(Framings.parse("u32").frame(Facts.utf8("hello"))));
    }

    @Test
    void readsInPiecesComeBackWithTheirClock() {
        ReadTrace reads = ReadTrace.of(5, new int[] {64, 1, 4}, new int[] {0, 3, 1_000_000});
        Message framed = Framings.HEADER64.frame(Facts.utf8("hello"));
        Message message = new Message(FrameStatus.FRAMED, framed.bytes(), 64, 5, reads, List.of());
        assertEquals("[64,0,1,3,4,1000000]", MessageColumns.pieces(message));
        assertEquals(reads, backAndForth(message).reads());
    }

    @Test
    void aCharacterThatIsCutByThePreviewsEndIsLeftOut() {
        byte[] text = Facts.utf8("aů€🧦");
        String[] whole = {"", "a", "a", "aů", "aů", "aů", "aů€", "aů€", "aů€", "aů€", "aů€🧦"};
        for (int length = 0; length <= text.length; length++) {
            BodyPreview shown = preview(Arrays.copyOf(text, length), text.length);
            assertEquals(whole[length], shown.text());
            assertEquals(Facts.utf8(whole[length]).length, shown.bytes());
            assertTrue(shown.isText());
        }
    }

    @Test
    void aBodyThatIsNoTextIsShownAsEscapesWithoutAccidentalCharacters() {
        assertEquals(
                "\\x61\\xc5", preview(Arrays.copyOf(Facts.utf8("aů"), 2), 2).text());
        byte[] noText = {(byte) 0x80, (byte) 0xC3, (byte) 0xA9, 'A', (byte) 0x80};
        assertEquals("\\x80\\xc3\\xa9\\x41\\x80", preview(noText, 9).text());
        byte[] latin = "Grüße, Jürgen\n".getBytes(StandardCharsets.ISO_8859_1);
        assertEquals(
                "Gr\\xfc\\xdfe, J\\xfcrgen\\n", preview(latin, latin.length).text());
        assertFalse(preview(latin, latin.length).isText());
    }

    private static BodyPreview preview(byte[] beginning, int length) {
        return BodyPreview.of(beginning, length, StandardCharsets.UTF_8);
    }

    @Test
    void everyWordInTheFileIsUnderstoodAgain() {
        for (Cause cause : Cause.values()) {
            assertEquals(cause, MessageColumns.cause(cause.id()));
        }
        assertEquals(Cause.UNKNOWN, MessageColumns.cause("of a later version"));
        for (Certainty certainty : Certainty.values()) {
            assertEquals(certainty, MessageColumns.certainty(MessageColumns.code(certainty)));
        }
        for (FrameStatus shape : FrameStatus.values()) {
            assertEquals(shape, MessageColumns.shape(MessageColumns.code(shape)));
        }
        for (Direction direction : Direction.values()) {
            assertEquals(direction, MessageColumns.direction(MessageColumns.code(direction)));
        }
    }
}
