package switchboard.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import switchboard.event.Fact;
import switchboard.model.ClassCode;
import switchboard.model.CloseReason;
import switchboard.wire.Cause;
import switchboard.wire.framing.Framing;
import switchboard.wire.framing.Framings;

/** The conversations of strangers with a lenient listener that echoes, over real sockets. */
@Timeout(60)
class StrangersTest {
    private static byte[] hex(String digits) {
        return HexFormat.of().parseHex(digits.replace(" ", ""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"header64", "lines", "raw", "u16", "u32", "zero4", "header10", "size=64"})
    void aBoardThatPostsInTwoPacketsGetsOneRowAndAnAnswerThatItsLibraryReads(String framing) throws IOException {
        try (TestServer exchange = new TestServer();
                TestClient client = new TestClient(exchange.port(TestServer.echoing(framing)))) {
            client.send("POST /v1/data HTTP/1.1\r\nUser-Agent: Board/1\r\nContent-Length: 8\r\n\r\n");
            client.send("{\"t\":21}");
            String said = client.readAll();
            assertTrue(said.startsWith("HTTP/1.1 400 Bad Request\r\n"), said);
            assertTrue(said.contains("Board/1, a program that speaks HTTP, connected"), said);
            Fact.Received received = exchange.next(Fact.Received.class);
            assertEquals(Cause.HTTP, received.message().findings().getFirst().cause());
            assertEquals(CloseReason.PROTOCOL, exchange.next(Fact.Closed.class).reason());
            assertTrue(exchange.rest().stream().noneMatch(Fact.Received.class::isInstance), "one row");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "16030100c8010000c40303, 194, 54686520636c69656e742062, TLS",
        "5353482d322e302d780d0a, 0, 5353482d322e302d, OTHER_PROGRAM",
        "100c00044d5154540402003c0000, 0, 20020003, OTHER_PROGRAM"
    })
    void aStrangerIsAnsweredAtOnceOnEveryFramingThatSeparatesMessages(
            String first, int more, String answer, Cause cause) throws IOException {
        for (String framing : List.of("header64", "lines", "u16", "u32", "zero4", "header10")) {
            try (TestServer exchange = new TestServer();
                    TestClient client = new TestClient(exchange.port(TestServer.echoing(framing)))) {
                client.socket.getOutputStream().write(hex(first + "5a".repeat(more)));
                String said = client.readAll();
                assertFalse(said.isEmpty(), framing);
                assertTrue(said.startsWith(new String(hex(answer), StandardCharsets.UTF_8)), framing + said);
                Fact.Received received = exchange.next(Fact.Received.class);
                assertEquals(cause, received.message().findings().getFirst().cause());
                assertEquals(
                        CloseReason.PROTOCOL, exchange.next(Fact.Closed.class).reason());
            }
        }
    }

    @Test
    void theEchoOfATelnetTerminalsLinesHasNoNegotiation() throws IOException {
        try (TestServer exchange = new TestServer();
                TestClient client = new TestClient(exchange.port(TestServer.echoing("lines")))) {
            OutputStream out = client.socket.getOutputStream();
            out.write(hex("fffb1ffffb20fffb18fffb27fffd01fffb03fffd03"));
            client.send("hello\r\n");
            assertEquals("hello\n", client.readBytes(6));
            client.send("list\r\n");
            assertEquals("list\n", client.readBytes(5));
            Fact.Received negotiation = exchange.next(Fact.Received.class);
            assertEquals(
                    Cause.TELNET, negotiation.message().findings().getFirst().cause());
            assertFalse(negotiation.message().isProblem());
            assertEquals("hello", exchange.next(Fact.Received.class).message().text());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"header64", "lines", "u16", "raw"})
    void aRightClientBehindAProxyIsServed(String name) throws IOException {
        Framing framing = Framings.parse(name);
        byte[] hello = framing.frame("hello".getBytes(StandardCharsets.UTF_8)).bytes();
        try (TestServer exchange = new TestServer();
                TestClient client = new TestClient(exchange.port(TestServer.echoing(name)))) {
            client.send("PROXY TCP4 192.0.2.7 192.0.2.1 50000 80\r\n");
            client.socket.getOutputStream().write(hello);
            assertEquals(
                    new String(hello, StandardCharsets.ISO_8859_1),
                    new String(client.socket.getInputStream().readNBytes(hello.length), StandardCharsets.ISO_8859_1));
            Fact.Received proxy = exchange.next(Fact.Received.class);
            assertEquals(
                    Cause.PROXY_HEADER, proxy.message().findings().getFirst().cause());
            assertEquals("hello", exchange.next(Fact.Received.class).message().text());
        }
    }

    @Test
    void beforeTheClassCodeAProxysHeaderIsNoAttemptAndAStrangersTextIsHidden() throws IOException {
        try (TestServer exchange = new TestServer();
                TestClient client =
                        new TestClient(exchange.port(TestServer.echoing("lines").asking(new ClassCode("tulip"))))) {
            client.send("PROXY TCP4 192.0.2.7 192.0.2.1 50000 80\r\ntulip\n");
            String said = client.readBytes(12);
            assertFalse(said.contains("not the class code"), said);
            client.send("hello\n");
        }
        try (TestServer exchange = new TestServer();
                TestClient client =
                        new TestClient(exchange.port(TestServer.echoing("lines").asking(new ClassCode("tulip"))))) {
            client.send("*1\r\n$5\r\ntulipp\r\n");
            assertTrue(client.readAll().startsWith("-ERR "));
            Fact.Received received = exchange.next(Fact.Received.class);
            assertEquals("********", received.message().text());
            assertTrue(received.message().findings().getFirst().text().english().contains("Redis"));
        }
    }

    @Test
    void firstBytesThatAreNoStrangersAreReadAfterAMoment() throws IOException {
        try (TestServer exchange = new TestServer();
                TestClient client = new TestClient(exchange.port(TestServer.echoing("header64")))) {
            client.send("GET");
            assertEquals("GET", client.readBytes(3));
            assertEquals(
                    Cause.NO_HEADER,
                    exchange.next(Fact.Received.class)
                            .message()
                            .findings()
                            .getFirst()
                            .cause());
        }
    }
}
