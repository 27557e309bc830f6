package switchboard.wire.framing;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import switchboard.wire.FrameStatus;
import switchboard.wire.Message;

/** Clients that do everything right are never accused, whatever they send and in whatever pieces it comes. */
@Timeout(60)
class RightClientsTest {
    private static final int CLIENTS = 100;
    private static final int MANY = 1_000;

    static Stream<String> presets() {
        return Stream.concat(
                Framings.names().stream().filter(name -> !name.equals("raw")),
                Stream.of("u32le,counts=itself", "bcd2", "leb128", "u8", "u64le", "header6,pad=nul", "end=#|;"));
    }

    @ParameterizedTest
    @MethodSource("presets")
    void nothingAboveANoteIsSaidOfThem(String name) {
        assertUnaccused(name, CLIENTS);
    }

    @ParameterizedTest
    @MethodSource("presets")
    @Tag("long")
    void nothingAboveANoteIsSaidOfAThousand(String name) {
        assertUnaccused(name, MANY);
    }

    private static void assertUnaccused(String name, int clients) {
        Framing framing = Framings.parse(name);
        for (int seed = 0; seed < clients; seed++) {
            Random random = new Random(seed);
            ClientScript script = new ClientScript(name, seed % 2 == 0).revising();
            List<byte[]> bodies = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                byte[] body = RightBodies.next(framing, random);
                byte[] frame = framing.frame(body).bytes();
                bodies.add(body);
                int cut = random.nextInt(frame.length + 1);
                switch (random.nextInt(4)) {
                    case 0 -> script.send(frame);
                    case 1 -> script.send(frame).pause(3_000);
                    case 2 ->
                        script.send(Arrays.copyOf(frame, cut))
                                .pause(60 + random.nextInt(1_900))
                                .send(Arrays.copyOfRange(frame, cut, frame.length));
                    default -> {
                        byte[] next = RightBodies.next(framing, random);
                        bodies.add(next);
                        script.send(frame, framing.frame(next).bytes()).pause(100);
                    }
                }
            }
            ClientScript.Outcome outcome = script.play(seed);
            assertEquals(bodies.size(), outcome.messages.size(), name + " seed " + seed + outcome);
            for (int i = 0; i < bodies.size(); i++) {
                Message message = outcome.messages.get(i);
                assertFalse(message.isProblem(), name + " seed " + seed + outcome);
                assertEquals(FrameStatus.FRAMED, message.shape());
                assertArrayEquals(bodies.get(i), framing.content(message), name + " seed " + seed);
            }
            assertTrue(outcome.reader.refusal().isEmpty());
            assertEquals(0, outcome.takenBack, name + " seed " + seed);
        }
    }
}
