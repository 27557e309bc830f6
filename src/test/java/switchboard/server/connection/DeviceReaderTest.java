package switchboard.server.connection;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import switchboard.wire.Cause;
import switchboard.wire.Certainty;
import switchboard.wire.Finding;
import switchboard.wire.FrameStatus;
import switchboard.wire.Message;
import switchboard.wire.RevisableOutput;
import switchboard.wire.framing.Framing;
import switchboard.wire.framing.Framings;
import switchboard.wire.framing.MemoryBudget;

/** The messages of a device are told apart by their own lengths where the agreed framing divides them. */
@Timeout(30)
class DeviceReaderTest {
    private static final int SEEDS = 100;
    private static final byte[] LOGIN = hex("78780d01 0350000000000004 0008 1234 0d0a");
    private static final byte[] STATUS = hex("78780a13 0403040002 0009 4321 0d0a");
    /** Has CR LF inside the data. */
    private static final byte[] TRICKY = hex("78780a13 040d0a0002 000b 5678 0d0a");

    private static byte[] hex(String digits) {
        return HexFormat.of().parseHex(digits.replace(" ", ""));
    }

    private static byte[] request(int number) {
        return hex(HexFormat.of().toHexDigits((short) number) + "0000 0006 01 03 0000 0002");
    }

    /** A connection that sends bytes in random pieces, and an output that can take messages back or cannot. */
    private static final class Connection {
        final List<Message> messages = new ArrayList<>();
        final StrangerReader reader;
        final ByteArrayOutputStream sent = new ByteArrayOutputStream();
        int takenBack;
        private final boolean revises;
        private final Random random;
        private long nanos = 1;

        Connection(String framing, boolean strict, boolean revises, int seed) {
            Framing agreed = Framings.parse(framing);
            this.revises = revises;
            this.random = new Random(seed);
            reader = new StrangerReader(agreed.reader(1 << 20, strict, MemoryBudget.UNLIMITED), agreed, strict, true);
        }

        private final RevisableOutput out = new RevisableOutput() {
            @Override
            public void accept(Message message) {
                messages.add(message);
            }

            @Override
            public boolean takeBack(int count, long bytes) {
                if (revises) {
                    List<Message> last = messages.subList(messages.size() - count, messages.size());
                    assertEquals(bytes, last.stream().mapToLong(Message::size).sum());
                    last.clear();
                    takenBack += count;
                }
                return revises;
            }
        };

        /** Sends bytes in pieces of at most {@code most}; all at once if it is 0. */
        Connection send(byte[] bytes, int most) {
            sent.writeBytes(bytes);
            for (int at = 0; at < bytes.length && reader.refusal().isEmpty(); ) {
                int count = most == 0 ? bytes.length : Math.min(1 + random.nextInt(most), bytes.length - at);
                nanos += 1_000_000;
                reader.accept(bytes, at, count, nanos, out);
                at += count;
            }
            return this;
        }

        Connection pause(int millis) {
            long left = millis * 1_000_000L;
            while (reader.frameOpen() && reader.pauseNanos() > 0 && reader.pauseNanos() <= left) {
                left -= reader.pauseNanos();
                nanos += reader.pauseNanos();
                reader.pause(out);
            }
            nanos += left;
            return this;
        }

        Connection end() {
            reader.end(out);
            return this;
        }

        List<byte[]> rows() {
            return messages.stream().map(Message::bytes).toList();
        }

        List<Cause> causes() {
            return messages.stream()
                    .map(message -> message.findings().isEmpty()
                            ? null
                            : message.findings().getFirst().cause())
                    .toList();
        }

        Finding first() {
            return messages.stream()
                    .flatMap(message -> message.findings().stream())
                    .filter(finding -> finding.cause() == Cause.OTHER_PROGRAM)
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("no device in " + messages));
        }

        void requireAll() {
            ByteArrayOutputStream all = new ByteArrayOutputStream();
            rows().forEach(all::writeBytes);
            assertArrayEquals(sent.toByteArray(), all.toByteArray(), messages.toString());
            for (Message message : messages) {
                int traced = 0;
                for (int piece = 0; piece < message.reads().count(); piece++) {
                    traced += message.reads().bytes(piece);
                }
                assertEquals(message.size(), traced);
            }
        }
    }

    private static void assertRows(List<byte[]> wanted, Connection connection, String how) {
        assertEquals(
                wanted.stream().map(HexFormat.of()::formatHex).toList(),
                connection.rows().stream().map(HexFormat.of()::formatHex).toList(),
                how + connection.messages);
    }

    @ParameterizedTest
    @ValueSource(strings = {"lines", "cr", "nul", "header64", "header10", "zero4", "stx-etx", "u32"})
    void packetsOfATrackerAreToldApartWhateverStandsInThem(String framing) {
        for (int seed = 0; seed < SEEDS; seed++) {
            int most = seed % 3 == 0 ? 0 : 1 + seed % 20;
            Connection connection = new Connection(framing, false, true, seed)
                    .send(LOGIN, most)
                    .pause(600)
                    .send(LOGIN, most)
                    .send(STATUS, most)
                    .pause(600)
                    .send(TRICKY, most)
                    .pause(3_000)
                    .end();
            String how = framing + ", seed " + seed + ": ";
            connection.requireAll();
            assertRows(List.of(LOGIN, LOGIN, STATUS, TRICKY), connection, how);
            Finding named = connection.first();
            assertEquals(Certainty.CERTAIN, named.certainty(), how);
            assertTrue(named.repair().orElseThrow().english().contains("u8,before=xx,end="), how);
            assertEquals(
                    1,
                    connection.causes().stream()
                            .filter(Cause.OTHER_PROGRAM::equals)
                            .count(),
                    how);
        }
    }

    @Test
    void aPacketWhoseLengthIsALineFeedIsTakenBackAndGivenWhole() {
        for (int seed = 0; seed < SEEDS; seed++) {
            Connection connection = new Connection("lines", false, true, seed)
                    .send(STATUS, 1 + seed % 5)
                    .pause(600)
                    .send(TRICKY, 1 + seed % 5)
                    .end();
            connection.requireAll();
            assertRows(List.of(STATUS, TRICKY), connection, "seed " + seed);
            assertTrue(seed % 5 > 2 || connection.takenBack > 0, "seed " + seed);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"u16", "u16le", "u8", "u32", "u24", "lines", "header64", "nul"})
    void requestsWithTheirLengthBehindOtherBytesAreToldApart(String framing) {
        for (int seed = 0; seed < SEEDS; seed++) {
            int most = seed % 2;
            byte[] wrong = hex("00050000000a 0110000100000102beef77");
            Connection connection = new Connection(framing, false, true, seed)
                    .send(request(1), most)
                    .pause(300)
                    .send(request(2), most)
                    .send(request(3), most)
                    .pause(300)
                    .send(request(4), 1)
                    .pause(300)
                    .send(wrong, most)
                    .pause(300)
                    .end();
            String how = framing + ", seed " + seed + ": ";
            connection.requireAll();
            assertRows(
                    List.of(
                            request(1),
                            request(2),
                            request(3),
                            request(4),
                            Arrays.copyOf(wrong, wrong.length - 1),
                            hex("77")),
                    connection,
                    how);
            assertTrue(connection.first().repair().orElseThrow().english().contains("modbus"), how);
        }
    }

    @Test
    void aSingleRequestIsNamedAsLikelyBehindASilence() {
        for (boolean ends : new boolean[] {false, true}) {
            Connection connection = new Connection("u16", false, true, 1).send(request(1), 0);
            assertEquals(2, connection.messages.size(), "the agreed framing is believed first");
            (ends ? connection.end() : connection.pause(3_000)).requireAll();
            assertRows(List.of(request(1)), connection, "");
            assertEquals(Certainty.LIKELY, connection.first().certainty());
            assertEquals(2, connection.takenBack);
        }
    }

    @Test
    void rowsThatCannotBeTakenBackStayAndTheRestIsNamed() {
        Connection connection = new Connection("u16", false, false, 1)
                .send(request(1), 0)
                .pause(300)
                .send(request(2), 0)
                .pause(300)
                .send(request(3), 0)
                .end();
        connection.requireAll();
        assertRows(List.of(hex("000100"), hex("0000"), hex("06010300000002"), request(2), request(3)), connection, "");
        assertEquals(Certainty.CERTAIN, connection.first().certainty());
    }

    @Test
    void aStrictListenerStopsThere() {
        Connection connection = new Connection("u16", true, true, 1)
                .send(request(1), 0)
                .send(request(2), 0)
                .send(request(3), 0);
        assertEquals(
                Cause.OTHER_PROGRAM, connection.reader.refusal().orElseThrow().cause());
        Connection lines = new Connection("lines", true, true, 1).send(LOGIN, 0).send(STATUS, 0);
        assertTrue(lines.reader.refusal().isEmpty(), "any bytes are lines");
    }

    @Test
    void whatTheDeviceDoesNotSayIsReadAsAgreed() {
        Connection connection = new Connection("lines", false, true, 1)
                .send(TRICKY, 0)
                .send(hex("0d0a"), 0)
                .send("a typed line\r\n".getBytes(StandardCharsets.US_ASCII), 3)
                .send(TRICKY, 0)
                .end();
        connection.requireAll();
        assertEquals("a typed line", connection.messages.get(2).text());
        assertEquals(FrameStatus.FRAMED, connection.messages.get(2).shape());
        assertArrayEquals(TRICKY, connection.messages.get(3).bytes());
    }

    @Test
    void rightMessagesThatBeginAsADevicesAreNotTakenForThem() {
        Framing agreed = Framings.parse("u16");
        for (int seed = 0; seed < SEEDS; seed++) {
            Connection connection = new Connection("u16", false, true, seed);
            int count = 0;
            for (byte[] body : List.of(
                    hex("0000"), hex("0103 0000 0002"), hex("00"), new byte[0], hex("0300 0000 02"), new byte[1_792])) {
                connection.send(agreed.frame(body).bytes(), seed % 2 == 0 ? 0 : 3);
                count++;
            }
            connection.end();
            assertEquals(count, connection.messages.size(), "seed " + seed + connection.messages);
            assertFalse(connection.messages.stream().anyMatch(Message::isProblem), connection.messages.toString());
        }
    }
}
