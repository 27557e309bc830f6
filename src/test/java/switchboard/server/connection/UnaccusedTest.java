package switchboard.server.connection;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import switchboard.wire.FrameStatus;
import switchboard.wire.Message;
import switchboard.wire.framing.Framing;
import switchboard.wire.framing.Framings;
import switchboard.wire.framing.MemoryBudget;
import switchboard.wire.framing.RightBodies;

/** Right clients are never taken for strangers or devices by their first bytes, in any framing and any pieces. */
@Timeout(120)
class UnaccusedTest {
    private static final int CLIENTS = 60;
    private static final int MANY = 1_000;

    static Stream<String> framings() {
        return Stream.concat(
                Framings.names().stream().filter(name -> !name.equals("raw")),
                Stream.of("u32le,counts=itself", "bcd2", "leb128", "u8", "u64le", "header6,pad=nul", "end=#|;"));
    }

    @ParameterizedTest
    @MethodSource("framings")
    void rightFirstMessagesHaveNoProblem(String name) {
        assertUnaccused(name, CLIENTS);
    }

    @ParameterizedTest
    @MethodSource("framings")
    @Tag("long")
    void rightFirstMessagesOfAThousandHaveNoProblem(String name) {
        assertUnaccused(name, MANY);
    }

    private static void assertUnaccused(String name, int clients) {
        Framing framing = Framings.parse(name);
        for (int seed = 0; seed < clients; seed++) {
            Random random = new Random(seed);
            boolean strict = seed % 2 == 0;
            StrangerReader reader =
                    new StrangerReader(framing.reader(1 << 20, strict, MemoryBudget.UNLIMITED), framing, strict, true);
            List<Message> messages = new ArrayList<>();
            List<byte[]> bodies = new ArrayList<>();
            int most = 1 + seed % 40;
            long nanos = 1;
            for (int i = 0; i < 6; i++) {
                byte[] body = RightBodies.next(framing, random);
                byte[] frame = framing.frame(body).bytes();
                bodies.add(body);
                for (int at = 0; at < frame.length; ) {
                    int count = Math.min(frame.length - at, 1 + random.nextInt(most));
                    reader.accept(frame, at, count, nanos += 1_000_000, messages::add);
                    at += count;
                    if (random.nextInt(20) == 0 && reader.frameOpen() && reader.pauseNanos() == 250_000_000) {
                        nanos += 250_000_000;
                        reader.pause(messages::add);
                    }
                }
            }
            String who = name + " seed " + seed + ": " + messages;
            reader.end(messages::add);
            assertEquals(bodies.size(), messages.size(), who);
            for (int i = 0; i < bodies.size(); i++) {
                assertFalse(messages.get(i).isProblem(), who);
                assertEquals(FrameStatus.FRAMED, messages.get(i).shape(), who);
                assertArrayEquals(bodies.get(i), framing.content(messages.get(i)), who);
            }
            assertTrue(reader.refusal().isEmpty(), who);
        }
    }
}
