package switchboard.replay.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import switchboard.text.ReplayText;
import switchboard.thread.Threads;
import switchboard.wire.FrameStatus;
import switchboard.wire.Message;
import switchboard.wire.framing.Framing;
import switchboard.wire.framing.Framings;
import switchboard.wire.framing.HexPrefix;
import switchboard.wire.framing.LengthPrefix;
import switchboard.wire.framing.StarFraming;

@Timeout(30)
class MessageComparerTest {
    private static final Framing FRAMING = Framings.HEADER64;

    private final ReceiveBuffer receiveBuffer = new ReceiveBuffer();
    private final List<String> extras = new ArrayList<>();
    private final MessageComparer comparer =
            new MessageComparer(receiveBuffer, FRAMING, FRAMING, (message, why) -> extras.add(message.text()));

    @Test
    void theSameIsTheSameInWhateverPieces() throws Exception {
        for (byte one : framed("Hello").bytes()) {
            receiveBuffer.put(new byte[] {one}, 1);
        }
        come(framed("Bye"));
        assertEquals(ComparisonResult.SAME, await(framed("Hello")));
        assertEquals(ComparisonResult.SAME, await(framed("Bye")));
        assertTrue(isOver());
    }

    @Test
    void anotherTextIsTakenAsFarAsItsHeaderSays() throws Exception {
        come(framed("Hi"), framed("Bye"));
        ComparisonResult heard = await(framed("Hello"));
        assertEquals(ReplayResult.DIFFERENT, heard.result());
        assertEquals("Hi", heard.received().orElseThrow().text());
        assertEquals(ComparisonResult.SAME, await(framed("Bye")));
    }

    @Test
    void aMessageThatWasLeftOutIsMissingAndTheNextIsTheSame() throws Exception {
        come(framed("two"));
        assertEquals(ReplayResult.MISSING, await(framed("one"), framed("two")).result());
        assertEquals(ComparisonResult.SAME, await(framed("two")));
    }

    @Test
    void oneMessageMoreIsExtra() throws Exception {
        come(framed("Welcome!"), framed("Hello"));
        assertEquals(ComparisonResult.SAME, await(framed("Hello")));
        assertEquals(List.of("Welcome!"), extras);
    }

    @Test
    void anAnswerThatComesTooLateShiftsNothing() throws Exception {
        assertEquals(
                ReplayResult.MISSING,
                awaitUntil(System.nanoTime(), framed("one")).result());
        come(framed("one"), framed("two"));
        assertEquals(ComparisonResult.SAME, await(framed("two")));
        assertEquals(List.of("one"), extras);
    }

    @Test
    void textWithoutAFrameEndsWhereTheNextBegins() throws Exception {
        come(raw("Hxllo"), raw("World"));
        ComparisonResult heard = await(raw("Hello"), raw("World"));
        assertEquals("Hxllo", heard.received().orElseThrow().text());
        assertEquals(ComparisonResult.SAME, await(raw("World")));
    }

    @Test
    void theEndOfTheStreamIsSaidAndHalfAMessageIsShown() throws Exception {
        Message hello = framed("Hello");
        receiveBuffer.put(hello.bytes(), 66);
        receiveBuffer.end(ReceiveBuffer.End.FIN);
        ComparisonResult heard = await(hello);
        assertEquals(ReplayResult.DIFFERENT, heard.result());
        assertEquals(Optional.of(ReplayText.CUT.with(66, 69)), heard.why());
        assertEquals(
                Optional.of(ReplayText.MISSING_HUNG_UP.with()), await(hello).why());
    }

    @Test
    void whatNobodyHadSaidIsExtraAtTheEnd() throws Exception {
        come(framed("one"), framed("more"));
        receiveBuffer.end(ReceiveBuffer.End.FIN);
        assertTrue(comparer.listenOn(later()));
        assertEquals(List.of("one", "more"), extras);
    }

    @Test
    void aMessageLongerThanTheRoomIsLetIn() throws Exception {
        byte[] body = new byte[3 << 20];
        Arrays.fill(body, (byte) 'x');
        Message expected = FRAMING.frame(body);
        Thread sender = Threads.virtual("sender", () -> {
            try {
                for (int at = 0; at < expected.size(); at += 10_000) {
                    int count = Math.min(10_000, expected.size() - at);
                    receiveBuffer.put(Arrays.copyOfRange(expected.bytes(), at, at + count), count);
                }
            } catch (InterruptedException over) {
                Thread.currentThread().interrupt();
            }
        });
        sender.start();
        assertEquals(ComparisonResult.SAME, await(expected));
        sender.join();
    }

    @Test
    void differencesAreFoundInTheBodyFirst() {
        assertEquals(
                new MessageDifference(MessageDifference.Part.BODY, 1),
                MessageDifference.between(framed("Hello"), framed("Hi")));
        Message zeros = message("05" + " ".repeat(62) + "Hello", 64);
        assertEquals(
                new MessageDifference(MessageDifference.Part.HEADER, 0),
                MessageDifference.between(framed("Hello"), zeros));
        assertEquals(
                new MessageDifference(MessageDifference.Part.BODY, 5),
                MessageDifference.between(raw("Hello"), raw("Hello!")));
        assertEquals(
                new MessageDifference(MessageDifference.Part.NONE, 0),
                MessageDifference.between(raw("Hello"), raw("Hello")));
    }

    static Stream<Framing> newFramings() {
        return Stream.of(
                LengthPrefix.of(new HexPrefix()),
                new StarFraming(),
                Framings.parse("leb128,before=xx,end=\\r\\n"),
                Framings.parse("mllp"),
                Framings.parse("begin=<,end=;>"));
    }

    @ParameterizedTest
    @MethodSource("newFramings")
    void anyFramingTellsTheEndOfItsMessages(Framing framing) throws Exception {
        MessageComparer other =
                new MessageComparer(receiveBuffer, framing, framing, (message, why) -> extras.add(message.text()));
        come(framed(framing, "other"), framed(framing, "two"), framed(framing, "extra"));
        Message came = other.await(framed(framing, "one"), later(), List::of)
                .received()
                .orElseThrow();
        assertEquals(FrameStatus.FRAMED, came.shape());
        assertEquals("other", came.text());
        assertEquals(ComparisonResult.SAME, other.await(framed(framing, "two"), later(), List::of));
        assertFalse(other.listenOn(System.nanoTime()));
        assertEquals(List.of("extra"), extras);
    }

    private static Message message(String text, int header) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return Message.outbound(bytes, header, bytes.length - header);
    }

    private static Message framed(String text) {
        return framed(FRAMING, text);
    }

    private static Message framed(Framing framing, String text) {
        return framing.frame(text.getBytes(StandardCharsets.UTF_8));
    }

    private static Message raw(String text) {
        return framed(Framings.RAW, text);
    }

    private void come(Message... messages) throws InterruptedException {
        for (Message message : messages) {
            receiveBuffer.put(message.bytes(), message.size());
        }
    }

    private ComparisonResult await(Message expected, Message... upcoming) throws Exception {
        return awaitUntil(later(), expected, upcoming);
    }

    private ComparisonResult awaitUntil(long deadline, Message expected, Message... upcoming) throws Exception {
        return comparer.await(expected, deadline, () -> Stream.of(upcoming).toList());
    }

    private static long later() {
        return System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
    }

    private boolean isOver() throws InterruptedException {
        assertFalse(comparer.listenOn(System.nanoTime()));
        return extras.isEmpty();
    }
}
