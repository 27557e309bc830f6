package switchboard.wire.framing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static switchboard.wire.framing.ReaderHarness.bytes;
import static switchboard.wire.framing.ReaderHarness.frame;
import static switchboard.wire.framing.ReaderHarness.header;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import switchboard.text.WireText;
import switchboard.wire.Cause;
import switchboard.wire.FrameStatus;
import switchboard.wire.Message;
import switchboard.wire.explain.SkippedBytes;

/** Messages that are too long or late: a lenient reader does not forget what it knew of them. */
@Timeout(60)
class SkippedMessageTest {
    private static final int LIMIT = 1_000;

    private static ReaderHarness lenient(String framing) {
        return new ReaderHarness(Framings.parse(framing), LIMIT, false);
    }

    /** Feeds a frame in pieces of 300 bytes. */
    private static void feed(ReaderHarness reading, byte[] frame) {
        for (int at = 0; at < frame.length; at += 300) {
            reading.reads(Arrays.copyOfRange(frame, at, Math.min(frame.length, at + 300)));
        }
    }

    private static WireText code(Message message) {
        return (WireText) message.findings().getFirst().text().code();
    }

    @ParameterizedTest
    @CsvSource({"header64, 64", "header10, 10", "zero5, 5", "u16, 2", "u32, 4"})
    void aMessageThatIsTooLongIsOneRowAndTheNextOneIsReadAgain(String name, int width) {
        for (boolean inPieces : List.of(true, false)) {
            ReaderHarness reading = lenient(name);
            byte[] tooLong = Framings.parse(name).frame(new byte[5_000]).bytes();
            if (inPieces) {
                feed(reading, tooLong);
            } else {
                reading.reads(tooLong);
            }
            reading.reads(Framings.parse(name).frame(bytes("next")).bytes());
            assertEquals(2, reading.messages.size(), reading.messages.toString());
            Message skipped = reading.messages.getFirst();
            assertEquals(FrameStatus.PARTIAL, skipped.shape());
            assertEquals(width, skipped.headerLength());
            assertEquals(LIMIT, skipped.bodyLength());
            assertEquals(
                    WireText.TOO_LONG_SKIPPED.with(5_000, LIMIT, LIMIT, 4_000),
                    skipped.findings().getFirst().text());
            assertEquals(4_000, SkippedBytes.after(skipped));
            assertEquals("next", reading.messages.get(1).text());
            assertEquals(FrameStatus.FRAMED, reading.messages.get(1).shape());
            assertFalse(reading.reader.unframed());
        }
    }

    @Test
    void aLineThatIsTooLongIsOneRowAndTheNextOneIsReadAgain() {
        for (String end : List.of("\n", "\r\n")) {
            for (int body : List.of(LIMIT + 1, LIMIT + 3, 5_000)) {
                ReaderHarness reading = lenient("lines");
                feed(reading, bytes("x".repeat(body) + end + "next" + end));
                assertEquals(2, reading.messages.size(), reading.messages.toString());
                assertEquals(
                        WireText.LINE_TOO_LONG_SKIPPED.with(LIMIT, LIMIT, body + end.length() - LIMIT),
                        reading.messages.getFirst().findings().getFirst().text());
                assertEquals(LIMIT, reading.messages.getFirst().size());
                assertEquals("next", reading.messages.get(1).text());
                assertEquals(FrameStatus.FRAMED, reading.messages.get(1).shape());
            }
            ReaderHarness longest = lenient("lines").reads("x".repeat(LIMIT) + end);
            assertEquals(FrameStatus.FRAMED, longest.only().shape());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"header64", "u32", "lines"})
    void onlyTheBeginningIsKeptInMemoryAndNothingStaysReserved(String name) {
        CountingBudget budget = new CountingBudget();
        FrameReader reader = Framings.parse(name).reader(30_000, false, budget);
        byte[] tooLong = Framings.parse(name).frame(new byte[1 << 20]).bytes();
        List<Message> out = new ArrayList<>();
        for (int at = 0; at < tooLong.length; at += 10_000) {
            reader.accept(tooLong, at, Math.min(10_000, tooLong.length - at), at, out::add);
            assertTrue(reader.receivedBytes() <= tooLong.length, "counted twice");
        }
        assertEquals(1, out.size());
        assertTrue(budget.peak() <= 40_000, budget.peak() + " bytes");
        assertEquals(0, budget.reserved());
        assertTrue(out.getFirst().bodyLength() == Remainder.KEPT, out.getFirst().bodyLength() + " bytes");
    }

    @Test
    void aBudgetWithoutRoomKeepsLessButCountsAll() {
        CountingBudget budget = new CountingBudget(500);
        ReaderHarness reading = new ReaderHarness(Framings.HEADER64.reader(LIMIT, false, budget));
        feed(reading, bytes(header("5000") + "x".repeat(5_000) + frame("next")));
        assertEquals(64 + 236 + 0, reading.messages.getFirst().size());
        assertEquals(5_000 - 236, SkippedBytes.after(reading.messages.getFirst()));
        assertEquals("next", reading.messages.get(1).text());
        assertEquals(0, budget.reserved());
    }

    @ParameterizedTest
    @CsvSource({"ended, TOO_LONG_ENDED", "cut, TOO_LONG_CUT", "waited, TOO_LONG_WAITED"})
    void anEndBeforeTheAnnouncedOneSaysWhatCame(String how, WireText code) {
        ReaderHarness reading = lenient("header64");
        feed(reading, bytes(header("5000") + "x".repeat(3_000)));
        switch (how) {
            case "ended" -> reading.reader.end(reading.messages::add);
            case "cut" -> reading.reader.cut(reading.messages::add);
            default -> reading.reader.expire(reading.messages::add);
        }
        assertEquals(
                code.with(5_000, LIMIT, LIMIT, 2_000),
                reading.only().findings().getFirst().text());
        assertFalse(reading.reader.frameOpen());
    }

    @ParameterizedTest
    @ValueSource(strings = {"header64", "header10", "zero4", "u16", "u32"})
    void theRestOfAMessageBehindItsDeadlineIsOneRowAndTheNextOneIsReadAgain(String name) {
        ReaderHarness reading = lenient(name);
        byte[] frame = Framings.parse(name).frame(bytes("y".repeat(900))).bytes();
        int half = frame.length - 500;
        reading.reads(Arrays.copyOf(frame, half));
        reading.reader.expire(reading.messages::add);
        assertFalse(reading.reader.frameOpen(), "no deadline runs before the rest begins");
        reading.reads(Arrays.copyOfRange(frame, half, half + 200));
        assertTrue(reading.reader.frameOpen());
        assertEquals(500, reading.reader.promisedBytes());
        reading.reads(Arrays.copyOfRange(frame, half + 200, frame.length));
        reading.reads(Framings.parse(name).frame(bytes("next")).bytes());
        assertEquals(
                List.of(WireText.BODY_INCOMPLETE_WAITED, WireText.LATE_REST),
                reading.messages.stream().limit(2).map(SkippedMessageTest::code).toList());
        assertEquals(500, reading.messages.get(1).size());
        assertEquals(FrameStatus.PARTIAL, reading.messages.get(1).shape());
        assertEquals("next", reading.messages.get(2).text());
        assertEquals(3, reading.messages.size());
    }

    @ParameterizedTest
    @ValueSource(strings = {"header64", "u32"})
    void aHeaderThatPausesIsTakenUpAgain(String name) {
        ReaderHarness reading = lenient(name);
        byte[] frame = Framings.parse(name).frame(bytes("hello")).bytes();
        reading.reads(Arrays.copyOf(frame, 2));
        reading.reader.expire(reading.messages::add);
        reading.reads(Arrays.copyOfRange(frame, 2, frame.length));
        reading.reads(Framings.parse(name).frame(bytes("next")).bytes());
        assertEquals(3, reading.messages.size(), reading.messages.toString());
        assertEquals(WireText.LATE_REST, code(reading.messages.get(1)));
        assertEquals("next", reading.messages.get(2).text());
        assertEquals(FrameStatus.FRAMED, reading.messages.get(2).shape());
    }

    @Test
    void theRestOfALateLineIsNoLineOfItsOwn() {
        ReaderHarness reading = lenient("lines").reads("hel");
        reading.reader.expire(reading.messages::add);
        reading.reads("lo\nnext\n");
        assertEquals(
                List.of(FrameStatus.PARTIAL, FrameStatus.PARTIAL, FrameStatus.FRAMED),
                reading.messages.stream().map(Message::shape).toList());
        assertEquals(WireText.LATE_REST, code(reading.messages.get(1)));
        assertEquals("next", reading.messages.get(2).text());
    }

    @Test
    void theRestOfAMessageOfOneSizeEndsAtItsLastByteSoTheNextOnesAreNotShifted() {
        ReaderHarness reading = lenient("size=6").reads("abc");
        reading.reader.expire(reading.messages::add);
        assertFalse(reading.reader.frameOpen(), "no deadline runs before the rest begins");
        reading.reads("d");
        assertTrue(reading.reader.frameOpen());
        assertEquals(3, reading.reader.promisedBytes());
        reading.reads("ef123", "456UVWXYZ");
        assertEquals(List.of("abc", "def", "123456", "UVWXYZ"), reading.texts());
        assertEquals(
                List.of(FrameStatus.PARTIAL, FrameStatus.PARTIAL, FrameStatus.FRAMED, FrameStatus.FRAMED),
                reading.messages.stream().map(Message::shape).toList());
        assertEquals(
                WireText.LATE_REST.with(3),
                reading.messages.get(1).findings().getFirst().text());
    }

    @Test
    void aRestOfAMessageOfOneSizeThatIsLateAgainOrEndsIsGivenAsFarAsItCame() {
        ReaderHarness reading = lenient("size=6").reads("abc");
        reading.reader.expire(reading.messages::add);
        reading.reads("d");
        reading.reader.expire(reading.messages::add);
        reading.reads("e").ends();
        assertEquals(List.of("abc", "d", "e"), reading.texts());
        assertEquals(
                List.of(WireText.SIZE_INCOMPLETE, WireText.LATE_REST, WireText.LATE_REST),
                reading.messages.stream().map(SkippedMessageTest::code).toList());
        assertFalse(reading.reader.frameOpen());
    }

    @Test
    void aMessageThatBeginsAnewBehindADeadlineIsNoRest() {
        for (String name : List.of("header64", "u32", "zero4")) {
            ReaderHarness reading = lenient(name);
            byte[] next = Framings.parse(name).frame(bytes("now right")).bytes();
            byte[] wrong = Framings.parse(name).frame(bytes("y".repeat(20))).bytes();
            reading.reads(Arrays.copyOf(wrong, wrong.length - 4));
            reading.reader.expire(reading.messages::add);
            reading.reads(next);
            assertEquals("now right", reading.messages.get(1).text());
            assertEquals(FrameStatus.FRAMED, reading.messages.get(1).shape());
        }
    }

    @Test
    void theRestOfASkippedMessageIsCountedBehindItsDeadlineToo() {
        for (String name : List.of("u32", "lines")) {
            ReaderHarness reading = lenient(name);
            byte[] tooLong = Framings.parse(name).frame(new byte[100_000]).bytes();
            feed(reading, Arrays.copyOf(tooLong, 50_000));
            reading.reader.expire(reading.messages::add);
            feed(reading, Arrays.copyOfRange(tooLong, 50_000, tooLong.length));
            reading.reads(Framings.parse(name).frame(bytes("next")).bytes());
            assertEquals(3, reading.messages.size(), reading.messages.toString());
            Message late = reading.messages.get(1);
            assertEquals(name.equals("u32") ? WireText.LATE_REST_SKIPPED : WireText.LATE_RECORD_SKIPPED, code(late));
            assertEquals(tooLong.length - 50_000, late.size() + SkippedBytes.after(late));
            assertEquals("next", reading.messages.get(2).text());
        }
    }

    @Test
    void textThatWasReadAsALengthIsShownAtOnceAndSwallowsNothing() {
        ReaderHarness reading = lenient("u32").reads("hello", "are you there?");
        assertEquals(List.of("hello", "are you there?"), reading.texts());
        assertEquals(
                Cause.TOO_LONG,
                reading.messages.getFirst().findings().getFirst().cause());
        ReaderHarness littleEndian = lenient("u32").reads("\u0005\u0000\u0000\u0000hello");
        assertEquals(9, littleEndian.only().size());
    }
}
