package switchboard.replay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import switchboard.replay.compare.TimedWrites;
import switchboard.wire.FrameStatus;
import switchboard.wire.Message;
import switchboard.wire.explain.SkippedBytes;
import switchboard.wire.framing.FrameReader;
import switchboard.wire.framing.Framing;
import switchboard.wire.framing.Framings;
import switchboard.wire.framing.MemoryBudget;

/** A message that was too long is replayed with its length and its end, so that the next one is read again. */
@Timeout(60)
class SkippedReplayTest {
    private static final int LIMIT = 1_000;
    private static final int NO_LIMIT = 1 << 20;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "lines",
                "lines,keep=end",
                "end=\\r\\n",
                "end=\\r\\n,keep=end",
                "end=\\x1c\\r|#,keep=end",
                "mllp",
                "mllp,keep=both",
                "begin=\\x02,end=\\r\\n,keep=begin",
                "slip"
            })
    void aMessageThatIsTooLongEndsInAReplayAsItDid(String description) {
        Framing framing = Framings.parse(description);
        for (int size : List.of(996, 997, 998, 999, 1_000, 1_001, 1_002, 1_003, 1_004, 5_000)) {
            byte[] stream = stream(framing.frame("x".repeat(size).getBytes(StandardCharsets.UTF_8)), framing);
            List<Message> recorded = read(framing, LIMIT, stream, stream.length);
            String what = description + ", " + size + " bytes: " + recorded;
            assertEquals(2, recorded.size(), what);
            assertTrue(recorded.getFirst().bodyLength() <= LIMIT, what);
            byte[] replayed = replayed(recorded);
            assertEquals(stream.length, replayed.length, what);
            for (int limit : List.of(LIMIT, NO_LIMIT)) {
                List<Message> again = read(framing, limit, replayed, replayed.length);
                assertEquals(2, again.size(), what);
                assertEquals(recorded.getLast().text(), again.getLast().text(), what);
                assertEquals(FrameStatus.FRAMED, again.getLast().shape(), what);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"lines", "end=\\r\\n", "end=\\r\\n,keep=end", "mllp"})
    void theRestOfAMessageBehindItsDeadlineEndsInAReplayAsItDid(String description) {
        Framing framing = Framings.parse(description);
        byte[] stream = stream(framing.frame(new byte[50_000]), framing);
        List<Message> recorded = read(framing, LIMIT, stream, 20_000);
        assertEquals(3, recorded.size(), recorded.toString());
        assertTrue(SkippedBytes.after(recorded.get(1)) > 0, "the rest is skipped, too");
        byte[] replayed = replayed(recorded);
        assertEquals(stream.length, replayed.length);
        List<Message> again = read(framing, NO_LIMIT, replayed, replayed.length);
        assertEquals(2, again.size(), again.toString());
        assertEquals("next", new String(framing.content(again.getLast()), StandardCharsets.UTF_8));
    }

    private static byte[] stream(Message first, Framing framing) {
        ByteArrayOutputStream stream = new ByteArrayOutputStream();
        stream.writeBytes(first.bytes());
        stream.writeBytes(framing.frame("next".getBytes(StandardCharsets.UTF_8)).bytes());
        return stream.toByteArray();
    }

    /** Reads a stream in pieces of 300 bytes; a deadline passes when {@code pauseAt} bytes have come. */
    private static List<Message> read(Framing framing, int limit, byte[] stream, int pauseAt) {
        FrameReader reader = framing.reader(limit, false, MemoryBudget.UNLIMITED);
        List<Message> messages = new ArrayList<>();
        for (int at = 0; at < stream.length; ) {
            int end = Math.min(at + 300, at < pauseAt ? pauseAt : stream.length);
            reader.accept(stream, at, Math.min(end, stream.length) - at, at, messages::add);
            at = end;
            if (at == pauseAt && pauseAt < stream.length) {
                reader.expire(messages::add);
            }
        }
        reader.end(messages::add);
        return messages;
    }

    private static byte[] replayed(List<Message> messages) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (TimedWrites.Piece piece : TimedWrites.of(messages, false).pieces()) {
            bytes.writeBytes(piece.bytes());
        }
        return bytes.toByteArray();
    }
}
