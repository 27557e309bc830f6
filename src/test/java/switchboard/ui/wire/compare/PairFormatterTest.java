package switchboard.ui.wire.compare;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import switchboard.wire.FrameStatus;
import switchboard.wire.Message;
import switchboard.wire.ReadTrace;
import switchboard.wire.framing.Framings;

@Timeout(20)
final class PairFormatterTest {
    private static Message framed(String text) {
        return Framings.HEADER64.frame(text.getBytes(UTF_8));
    }

    private static Message bare(String text) {
        byte[] bytes = text.getBytes(UTF_8);
        return new Message(FrameStatus.UNFRAMED, bytes, 0, bytes.length, ReadTrace.NONE, List.of());
    }

    private static Message line(String text, String end) {
        byte[] bytes = (text + end).getBytes(UTF_8);
        return new Message(
                FrameStatus.FRAMED, bytes, 0, text.getBytes(UTF_8).length, ReadTrace.NONE, List.of());
    }

    private static String sentence(Message first, Message second) {
        return PairFormatter.sentence(Pairs.of(first, second));
    }

    @Test
    void equalMessagesAreSaidToBeEqual() {
        assertEquals("Both messages have the same 69 bytes.", sentence(framed("hello"), framed("hello")));
        assertEquals("Both messages have the same byte.", sentence(bare("x"), bare("x")));
        assertEquals("Neither message has any bytes.", sentence(bare(""), bare("")));
    }

    @Test
    void otherLengthsInTheHeadersAreNamed() {
        assertEquals(
                "The headers differ: message 12 says 5, message 14 says 7. The bodies differ in 2 bytes,"
                        + " the first at byte 6 of the body. Message 14 has 2 bytes more.",
                sentence(framed("hello"), framed("hello!!")));
    }

    @Test
    void bodiesOfTheSameLengthAreComparedByteByByte() {
        assertEquals(
                "The headers are equal. The bodies differ in 1 byte, the first at byte 1 of the body.",
                sentence(framed("hello"), framed("Hello")));
    }

    @Test
    void aHeaderThatOnlyOneHasIsSaid() {
        assertEquals(
                "Only message 12 has a header, of 64 bytes. The bodies are equal.",
                sentence(framed("hello"), bare("hello")));
        assertEquals(
                "Only message 14 has a header, of 64 bytes. The bodies are equal.",
                sentence(bare("hello"), framed("hello")));
    }

    @Test
    void theEndsOfLinesAreComparedToo() {
        assertEquals(
                "The bodies are equal. The ends differ in 1 byte, the first at byte 1 of the end."
                        + " Message 14 has 1 byte more.",
                sentence(line("hello", "\n"), line("hello", "\r\n")));
        assertEquals(
                "Only message 14 has a body, of 2 bytes. The ends are equal.", sentence(line("", "\n"), line("hi", "\n")));
    }

    @Test
    void aColumnIsSaidWithBothPlaces() {
        MessagePair pair = Pairs.of(bare("hello"), bare("hillo!"));
        MessagePair.AlignedPart body = pair.parts().getFirst();
        assertEquals(
                "Message 12 has 65 at offset 1, message 14 has 69 at offset 1",
                PairFormatter.column(pair, body, body.alignment().nextDifference(0)));
        assertEquals(
                "Only message 14 has 21, at offset 5",
                PairFormatter.column(pair, body, body.alignment().columns() - 1));
    }
}
