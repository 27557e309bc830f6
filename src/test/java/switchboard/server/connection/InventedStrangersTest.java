package switchboard.server.connection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import switchboard.wire.Cause;
import switchboard.wire.Certainty;
import switchboard.wire.Finding;
import switchboard.wire.Message;
import switchboard.wire.framing.Framing;
import switchboard.wire.framing.Framings;
import switchboard.wire.framing.MemoryBudget;

/** Strangers and devices that were invented after their recognition stood, in a hundred divisions. */
@Timeout(60)
class InventedStrangersTest {
    private static final int SEEDS = 100;
    private static final List<String> FRAMINGS =
            List.of("header64", "header12", "zero4", "lines", "u16", "u32le", "mllp", "cr");

    private static byte[] latin(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static byte[] hex(String digits) {
        return HexFormat.of().parseHex(digits.replace(" ", ""));
    }

    static Stream<Arguments> strangers() {
        return Stream.of(
                Arguments.of(
                        "a Go program",
                        Cause.HTTP,
                        latin("GET /metrics HTTP/1.1\r\nHost: a:1\r\nUser-Agent: Go-http-client/1.1\r\n\r\n")),
                Arguments.of("WebDAV", Cause.HTTP, latin("PROPFIND /share HTTP/1.1\r\nDepth: 1\r\n\r\n")),
                Arguments.of(
                        "a TLS 1.0 client",
                        Cause.TLS,
                        hex("160301002d0100002903014f" + "6b".repeat(31) + "000002002f0100")),
                Arguments.of("libssh", Cause.OTHER_PROGRAM, latin("SSH-2.0-libssh_0.10.6\r\n")),
                Arguments.of("MQTT 5", Cause.OTHER_PROGRAM, hex("101000044d5154540502003c000003616263")),
                Arguments.of("STOMP", Cause.OTHER_PROGRAM, latin("STOMP\naccept-version:1.2\nhost:x\n\n\0")),
                Arguments.of("rsync", Cause.OTHER_PROGRAM, latin("@RSYNCD: 31.0 sha512\n")),
                Arguments.of(
                        "Git", Cause.OTHER_PROGRAM, latin("0033git-upload-pack /project.git\0host=myserver.com\0")),
                Arguments.of("a debugger", Cause.OTHER_PROGRAM, latin("JDWP-Handshake")),
                Arguments.of("BitTorrent", Cause.OTHER_PROGRAM, latin("\u0013BitTorrent protocol\0\0\0\0\0\0\0\0")));
    }

    private static List<Message> play(String framing, byte[] bytes, int seed) {
        Framing agreed = Framings.parse(framing);
        Random random = new Random(seed);
        StrangerReader reader =
                new StrangerReader(agreed.reader(1 << 20, false, MemoryBudget.UNLIMITED), agreed, false, true);
        List<Message> messages = new ArrayList<>();
        long nanos = 1;
        for (int at = 0; at < bytes.length && reader.refusal().isEmpty(); ) {
            int count = seed == 0 ? bytes.length : Math.min(1 + random.nextInt(1 + seed % 30), bytes.length - at);
            reader.accept(bytes, at, count, nanos += 1_000_000, messages::add);
            at += count;
        }
        while (reader.refusal().isEmpty() && reader.frameOpen() && reader.pauseNanos() > 0) {
            reader.pause(messages::add);
        }
        if (reader.refusal().isEmpty()) {
            reader.end(messages::add);
        }
        return messages;
    }

    @ParameterizedTest
    @MethodSource("strangers")
    void aStrangerIsNamedOnceWhateverTheFraming(String who, Cause cause, byte[] first) {
        for (String framing : FRAMINGS) {
            for (int seed = 0; seed < SEEDS; seed++) {
                List<Message> messages = play(framing, first, seed);
                String said = who + " on " + framing + ", seed " + seed + ": " + messages;
                List<Finding> problems = messages.stream()
                        .flatMap(message -> message.findings().stream())
                        .toList();
                assertEquals(
                        List.of(cause), problems.stream().map(Finding::cause).toList(), said);
                assertEquals(Certainty.CERTAIN, problems.getFirst().certainty(), said);
            }
        }
    }

    static Stream<Arguments> devices() {
        return Stream.of(
                Arguments.of("modbus", hex("1f4d 0000 0006 11 04 006b 0003"), "modbus"),
                Arguments.of("a switch of a substation", hex("680407000000"), "u8,before=h"),
                Arguments.of(
                        "a laboratory", latin("\u000bMSH|^~\\&|X|Y|||20260101||ORU^R01|1|P|2.3\r\u001c\r"), "mllp"),
                Arguments.of("a label", latin("^XA^CI28^FO20,20^FDLot 7^FS^XZ"), "end=^XZ,keep=end"),
                Arguments.of(
                        "a gateway of short messages",
                        hex("0000001d 00000009 00000000 00000001 74657374 00 7077 00 00 34 00 00 00"),
                        "u32,counts=itself"));
    }

    @ParameterizedTest
    @MethodSource("devices")
    void aDeviceIsNamedWithItsFraming(String who, byte[] first, String framing) {
        for (String agreed : List.of("header64", "header12", "zero6")) {
            for (int seed = 0; seed < SEEDS; seed++) {
                List<Message> messages = play(agreed, first, seed);
                String said = who + " on " + agreed + ", seed " + seed + ": " + messages;
                Finding finding = messages.getFirst().findings().getFirst();
                assertEquals(Cause.OTHER_PROGRAM, finding.cause(), said);
                assertTrue(finding.repair().orElseThrow().english().contains("the framing " + framing), said);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("strangers")
    void theSameBytesInARightMessageAreNoStranger(String who, Cause cause, byte[] first) {
        for (String framing : List.of("header64", "zero4", "u16", "u32le", "leb128")) {
            byte[] frame = Framings.parse(framing).frame(first).bytes();
            for (int seed = 0; seed < 20; seed++) {
                List<Message> messages = play(framing, frame, seed);
                assertEquals(1, messages.size(), who + " in " + framing + messages);
                assertFalse(messages.getFirst().isProblem(), who + " in " + framing + messages);
                assertEquals(first.length, messages.getFirst().bodyLength(), Arrays.toString(first));
            }
        }
    }
}
