package switchboard.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import switchboard.event.Fact;
import switchboard.model.ClassCode;
import switchboard.model.CloseReason;
import switchboard.thread.Await;
import switchboard.wire.Cause;
import switchboard.wire.Message;
import switchboard.wire.framing.Framing;
import switchboard.wire.framing.Framings;

/** Requests that a web page can make a browser send to this computer, and what a stranger says before the code. */
@Timeout(60)
class WebPageTest {
    private static final String SECRET = "sent by a page";

    static Stream<Arguments> requests() {
        List<String> beginnings = List.of(
                "POST / HTTP/1.1\r\nHost: 127.0.0.1:5050\r\nOrigin: https://example.com\r\n\r\n",
                "POST / HTTP/1.1\r\nHost: 127.0.0.1:5050\r\n\r\n",
                "GET /" + "a".repeat(4_000) + " HTTP/1.1\r\nHost: 127.0.0.1:5050\r\n\r\n",
                "OPTIONS * HTTP/1.1\r\nAccess-Control-Request-Method: GUESS\r\n\r\n",
                "GET /chat HTTP/1.1\r\nUpgrade: websocket\r\n\r\n");
        return Stream.of("header64", "u32", "lines", "raw")
                .flatMap(framing -> beginnings.stream().map(beginning -> Arguments.of(framing, beginning)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET /hello", "POST /", "CONNECT 4"})
    void aMessageThatOnlyLooksLikeTheBeginningOfARequestIsAMessage(String text) throws IOException {
        try (TestServer exchange = new TestServer();
                TestClient client = new TestClient(exchange.port(TestServer.echoing("raw")))) {
            client.send(text);
            assertEquals(text, client.readBytes(text.length()));
            client.send(" and more");
            assertEquals(" and more", client.readBytes(9));
        }
    }

    @ParameterizedTest
    @MethodSource("requests")
    void nothingThatAWebPageSendsBecomesAMessageHoweverLenientTheListener(String name, String beginning)
            throws IOException {
        Framing framing = Framings.parse(name);
        byte[] message = framing.frame(TestClient.utf8(SECRET)).bytes();
        try (TestServer exchange = new TestServer();
                TestClient client = new TestClient(exchange.port(TestServer.echoing(name)))) {
            byte[] head = TestClient.utf8(beginning);
            byte[] all = java.util.Arrays.copyOf(head, head.length + message.length);
            System.arraycopy(message, 0, all, head.length, message.length);
            client.socket.getOutputStream().write(all);
            String said = client.readAll();
            assertTrue(said.contains("web browser"), said);
            Fact.Received received = exchange.next(Fact.Received.class);
            assertEquals(Cause.HTTP, received.message().findings().getFirst().cause());
            assertEquals(CloseReason.PROTOCOL, exchange.next(Fact.Closed.class).reason());
            assertTrue(exchange.rest().stream().noneMatch(Fact.Received.class::isInstance), "one line in the log");
        }
    }

    @ParameterizedTest
    @CsvSource({"header64, false", "u16, false", "u32, true", "lines, true", "raw, false"})
    void theCallsThatAWebPageCanMakeEndTheConnectionToo(String name, boolean inPieces) throws IOException {
        Framing framing = Framings.parse(name);
        // Allocate, 8 bytes long, with the magic cookie, a transaction and the requested transport (RFC 8656, 7.1).
        byte[] allocate = HexFormat.of().parseHex("000300082112a442000102030405060708090a0b0019000411000000");
        byte[] message = framing.frame(TestClient.utf8(SECRET)).bytes();
        try (TestServer exchange = new TestServer();
                TestClient client = new TestClient(exchange.port(TestServer.echoing(name)))) {
            OutputStream out = client.socket.getOutputStream();
            if (inPieces) {
                out.write(allocate, 0, 3);
                Await.soon(
                        "the first piece was read",
                        () -> exchange.server.roster().clients().stream().anyMatch(one -> one.frameOpen() > 0));
            }
            byte[] rest = Arrays.copyOfRange(allocate, inPieces ? 3 : 0, allocate.length + message.length);
            System.arraycopy(message, 0, rest, rest.length - message.length, message.length);
            out.write(rest);
            String said = client.readAll();
            assertTrue(said.contains("no such server"), said);
            assertEquals(CloseReason.PROTOCOL, exchange.next(Fact.Closed.class).reason());
            assertTrue(exchange.rest().stream()
                    .noneMatch(fact -> fact instanceof Fact.Received received
                            && received.message().text().equals(SECRET)));
        }
        try (TestServer exchange = new TestServer();
                TestClient client =
                        new TestClient(exchange.port(TestServer.echoing(name).asking(new ClassCode("apple"))))) {
            client.socket.getOutputStream().write(allocate);
            client.readAll();
            assertEquals(
                    "********", exchange.next(Fact.Received.class).message().text());
            assertEquals(CloseReason.PROTOCOL, exchange.next(Fact.Closed.class).reason());
        }
    }

    @Test
    void aRequestThatComesInPiecesIsRecognisedToo() throws IOException {
        try (TestServer exchange = new TestServer();
                TestClient client = new TestClient(exchange.port(TestServer.echoing("lines")))) {
            client.send("PO");
            Await.soon(
                    "the first piece was read",
                    () -> exchange.server.roster().clients().stream().anyMatch(one -> one.frameOpen() > 0));
            client.send("ST / HT");
            client.send("TP/1.1\r\n\r\n" + SECRET + "\n");
            assertTrue(client.readAll().contains("web browser"));
            exchange.next(Fact.Closed.class);
            Fact.Received received = exchange.next(Fact.Received.class);
            assertEquals(Cause.HTTP, received.message().findings().getFirst().cause());
            assertTrue(exchange.rest().stream().noneMatch(Fact.Received.class::isInstance), "one line in the log");
        }
    }

    @ParameterizedTest
    @CsvSource({"lines, GET up", "lines, GETTING /there", "lines, POST it to me HTTP/1.1", "lines, GET /up and go"})
    void aLineThatOnlyResemblesARequestIsAMessage(String framing, String text) throws IOException {
        try (TestServer exchange = new TestServer();
                TestClient client = new TestClient(exchange.port(TestServer.echoing(framing)))) {
            client.send(text + "\n");
            assertEquals(text, client.readBytes(text.length()));
            assertEquals(text, exchange.next(Fact.Received.class).message().text());
        }
    }

    static Stream<Arguments> beforeTheCode() {
        return Stream.of(
                Arguments.of("header64", "GET /apple-42 HTTP/1.1\r\nHost: apple-42\r\n\r\n"),
                Arguments.of("lines", "GET /apple-42 HTTP/1.1\r\nHost: apple-42\r\n\r\n"),
                Arguments.of("header64", "\u0016\u0003\u0001\u0000\u0008apple-42"),
                Arguments.of("lines", "apple-42"),
                Arguments.of("u32", "\0\0\0\u0014apple-42"),
                Arguments.of("header64", "SSH-2.0-apple-42\r\n"));
    }

    @ParameterizedTest
    @MethodSource("beforeTheCode")
    void nothingOfAStrangersTextIsShownOrKeptBeforeTheCode(String framing, String sent) throws IOException {
        try (TestServer exchange = new TestServer();
                TestClient client = new TestClient(
                        exchange.port(TestServer.echoing(framing).asking(new ClassCode("another word"))))) {
            client.socket.getOutputStream().write(sent.getBytes(StandardCharsets.ISO_8859_1));
            client.socket.shutdownOutput();
            Fact.Closed closed = exchange.next(Fact.Closed.class);
            assertFalse(closed.toString().contains("apple"), closed.toString());
            assertTrue(exchange.rest().stream().anyMatch(Fact.Received.class::isInstance), "it is told");
            for (Fact fact : exchange.rest()) {
                assertFalse(fact.toString().contains("apple"), fact.toString());
                if (fact instanceof Fact.Received received) {
                    Message message = received.message();
                    assertFalse(new String(message.bytes(), StandardCharsets.ISO_8859_1).contains("apple"));
                    assertFalse(message.findings().toString().contains("apple"));
                }
            }
        }
    }
}
