package switchboard.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import switchboard.event.Fact;
import switchboard.model.ClassCode;
import switchboard.model.CloseReason;
import switchboard.model.Limit;
import switchboard.model.ListenerSettings;
import switchboard.server.context.ServerLimits;
import switchboard.wire.Cause;
import switchboard.wire.framing.Framing;
import switchboard.wire.framing.Framings;

/** Bytes that are no message, sent to a strict listener: it answers one readable sentence, then ends the connection. */
@Timeout(60)
class HostileFramingTest {
    private static byte[] latin(String bytes) {
        return bytes.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static byte[] header(String said) {
        byte[] header = new byte[64];
        Arrays.fill(header, (byte) ' ');
        byte[] bytes = TestClient.utf8(said);
        System.arraycopy(bytes, 0, header, 0, bytes.length);
        return header;
    }

    static Stream<Arguments> noMessages() {
        return Stream.of(
                Arguments.of("a sign", header("+5"), Cause.BAD_NUMBER),
                Arguments.of("less than nothing", header("-1"), Cause.BAD_NUMBER),
                Arguments.of("minus nothing", header("-0"), Cause.BAD_NUMBER),
                Arguments.of("Arabic digits", header("٥"), Cause.BAD_NUMBER),
                Arguments.of("fullwidth digits", header("５"), Cause.BAD_NUMBER),
                Arguments.of("a no-break space", header("\u00a05"), Cause.NO_HEADER),
                Arguments.of("an em space", header("\u20035"), Cause.NO_HEADER),
                Arguments.of("two numbers", header("1 2"), Cause.BAD_NUMBER),
                Arguments.of("20 digits", header("99999999999999999999"), Cause.TOO_LONG),
                Arguments.of("64 digits", latin("9".repeat(64)), Cause.TOO_LONG),
                Arguments.of("NUL as padding", latin("5" + "\0".repeat(63)), Cause.HEADER_NUL_PADDED),
                Arguments.of("a browser", latin("GET / HTTP/1.1\r\nHost: x\r\n\r\n"), Cause.HTTP),
                Arguments.of(
                        "TLS", latin("\u0016\u0003\u0001\u0002\u0000\u0001\u0000\u0001\u00fc\u0003\u0003"), Cause.TLS),
                Arguments.of("SSH", latin("SSH-2.0-OpenSSH_9.2\r\n"), Cause.OTHER_PROGRAM),
                Arguments.of("a megabyte of zeros", new byte[1 << 20], Cause.UNKNOWN));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("noMessages")
    void whatIsNoMessageIsRefusedWithAReasonThatCanBeReadAndKept(String what, byte[] bytes, Cause cause)
            throws IOException {
        try (TestServer exchange = new TestServer();
                TestClient client = new TestClient(exchange.port(TestServer.strict()))) {
            client.socket.getOutputStream().write(bytes);
            String why = client.readAll();
            Fact.Received kept = exchange.next(Fact.Received.class);
            assertEquals(cause, kept.message().findings().getFirst().cause(), why);
            String said = kept.message().findings().getFirst().text().english();
            if (why.startsWith("HTTP/") || why.startsWith("SSH-")) {
                assertTrue(why.contains(said), "in the protocol's own form: " + why);
            } else {
                assertEquals(said + "\n", why);
            }
            Fact.Closed closed = exchange.next(Fact.Closed.class);
            assertEquals(CloseReason.PROTOCOL, closed.reason());
            assertTrue(exchange.rest().stream().noneMatch(Fact.Received.class::isInstance), "one line in the log");
        }
    }

    @Test
    void anUnboundedLengthIsRefusedAtOnceAndToldWithACount() throws IOException {
        try (TestServer exchange = new TestServer()) {
            int port = exchange.port(TestServer.strict());
            for (int times = 1; times <= 2; times++) {
                try (TestClient client = new TestClient(port)) {
                    client.socket.getOutputStream().write(header("2147483647"));
                    assertTrue(client.readAll().contains("2,147,483,647"));
                    Fact.LimitHit hit = exchange.next(Fact.LimitHit.class);
                    assertEquals(Limit.MESSAGE_LENGTH, hit.limit());
                    assertEquals(times, hit.count());
                }
            }
        }
    }

    @Test
    void theRestOfARefusedMessageIsReadOnSoThatItsSenderFindsTheReason() throws IOException {
        try (TestServer exchange = new TestServer();
                TestClient client = new TestClient(exchange.port(TestServer.strict()))) {
            client.send("12000000" + " ".repeat(56));
            client.socket.getOutputStream().write(new byte[12_000_000]);
            assertTrue(client.readAll().contains("12,000,000"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"header64", "u32", "zero8", "lines"})
    void theLongestMessageIsTakenAndOneByteMoreIsNot(String name) throws IOException {
        Framing framing = Framings.parse(name);
        ListenerSettings strict = new ListenerSettings(
                TestServer.SETTINGS.where(),
                framing,
                TestServer.SETTINGS.replyAs(),
                true,
                "",
                TestServer.SETTINGS.auto(),
                ClassCode.NONE);
        int most = ServerLimits.DEFAULTS.inbound().maxMessage();
        try (TestServer exchange = new TestServer()) {
            int port = exchange.port(strict);
            byte[] body = new byte[most];
            Arrays.fill(body, (byte) 'x');
            try (TestClient client = new TestClient(port)) {
                client.socket.getOutputStream().write(framing.frame(body).bytes());
                Fact.Received received = exchange.next(Fact.Received.class);
                assertEquals(most, received.message().bodyLength());
                assertTrue(received.message().findings().isEmpty());
            }
            exchange.next(Fact.Closed.class);
            try (TestClient client = new TestClient(port)) {
                client.socket
                        .getOutputStream()
                        .write(framing.frame(Arrays.copyOf(body, most + 1)).bytes());
                assertTrue(client.readAll().contains("1,048,576"), "the limit is named");
                assertEquals(
                        Limit.MESSAGE_LENGTH, exchange.next(Fact.LimitHit.class).limit());
            }
        }
    }
}
