package switchboard.wire.framing;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static switchboard.wire.framing.ReaderHarness.bytes;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import switchboard.wire.FrameStatus;
import switchboard.wire.Message;

/** Clients that do everything right are never accused, whatever they send and in whatever pieces it comes. */
@Timeout(60)
class RightClientsTest {
    private static final int CLIENTS = 100;

    static Stream<String> presets() {
        return Stream.concat(
                Framings.names().stream().filter(name -> !name.equals("raw")),
                Stream.of("u32le,counts=itself", "bcd2", "leb128", "u8", "u64le", "header6,pad=nul", "end=#|;"));
    }

    @ParameterizedTest
    @MethodSource("presets")
    void nothingAboveANoteIsSaidOfThem(String name) {
        Framing framing = Framings.parse(name);
        for (int seed = 0; seed < CLIENTS; seed++) {
            Random random = new Random(seed);
            ClientScript script = new ClientScript(name, seed % 2 == 0);
            List<byte[]> bodies = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                byte[] body = body(framing, random);
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
                        byte[] next = body(framing, random);
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
        }
    }

    /** Returns text, bytes, digits, or what looks like a message itself. */
    private static byte[] body(Framing framing, Random random) {
        byte[] body = switch (random.nextInt(6)) {
            case 0 -> new byte[0];
            case 1 -> text(random);
            case 2 -> {
                byte[] any = new byte[1 + random.nextInt(100)];
                random.nextBytes(any);
                yield any;
            }
            case 3 -> bytes(Integer.toString(random.nextInt(100_000)));
            case 4 -> bytes(ReaderHarness.header(Integer.toString(random.nextInt(50))) + "more of a body");
            default -> {
                List<String> others = List.of("header64", "header10", "zero4", "u16", "u32le", "lines", "modbus");
                Framing other = Framings.parse(others.get(random.nextInt(others.size())));
                yield other.frame(text(random)).bytes();
            }
        };
        return fitting(framing, body);
    }

    private static byte[] text(Random random) {
        return bytes("Grüße, the value is " + random.nextInt() + "; #" + "x".repeat(random.nextInt(60)));
    }

    /** Returns the body without bytes that the framing cannot carry, and with a last byte that is no NUL. */
    private static byte[] fitting(Framing framing, byte[] body) {
        ByteArrayOutputStream kept = new ByteArrayOutputStream();
        for (byte one : body) {
            boolean special = !(framing instanceof LengthPrefix)
                    && (one >= 0 && one < ' ' || one == '#' || one == ';' || one == 0x7F);
            if (!special && kept.size() < Math.min(200, framing.longestBody())) {
                kept.write(one);
            }
        }
        if (kept.size() > 0 || framing.leastBody() > 0) {
            kept.write('.');
        }
        byte[] fits = kept.toByteArray();
        return fits.length > framing.longestBody() ? Arrays.copyOf(fits, framing.longestBody()) : fits;
    }
}
