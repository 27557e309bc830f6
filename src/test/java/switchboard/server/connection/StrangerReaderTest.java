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
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import switchboard.wire.Cause;
import switchboard.wire.Certainty;
import switchboard.wire.Finding;
import switchboard.wire.FrameStatus;
import switchboard.wire.Message;
import switchboard.wire.Severity;
import switchboard.wire.framing.FrameReader;
import switchboard.wire.framing.Framing;
import switchboard.wire.framing.Framings;
import switchboard.wire.framing.MemoryBudget;

/** The first bytes of strangers, and of right clients, for framings of all kinds and in any pieces. */
@Timeout(25)
class StrangerReaderTest {
    private static final int SEEDS = 100;

    private static final List<String> FRAMINGS = List.of(
            "header64",
            "header10",
            "zero4",
            "lines",
            "u16",
            "u32",
            "u16le",
            "mllp",
            "stx-etx",
            "nul",
            "cr",
            "slip",
            "modbus",
            "end=#",
            "u8",
            "bcd2",
            "leb128");

    private static byte[] latin(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static byte[] hex(String digits) {
        return HexFormat.of().parseHex(digits.replace(" ", ""));
    }

    private static byte[] join(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }

    /** A reader and the messages that came out of it. */
    private static final class Connection {
        final List<Message> messages = new ArrayList<>();
        final StrangerReader reader;
        private long nanos;

        Connection(Framing framing, boolean strict) {
            FrameReader inner = framing.reader(1 << 20, strict, MemoryBudget.UNLIMITED);
            reader = new StrangerReader(inner, framing, strict, true);
        }

        Connection read(byte[] bytes) {
            nanos += 1_000_000;
            reader.accept(bytes, 0, bytes.length, nanos, messages::add);
            return this;
        }

        Connection inPieces(byte[] bytes, Random random, int most) {
            for (int at = 0; at < bytes.length; ) {
                int count = Math.min(1 + random.nextInt(most), bytes.length - at);
                nanos += 1_000_000;
                reader.accept(bytes, at, count, nanos, messages::add);
                at += count;
            }
            return this;
        }

        List<Cause> causes() {
            return messages.stream()
                    .flatMap(message -> message.findings().stream().map(Finding::cause))
                    .toList();
        }

        byte[] bytes() {
            return join(messages.stream().map(Message::bytes).toArray(byte[][]::new));
        }
    }

    static Stream<Arguments> strangers() {
        byte[] hello = hex("16030100c8010000c40303" + "5a".repeat(194));
        return Stream.of(
                Arguments.of(
                        "a browser", Cause.HTTP, latin("GET / HTTP/1.1\r\nHost: x\r\nUser-Agent: Mozilla/5.0\r\n\r\n")),
                Arguments.of("a board", Cause.HTTP, latin("POST /v1/data HTTP/1.1\r\nContent-Length: 2\r\n\r\n{}")),
                Arguments.of("a rover", Cause.HTTP, latin("GET /MOUNT HTTP/1.0\r\nUser-Agent: NTRIP x/1\r\n\r\n")),
                Arguments.of("gRPC", Cause.HTTP, latin("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n")),
                Arguments.of("TLS", Cause.TLS, hello),
                Arguments.of(
                        "a base", Cause.OTHER_PROGRAM, latin("SOURCE pass /BASE\r\nSource-Agent: NTRIP x\r\n\r\n")),
                Arguments.of("SSH", Cause.OTHER_PROGRAM, latin("SSH-2.0-OpenSSH_9.6\r\n")),
                Arguments.of("MQTT", Cause.OTHER_PROGRAM, hex("100c00044d5154540402003c0000")),
                Arguments.of("Redis", Cause.OTHER_PROGRAM, latin("*1\r\n$4\r\nPING\r\n")),
                Arguments.of("PostgreSQL", Cause.OTHER_PROGRAM, hex("0000000804d2162f")),
                Arguments.of("RDP", Cause.OTHER_PROGRAM, hex("030000130ee000000000000100080003000000")),
                Arguments.of("SMB", Cause.OTHER_PROGRAM, hex("000000 54ff534d4272 00000000 1853c8 " + "00".repeat(72))),
                Arguments.of(
                        "a camera's viewer",
                        Cause.OTHER_PROGRAM,
                        latin("OPTIONS rtsp://x/1 RTSP/1.0\r\nCSeq: 1\r\n\r\n")),
                Arguments.of(
                        "a telephone", Cause.OTHER_PROGRAM, latin("OPTIONS sip:x SIP/2.0\r\nCSeq: 1 OPTIONS\r\n\r\n")),
                Arguments.of("Minecraft", Cause.OTHER_PROGRAM, hex("1000fd05096c6f63616c686f737463dd010100")),
                Arguments.of("X11", Cause.OTHER_PROGRAM, hex("6c000b000000000000000000")));
    }

    @ParameterizedTest
    @MethodSource("strangers")
    void aStrangerIsOneRowThatIsRefusedWhateverTheFramingAndThePieces(String who, Cause cause, byte[] first) {
        for (String name : FRAMINGS) {
            // In these some pieces are whole messages, which a right client may have meant.
            boolean mayBeRecords =
                    Set.of("nul", "u8", "leb128").contains(name) || name.equals("u16le") && first[0] == 0x10;
            for (int seed = 0; seed < SEEDS && !mayBeRecords; seed++) {
                Connection connection = new Connection(Framings.parse(name), seed % 2 == 0);
                connection.inPieces(first, new Random(seed), 1 + seed % 9 * 5);
                String said = who + " on " + name + ", seed " + seed + ": " + connection.messages;
                assertEquals(List.of(cause), connection.causes(), said);
                assertTrue(connection.reader.refusal().isPresent(), said);
                byte[] kept = connection.bytes();
                assertArrayEquals(Arrays.copyOf(first, kept.length), kept, "no byte is lost: " + said);
                assertTrue(connection.reader.answer("no").isPresent());
                int rows = connection.messages.size();
                connection.read(latin("more\n"));
                assertEquals(rows, connection.messages.size(), "nothing behind it counts");
            }
        }
    }

    @ParameterizedTest
    @MethodSource("strangers")
    void whereAnyBytesAreAgreedOnlyBrowsersAndTlsAreRefused(String who, Cause cause, byte[] first) {
        Connection connection = new Connection(Framings.RAW, false).read(first);
        assertEquals(1, connection.messages.size());
        boolean refused = cause != Cause.OTHER_PROGRAM;
        assertEquals(refused, connection.reader.refusal().isPresent());
        assertEquals(
                List.of(refused ? cause : Cause.CONTENT),
                connection.causes().stream()
                        .filter(one -> one != Cause.NOT_UTF8)
                        .toList());
    }

    @Test
    void firstBytesThatStayTheBeginningOfAStrangerAreReadAfterASilence() {
        Connection connection = new Connection(Framings.HEADER64, false).read(latin("GET"));
        assertEquals(List.of(), connection.messages);
        assertTrue(connection.reader.frameOpen() && connection.reader.pauseNanos() > 0);
        assertEquals(3, connection.reader.receivedBytes());
        connection.reader.pause(connection.messages::add);
        assertEquals(List.of(Cause.NO_HEADER), connection.causes());
        connection.read(latin(" / HTTP/1.1\r\n\r\n"));
        assertEquals(List.of(Cause.NO_HEADER, Cause.HTTP), connection.causes());
        Connection ended = new Connection(Framings.HEADER64, false).read(latin("SSH"));
        ended.reader.end(ended.messages::add);
        assertEquals(List.of(Cause.NO_HEADER), ended.causes());
    }

    @ParameterizedTest
    @ValueSource(strings = {"lines", "u32"})
    void aRequestThatComesSlowlyKeepsTheBytesThatTheFramingHad(String name) {
        Connection connection = new Connection(Framings.parse(name), false).read(latin("GE"));
        connection.reader.pause(connection.messages::add);
        connection.read(latin("T / HTTP/1.1\r\n\r\n"));
        assertEquals(List.of(Cause.HTTP), connection.causes());
        assertArrayEquals(latin("GET / HTTP/1.1\r\n\r\n"), connection.bytes());
    }

    @Test
    void rightClientsAreReadAsWithoutTheComparison() {
        for (String name : FRAMINGS) {
            Framing framing = Framings.parse(name);
            for (int seed = 0; seed < 4 * SEEDS; seed++) {
                Random random = new Random(seed);
                ByteArrayOutputStream stream = new ByteArrayOutputStream();
                for (int i = 0; i < 4; i++) {
                    byte[] body = body(framing, random);
                    stream.writeBytes(framing.frame(body).bytes());
                }
                byte[] all = stream.toByteArray();
                List<Message> expected = new ArrayList<>();
                FrameReader plain = framing.reader(1 << 20, seed % 2 == 0, MemoryBudget.UNLIMITED);
                plain.accept(all, 0, all.length, 0, expected::add);
                Connection connection = new Connection(framing, seed % 2 == 0);
                connection.inPieces(all, random, 1 + seed % 50);
                String said = name + ", seed " + seed + ": " + connection.messages;
                assertEquals(expected.size(), connection.messages.size(), said);
                assertArrayEquals(all, connection.bytes(), said);
                for (Message message : connection.messages) {
                    assertEquals(FrameStatus.FRAMED, message.shape(), said);
                    assertFalse(message.isProblem(), said);
                }
            }
        }
    }

    /** Returns a body of random bytes, digits or words that no end of a record is in. */
    private static byte[] body(Framing framing, Random random) {
        byte[] body = new byte[Math.max(framing.leastBody(), random.nextInt(60))];
        int kind = random.nextInt(3);
        for (int i = 0; i < body.length; i++) {
            int any = random.nextInt(256);
            body[i] = (byte)
                    (kind == 0 && framing.longestLength() > 0 ? any : kind == 1 ? '0' + any % 10 : 'a' + any % 26);
        }
        return body;
    }

    @Test
    void aRightMessageThatBeginsAsATlsRecordIsAMessage() {
        byte[] body = new byte[5_635];
        new Random(3).nextBytes(body);
        body[0] = 1;
        byte[] frame = Framings.parse("u16").frame(body).bytes();
        assertArrayEquals(hex("1603"), Arrays.copyOf(frame, 2));
        for (int seed = 0; seed < SEEDS; seed++) {
            Connection connection = new Connection(Framings.parse("u16"), seed % 2 == 0);
            connection.inPieces(frame, new Random(seed), 1_500);
            assertEquals(1, connection.messages.size());
            assertEquals(FrameStatus.FRAMED, connection.messages.getFirst().shape());
        }
    }

    @Test
    void aRightMessageWhoseBodyIsADnsQueryOrASocksRequestIsAMessage() {
        byte[] query = hex("000601000001000000000000" + "0776657273696f6e0462696e640000100003");
        for (byte[] stream : List.of(Framings.parse("u16").frame(query).bytes(), hex("0501000203"))) {
            Connection connection = new Connection(Framings.parse(stream[0] == 5 ? "u8" : "u16"), true).read(stream);
            assertFalse(connection.reader.refusal().isPresent());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"lines", "header64", "cr", "scpi"})
    void theNegotiationOfATelnetTerminalIsNoPartOfTheText(String name) {
        byte[] negotiation = hex("fffb1ffffb20fffb18fffb27fffd01fffb03fffd03");
        Framing framing = Framings.parse(name);
        byte[] text = join(
                framing.frame(latin("hello")).bytes(),
                framing.frame(latin("list")).bytes());
        for (int seed = 0; seed < SEEDS; seed++) {
            Connection connection = new Connection(framing, false);
            connection.inPieces(negotiation, new Random(seed), 30);
            connection.inPieces(text, new Random(seed), 10);
            connection.inPieces(hex("fff4fffd06"), new Random(seed), 3);
            connection.inPieces(framing.frame(latin("bye")).bytes(), new Random(seed), 10);
            List<Message> framed = connection.messages.stream()
                    .filter(message -> message.shape() == FrameStatus.FRAMED)
                    .toList();
            assertEquals(
                    List.of("hello", "list", "bye"),
                    framed.stream().map(Message::text).toList(),
                    name + seed);
            assertEquals(Set.of(Cause.TELNET), Set.copyOf(connection.causes()));
            assertTrue(connection
                    .messages
                    .getFirst()
                    .findings()
                    .getFirst()
                    .text()
                    .english()
                    .contains("bytes"));
        }
    }

    @Test
    void theInterruptOfATerminalIsNoPartOfALineEitherWithoutANegotiation() {
        Connection connection = new Connection(Framings.LINES, false)
                .read(latin("hello\r\n"))
                .read(hex("fff4fffd06"))
                .read(latin("bye\r\n"));
        assertEquals(List.of(Cause.TELNET), connection.causes());
        assertEquals("bye", connection.messages.getLast().text());
    }

    @ParameterizedTest
    @CsvSource({"header64", "lines", "u16", "raw", "zero4", "mllp", "u32le"})
    void theHeaderOfAProxyIsNamedAndWhatFollowsIsRead(String name) {
        byte[] line = latin("PROXY TCP4 192.0.2.7 192.0.2.1 50000 80\r\n");
        byte[] binary = hex("0d0a0d0a000d0a515549540a2111000cc0000207c0000201c3500050");
        Framing framing = Framings.parse(name);
        byte[] text = join(
                framing.frame(latin("hello")).bytes(),
                framing.frame(latin("second")).bytes());
        for (byte[] header : List.of(line, binary)) {
            for (int seed = 0; seed < SEEDS; seed++) {
                Connection connection = new Connection(framing, seed % 2 == 0);
                if (framing.delimits()) {
                    connection.inPieces(join(header, text), new Random(seed), 1 + seed);
                } else {
                    connection
                            .read(join(header, framing.frame(latin("hello")).bytes()))
                            .read(latin("second"));
                }
                assertEquals(List.of(Cause.PROXY_HEADER), connection.causes(), name + seed + connection.messages);
                String said = connection
                        .messages
                        .getFirst()
                        .findings()
                        .getFirst()
                        .text()
                        .english();
                assertTrue(said.contains("192.0.2.7:50000"), said);
                assertEquals(
                        Severity.NOTE,
                        connection.messages.getFirst().findings().getFirst().severity());
                assertEquals(3, connection.messages.size());
                assertEquals("hello", connection.messages.get(1).text());
                assertEquals("second", connection.messages.get(2).text());
            }
        }
    }

    @Test
    void aBrowserBehindAProxyIsStillABrowser() {
        Connection connection = new Connection(Framings.LINES, false)
                .read(latin("PROXY TCP4 192.0.2.7 192.0.2.1 50000 80\r\nGET / HTTP/1.1\r\nHost: x\r\n\r\n"));
        assertEquals(List.of(Cause.PROXY_HEADER, Cause.HTTP), connection.causes());
    }

    static Stream<Arguments> devices() {
        return Stream.of(
                Arguments.of("modbus", hex("000100000006010300000002")),
                Arguments.of("mllp", latin("\u000bMSH|^~\\&|LAB\rPID|1\r\u001c\r")),
                Arguments.of("u8,before=xx", hex("78780d0101234567890123450001 8cdd0d0a")),
                Arguments.of("nmea", latin("$GPGLL,4916.45,N,12311.12,W,225444,A*31\r\n")),
                Arguments.of("scpi", latin("*IDN?\n")),
                Arguments.of("^XZ", latin("^XA^FO50,50^FDx^FS^XZ")));
    }

    @ParameterizedTest
    @MethodSource("devices")
    void aDeviceIsNamedWithTheFramingThatReadsIt(String framing, byte[] first) {
        for (String name : List.of("header64", "zero4", "header10")) {
            for (int seed = 0; seed < SEEDS; seed++) {
                Connection connection = new Connection(Framings.parse(name), false);
                connection.inPieces(first, new Random(seed), 1 + seed);
                connection.reader.pause(connection.messages::add);
                String said = name + ", seed " + seed + ": " + connection.messages;
                assertEquals(Cause.OTHER_PROGRAM, connection.causes().getFirst(), said);
                Finding finding = connection.messages.getFirst().findings().getFirst();
                assertTrue(
                        finding.repair().orElseThrow().english().contains("the framing " + framing)
                                || finding.repair().orElseThrow().english().contains(framing),
                        said);
                assertTrue(connection.reader.refusal().isEmpty(), "a device may be answered");
            }
        }
        Connection raw = new Connection(Framings.RAW, false).read(first);
        assertEquals(Cause.CONTENT, raw.causes().getLast());
        assertFalse(raw.messages.getFirst().isProblem());
    }

    @ParameterizedTest
    @ValueSource(strings = {"u32", "u32le", "u24"})
    void aDeviceWhoseFirstBytesAreALengthIsNamedOnceBehindASilence(String name) {
        for (int seed = 0; seed < SEEDS; seed++) {
            Connection connection = new Connection(Framings.parse(name), false);
            connection.inPieces(hex("000100000006010300000002"), new Random(seed), 1 + seed % 12);
            while (connection.reader.pauseNanos() > 0) {
                connection.reader.pause(connection.messages::add);
            }
            String said = name + ", seed " + seed + ": " + connection.messages;
            assertEquals(List.of(Cause.OTHER_PROGRAM), connection.causes(), said);
            Finding finding = connection.messages.getFirst().findings().getFirst();
            assertEquals(Certainty.LIKELY, finding.certainty(), "a pause in a right message looks the same");
            assertTrue(finding.repair().orElseThrow().english().contains("modbus"), said);
        }
    }

    @Test
    void aLengthInAnotherFormIsNoOtherProgram() {
        for (String sent : List.of("u8", "u16", "u16le", "u32", "u32le", "u64", "u64le", "leb128")) {
            for (String agreed : List.of("header64", "header10", "zero4", "lines", "u16", "u32", "mllp")) {
                for (int seed = 0; seed < 4 * SEEDS; seed++) {
                    Framing framing = Framings.parse(sent);
                    Random random = new Random(seed);
                    Connection connection = new Connection(Framings.parse(agreed), false);
                    for (int i = 0; i < 4; i++) {
                        byte[] body = body(framing, random);
                        // 15 digits behind their length may be the IMEI of a tracker.
                        body = body.length == 15 ? latin("and no tracker") : body;
                        byte[] frame = framing.frame(body).bytes();
                        connection.inPieces(frame, random, 1 + seed % 60);
                        if (seed % 3 == 0 && connection.reader.pauseNanos() > 0) {
                            connection.reader.pause(connection.messages::add);
                        }
                    }
                    connection.reader.end(connection.messages::add);
                    Set<Cause> causes = Set.copyOf(connection.causes());
                    String said = sent + " on " + agreed + ", seed " + seed + ": " + connection.messages;
                    assertFalse(causes.contains(Cause.OTHER_PROGRAM), said);
                    assertFalse(causes.contains(Cause.HTTP) || causes.contains(Cause.TLS), said);
                }
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"356307042441013, OTHER_PROGRAM", "356307042441014, JAVA_WRITE_UTF"})
    void fifteenDigitsAreATrackersIfTheirCheckIsRight(String digits, Cause cause) {
        Connection connection = new Connection(Framings.HEADER64, false).read(latin("\0\u000f" + digits));
        connection.reader.end(connection.messages::add);
        assertEquals(List.of(cause), connection.causes());
    }

    @Test
    void aBinaryMessageThatIsReadAsALineIsNamed() {
        Connection connection = new Connection(Framings.LINES, false).read(hex("78780d010350000000000004000812340d0a"));
        assertEquals(List.of(Cause.CONTENT), connection.causes());
        Connection open = new Connection(Framings.LINES, false).read(latin("\u000bMSH|^~\\&|LAB\rPID|1\r\u001c\r"));
        open.reader.end(open.messages::add);
        assertEquals(List.of(Cause.LINE_UNFINISHED, Cause.CONTENT), open.causes());
        Connection right = new Connection(Framings.parse("modbus"), false).read(hex("000100000006010300000002"));
        assertEquals(List.of(), right.causes());
    }

    @Test
    void linesOfDevicesThatSendLinesGetNoNote() {
        for (String line :
                List.of("$GPGLL,4916.45,N,12311.12,W,225444,A*31\r\n", "*IDN?\n", "EHLO x\r\n", "USER bob\r\n")) {
            Connection connection = new Connection(Framings.LINES, true).read(latin(line));
            assertEquals(List.of(), connection.causes(), line);
            assertEquals(1, connection.messages.size());
        }
    }

    @ParameterizedTest
    @CsvSource({"10, LOGIN", "64, LOGIN", "10, HSK", "64, /quit", "8, MSG"})
    void aWordInPlaceOfTheLengthIsQuoted(int width, String word) {
        byte[] pickle = hex("80049514000000000000008c056775657374948c067365637265749486942e");
        for (byte[] body : List.of(latin("hello"), pickle)) {
            Connection connection = new Connection(Framings.parse("header" + width), false)
                    .read(join(latin(word + " ".repeat(width - word.length())), body));
            assertEquals(List.of(Cause.BAD_NUMBER), connection.causes());
            String said =
                    connection.messages.getFirst().findings().getFirst().text().english();
            assertTrue(said.contains("“" + word + "”") && said.contains(width + " bytes"), said);
            assertEquals(body == pickle, said.contains("pickle"), said);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"header10", "header64"})
    void bytesThatLookEncryptedAreCalledSo(String name) {
        for (int seed = 0; seed < SEEDS; seed++) {
            byte[] noise = new byte[64];
            Random random = new Random(seed);
            random.nextBytes(noise);
            noise[0] |= (byte) 0x80;
            Connection connection = new Connection(Framings.parse(name), false).read(noise);
            // A length that closes would be the better explanation, so the rest of a frame is awaited.
            while (connection.reader.pauseNanos() > 0) {
                connection.reader.pause(connection.messages::add);
            }
            String said =
                    connection.messages.getFirst().findings().getFirst().text().english();
            assertEquals(List.of(Cause.UNKNOWN), connection.causes(), said);
            assertTrue(said.contains("encrypted") || seed % 20 == 7, seed + said);
        }
        byte[] ramp = new byte[128];
        for (int i = 0; i < ramp.length; i++) {
            ramp[i] = (byte) (i * 2 + 129);
        }
        Connection connection = new Connection(Framings.parse(name), false).read(ramp);
        connection.reader.end(connection.messages::add);
        assertTrue(connection.messages.size() > 0);
    }
}
