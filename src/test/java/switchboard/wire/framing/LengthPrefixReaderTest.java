package switchboard.wire.framing;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static switchboard.wire.framing.ReaderHarness.bytes;
import static switchboard.wire.framing.ReaderHarness.frame;
import static switchboard.wire.framing.ReaderHarness.header;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import switchboard.wire.Cause;
import switchboard.wire.FrameStatus;
import switchboard.wire.Message;
import switchboard.wire.ReadTrace;
import switchboard.wire.ReplyFormat;

@Timeout(20)
class LengthPrefixReaderTest {
    @Test
    void everySplitOfHeaderAndBodyGivesTheSameMessage() {
        byte[] whole = bytes(frame("Hello Server! 🧦"));
        for (int cut = 0; cut <= whole.length; cut++) {
            Message message = new ReaderHarness(Framings.HEADER64)
                    .reads(Arrays.copyOfRange(whole, 0, cut), Arrays.copyOfRange(whole, cut, whole.length))
                    .only();
            assertEquals("Hello Server! 🧦", message.text(), "cut at " + cut);
            assertArrayEquals(whole, message.bytes());
            assertEquals(
                    cut == 0 || cut == whole.length ? 1 : 2, message.reads().count(), "cut at " + cut);
        }
    }

    @Test
    void oneByteAtATimeKeepsEachReadAndTheClockBetween() {
        byte[] whole = bytes(frame("abc"));
        ReaderHarness reading = new ReaderHarness(Framings.HEADER64);
        for (byte b : whole) {
            reading.reads(new byte[] {b});
        }
        ReadTrace reads = reading.only().reads();
        assertEquals(67, reads.count());
        assertEquals(1, reads.firstRead());
        assertEquals(0, reads.gapMicros(0));
        for (int i = 1; i < 67; i++) {
            assertEquals(1, reads.bytes(i));
            assertEquals(1_000, reads.gapMicros(i));
        }
    }

    @Test
    void aThousandFramesInOneReadComeOutInOrderAndShareTheRead() {
        StringBuilder all = new StringBuilder();
        for (int i = 0; i < 1_000; i++) {
            all.append(frame("message " + i));
        }
        ReaderHarness reading = new ReaderHarness(Framings.HEADER64).reads(all.toString());
        assertEquals(1_000, reading.messages.size());
        for (int i = 0; i < 1_000; i++) {
            assertEquals("message " + i, reading.messages.get(i).text());
            assertEquals(1, reading.messages.get(i).reads().firstRead());
        }
    }

    @Test
    void randomMessagesInRandomPiecesComeBackByteForByteInEveryFraming() {
        Random random = new Random(42);
        for (String name : List.of("header64", "header10", "zero4", "u16", "u32", "lines")) {
            Framing framing = Framings.parse(name);
            List<byte[]> bodies = new ArrayList<>();
            ByteArrayOutputStream stream = new ByteArrayOutputStream();
            for (int i = 0; i < 200; i++) {
                byte[] body = new byte[random.nextInt(i % 10 == 0 ? 9_000 : 60)];
                random.nextBytes(body);
                for (int k = 0; name.equals("lines") && k < body.length; k++) {
                    body[k] = (byte) (body[k] == '\n' || body[k] == '\r' ? 'x' : body[k]);
                }
                bodies.add(body);
                stream.writeBytes(framing.frame(body).bytes());
            }
            byte[] all = stream.toByteArray();
            ReaderHarness reading = new ReaderHarness(framing);
            for (int at = 0; at < all.length; ) {
                int piece = Math.min(all.length - at, 1 + random.nextInt(700));
                reading.reads(Arrays.copyOfRange(all, at, at + piece));
                at += piece;
            }
            assertEquals(bodies.size(), reading.messages.size(), name);
            for (int i = 0; i < bodies.size(); i++) {
                assertArrayEquals(bodies.get(i), reading.messages.get(i).body(), name + " message " + i);
            }
        }
    }

    @Test
    void everyCharacterThatThereIsComesBackInEveryFraming() {
        StringBuilder all = new StringBuilder();
        for (int point = 0; point <= Character.MAX_CODE_POINT; point++) {
            if (point != '\n'
                    && point != '\r'
                    && (point < Character.MIN_SURROGATE || point > Character.MAX_SURROGATE)) {
                all.appendCodePoint(point);
            }
        }
        byte[] body = bytes(all.toString());
        for (String name : List.of("header64", "header10", "zero8", "u32", "lines")) {
            Framing framing = Framings.parse(name);
            byte[] frame = framing.frame(body).bytes();
            ReaderHarness reading = new ReaderHarness(framing, 8 << 20, true);
            for (int at = 0; at < frame.length; at += 65_536) {
                reading.reads(Arrays.copyOfRange(frame, at, Math.min(frame.length, at + 65_536)));
            }
            assertEquals(all.toString(), reading.only().text(), name);
            assertTrue(reading.only().findings().isEmpty(), name);
        }
    }

    @Test
    void anEmptyMessageIsAMessage() {
        Message message =
                new ReaderHarness(Framings.HEADER64).reads(header("0")).only();
        assertEquals(0, message.bodyLength());
        assertTrue(message.findings().isEmpty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"   5", "0005", "\t5", "5\t", "\n5", "5\r\n", "\u000b5\f"})
    void whatPythonsIntTakesIsUnderstoodWithANote(String said) {
        Message message = new ReaderHarness(Framings.HEADER64)
                .reads(header(said) + "hello")
                .only();
        assertEquals("hello", message.text());
        assertEquals(Cause.HEADER_NOT_CANONICAL, message.findings().getFirst().cause());
        assertFalse(message.isProblem());
    }

    @ParameterizedTest
    @ValueSource(strings = {"+5", "-1", "-0", "5.0", "1_000", "0x5", "5,", "len=5", "٥", "５", "5 5", "5\u0000"})
    void whatIsNoDecimalLengthIsNoHeader(String said) {
        Message message = new ReaderHarness(Framings.HEADER64)
                .reads(said + " ".repeat(Math.max(0, 64 - bytes(said).length)) + "hello")
                .only();
        assertEquals(FrameStatus.UNFRAMED, message.shape());
        assertTrue(message.isProblem());
    }

    @Test
    void sixtyFourDigitsAndTwentyDigitsDoNotOverflow() {
        for (String said : List.of("9".repeat(64), header("18446744073709551617"), header("99999999999999999999"))) {
            Message message = new ReaderHarness(Framings.HEADER64).reads(said).only();
            assertEquals(Cause.TOO_LONG, message.findings().getFirst().cause());
        }
    }

    @Test
    void theLimitIsTakenAndOneMoreIsNot() {
        ReaderHarness reading = new ReaderHarness(Framings.HEADER64, 10, false).reads(frame("0123456789"));
        assertEquals(FrameStatus.FRAMED, reading.only().shape());
        reading.reads(frame("0123456789a"));
        assertEquals(
                Cause.TOO_LONG, reading.messages.get(1).findings().getFirst().cause());
    }

    @Test
    void memoryGrowsWithWhatCameAndNotWithWhatWasDeclared() {
        CountingBudget budget = new CountingBudget();
        FrameReader reader = Framings.HEADER64.reader(16 << 20, false, budget);
        byte[] begin = bytes(header("16777216") + "x");
        reader.accept(begin, 0, begin.length, 0, message -> {});
        assertEquals(65, budget.reserved());
        assertTrue(reader.frameOpen());
        assertEquals(16777216, reader.promisedBytes());
        reader.close();
        assertEquals(0, budget.reserved());
    }

    @Test
    void noRoomForMoreIsSaidAndNothingIsLost() {
        CountingBudget budget = new CountingBudget(100);
        List<Message> out = new ArrayList<>();
        FrameReader reader = Framings.HEADER64.reader(1 << 20, false, budget);
        byte[] begin = bytes(header("500") + "12345");
        reader.accept(begin, 0, begin.length, 0, out::add);
        reader.accept(bytes("x".repeat(200)), 0, 200, 0, out::add);
        assertEquals(Cause.OVERLOADED, out.getFirst().findings().getFirst().cause());
        assertEquals(269, out.getFirst().size());
        assertTrue(reader.refusal().isPresent());
        assertEquals(0, budget.reserved());
    }

    @Test
    void aLenientReaderGoesOnUnframedUntilACanonicalHeader() {
        ReaderHarness reading = new ReaderHarness(Framings.HEADER64).reads("alice", "still no header");
        assertTrue(reading.reader.unframed());
        reading.reads(frame("hello"));
        assertFalse(reading.reader.unframed());
        assertEquals(List.of("alice", "still no header", "hello"), reading.texts());
        assertEquals(
                List.of(FrameStatus.UNFRAMED, FrameStatus.UNFRAMED, FrameStatus.FRAMED),
                reading.messages.stream().map(Message::shape).toList());
    }

    @Test
    void aNameWithoutHeaderInTheSameReadAsTheFirstFrameIsTakenApart() {
        ReaderHarness reading = new ReaderHarness(Framings.HEADER64).reads("alice" + frame("hello") + frame("again"));
        assertEquals(List.of("alice", "hello", "again"), reading.texts());
        assertFalse(reading.reader.unframed());
    }

    @Test
    void aStrictReaderGivesEverythingWithTheReasonAndThenRefuses() {
        ReaderHarness reading =
                new ReaderHarness(Framings.HEADER64, 1 << 20, true).reads("alice" + frame("hello"), frame("more"));
        assertEquals(5 + 64 + 5, reading.only().size());
        assertEquals(Cause.NO_HEADER, reading.reader.refusal().orElseThrow().cause());
    }

    @Test
    void theEndBetweenMessagesIsNothingAndInsideOneIsPartial() {
        assertEquals(
                1,
                new ReaderHarness(Framings.HEADER64)
                        .reads(frame("a"))
                        .ends()
                        .messages
                        .size());
        Message header = new ReaderHarness(Framings.HEADER64).reads("12").ends().only();
        assertEquals(FrameStatus.PARTIAL, header.shape());
        assertEquals(Cause.HEADER_INCOMPLETE, header.findings().getFirst().cause());
        Message body = new ReaderHarness(Framings.HEADER64)
                .reads(header("9") + "abc")
                .ends()
                .only();
        assertEquals(Cause.BODY_INCOMPLETE, body.findings().getFirst().cause());
        assertEquals(64, body.headerLength());
        assertEquals("abc", body.text());
    }

    @Test
    void anExpiredHeaderComesOutAndTheReaderGoesOnUnframed() {
        ReaderHarness reading = new ReaderHarness(Framings.HEADER64).reads("42\n");
        reading.reader.expire(reading.messages::add);
        assertEquals(
                Cause.HEADER_INCOMPLETE, reading.only().findings().getFirst().cause());
        assertTrue(reading.reader.unframed());
        assertFalse(reading.reader.frameOpen());
        reading.reads("hi", frame("now right"));
        assertEquals(List.of("42\n", "hi", "now right"), reading.texts());
    }

    @Test
    void bodiesThatAreNoUtf8AreKeptByteForByteWithANote() {
        for (byte[] body : List.of(
                new byte[] {(byte) 0xC0, (byte) 0xAF},
                new byte[] {(byte) 0xED, (byte) 0xA0, (byte) 0x80},
                new byte[] {'a', (byte) 0xFF},
                new byte[] {'a', (byte) 0xE2, (byte) 0x82})) {
            Message message = new ReaderHarness(Framings.HEADER64)
                    .reads(Framings.HEADER64.frame(body).bytes())
                    .only();
            assertArrayEquals(body, message.body());
            assertEquals(Cause.NOT_UTF8, message.findings().getFirst().cause());
        }
    }

    @Test
    void whatIsTooLongForAHeaderIsRefusedInASentence() {
        IllegalArgumentException refused = assertThrows(
                IllegalArgumentException.class, () -> Framings.parse("zero4").frame(new byte[10_000]));
        assertEquals("too long: zero4 carries at most 9,999 bytes and this is 10,000", refused.getMessage());
        assertThrows(IllegalArgumentException.class, () -> Framings.parse("u16").frame(new byte[65_536]));
        assertThrows(IllegalArgumentException.class, () -> Framings.parse("header0"));
        assertThrows(
                IllegalArgumentException.class, () -> Framings.parse("lines").frameClaiming(new byte[1], 5));
    }

    @Test
    void aFalseLengthIsWrittenAsAsked() {
        Message lie = Framings.HEADER64.frameClaiming(bytes("hello"), 7);
        assertEquals(header("7") + "hello", new String(lie.bytes(), java.nio.charset.StandardCharsets.UTF_8));
    }

    @Test
    void replyFormatsAddExactlyWhatTheySay() {
        byte[] body = bytes("Msg received");
        assertEquals(64 + 12, Framings.HEADER64.encode(body, ReplyFormat.FRAMED).size());
        assertEquals(12, Framings.HEADER64.encode(body, ReplyFormat.RAW).size());
        assertEquals(
                "Msg received\n",
                new String(
                        Framings.HEADER64.encode(body, ReplyFormat.LINE).bytes(),
                        java.nio.charset.StandardCharsets.UTF_8));
    }
}
