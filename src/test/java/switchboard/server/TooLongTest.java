package switchboard.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import switchboard.event.Fact;
import switchboard.event.Request;
import switchboard.model.ClassCode;
import switchboard.model.ConnectionId;
import switchboard.model.Limit;
import switchboard.model.ListenerSettings;
import switchboard.model.ListenerSettings.AutoReply;
import switchboard.server.context.ServerLimits;
import switchboard.text.CodedText;
import switchboard.text.WireText;
import switchboard.thread.Await;
import switchboard.wire.Message;
import switchboard.wire.ReplyFormat;
import switchboard.wire.explain.SkippedBytes;
import switchboard.wire.framing.FrameReader;
import switchboard.wire.framing.Framing;
import switchboard.wire.framing.Framings;
import switchboard.wire.framing.MemoryBudget;

/** Messages that are too long or late on a lenient listener. */
@Timeout(60)
class TooLongTest {
    private static final int LIMIT = ServerLimits.DEFAULTS.inbound().maxMessage();
    private static final Duration SHORT = Duration.ofMillis(300);
    private static final ServerLimits HURRIED =
            ServerLimits.DEFAULTS.with(new ServerLimits.Inbound(LIMIT, SHORT, SHORT, 1 << 20, 1 << 26));

    private static ListenerSettings echoing(Framing framing, ClassCode code) {
        return new ListenerSettings(
                TestServer.SETTINGS.where(),
                framing,
                framing.equals(Framings.LINES) ? ReplyFormat.LINE : ReplyFormat.FRAMED,
                false,
                "",
                new AutoReply.Echo(),
                code);
    }

    /** Reads one message of the framing, as a client would. */
    private static String read(TestClient client, Framing framing) throws IOException {
        InputStream in = client.socket.getInputStream();
        FrameReader reader = framing.reader(1 << 20, true, MemoryBudget.UNLIMITED);
        List<Message> messages = new ArrayList<>();
        byte[] one = new byte[1];
        while (messages.isEmpty() && in.read(one) > 0) {
            reader.accept(one, 0, 1, 0, messages::add);
        }
        return messages.getFirst().text();
    }

    private static CodedText finding(Fact.Received received) {
        return received.message().findings().getFirst().text();
    }

    @ParameterizedTest
    @ValueSource(strings = {"header64", "u32", "zero8", "lines"})
    void theSenderIsToldInItsFramingAndTheNextMessageIsAnsweredAgain(String name) throws IOException {
        Framing framing = Framings.parse(name);
        try (TestServer exchange = new TestServer();
                TestClient client = new TestClient(exchange.port(echoing(framing, ClassCode.NONE)))) {
            OutputStream out = client.socket.getOutputStream();
            byte[] tooLong = framing.frame("x".repeat(3_000_000).getBytes(StandardCharsets.US_ASCII))
                    .bytes();
            out.write(tooLong);
            String why = read(client, framing);
            assertTrue(why.contains("1,048,576") && why.contains("skipped"), why);
            out.write(framing.frame("next".getBytes(StandardCharsets.US_ASCII)).bytes());
            assertEquals("next", read(client, framing));
            Fact.Received skipped = exchange.next(Fact.Received.class);
            assertEquals(why, finding(skipped).english());
            assertEquals(tooLong.length, skipped.message().size() + SkippedBytes.after(skipped.message()));
            assertEquals("next", exchange.next(Fact.Received.class).message().text(), "one row for all of it");
            Fact.LimitHit hit = exchange.next(Fact.LimitHit.class);
            assertEquals(Limit.MESSAGE_LENGTH, hit.limit());
            assertEquals(1, hit.count());
        }
    }

    @Test
    void anAnnouncementWithoutItsBytesIsToldAfterSilenceAndSoIsAnEnd() throws IOException {
        try (TestServer exchange = new TestServer(HURRIED)) {
            int port = exchange.port(echoing(Framings.HEADER64, ClassCode.NONE));
            try (TestClient client = new TestClient(port).send("2000000" + " ".repeat(57) + "abc")) {
                assertTrue(client.readFrame().contains("no more came in time"));
                assertEquals(
                        WireText.TOO_LONG_WAITED.with(2_000_000, LIMIT, 3, 0),
                        finding(exchange.next(Fact.Received.class)));
                client.sendFramed("in step");
                assertEquals("in step", client.readFrame());
            }
            try (TestClient client = new TestClient(port).send("2000000" + " ".repeat(57) + "abc")) {
                client.socket.shutdownOutput();
                assertTrue(client.readFrame().contains("then the client finished"));
            }
        }
    }

    @Test
    void aHoldInsideIsNoSilenceAndTheRestStillCounts() throws IOException {
        try (TestServer exchange = new TestServer(HURRIED);
                TestClient client = new TestClient(exchange.port(echoing(Framings.HEADER64, ClassCode.NONE)))) {
            ConnectionId id = exchange.next(Fact.Opened.class).id();
            client.send("2000000" + " ".repeat(57) + "x".repeat(100_000));
            Await.soon(
                    "it is being skipped",
                    () -> exchange.server.roster().clients().stream().anyMatch(one -> one.frameOpen() == 100_064));
            exchange.ask(new Request.Hold(TestServer.only(id)));
            exchange.next(Fact.Changed.class, Fact.Changed::held);
            // Another client shows that the time for a silence has passed meanwhile.
            try (TestClient other = new TestClient(client.socket.getPort()).send("4")) {
                exchange.next(Fact.LimitHit.class);
                assertFalse(exchange.rest().stream()
                        .anyMatch(fact ->
                                fact instanceof Fact.Received one && one.id().equals(id)));
            }
            exchange.ask(new Request.Release(TestServer.only(id)));
            client.send("x".repeat(1_900_000));
            assertTrue(client.readFrame().contains("the other 1,983,616 were skipped"));
            client.sendFramed("next");
            assertEquals("next", client.readFrame());
        }
    }

    @Test
    void theRestOfALateMessageIsNotAnsweredAndTheNextOneIs() throws IOException {
        try (TestServer exchange = new TestServer(HURRIED);
                TestClient client = new TestClient(exchange.port(echoing(Framings.HEADER64, ClassCode.NONE)))) {
            client.send("9" + " ".repeat(63) + "abc");
            assertEquals(WireText.BODY_INCOMPLETE_WAITED.with(9, 3, 6), finding(exchange.next(Fact.Received.class)));
            client.send("defghi").sendFramed("next");
            assertEquals("next", client.readFrame());
            assertEquals(WireText.LATE_REST.with(6), finding(exchange.next(Fact.Received.class)));
        }
    }

    @Test
    void beforeTheClassCodeTheReasonTellsNothing() throws IOException {
        try (TestServer exchange = new TestServer();
                TestClient client = new TestClient(exchange.port(echoing(Framings.HEADER64, new ClassCode("apple"))))) {
            client.send("2000000" + " ".repeat(57) + "x".repeat(2_000_000));
            assertEquals(
                    "The class code, or what came in its place, was no message that this listener takes.",
                    client.readFrame());
            client.sendFramed("apple");
            assertTrue(client.readFrame().contains("right"));
            client.sendFramed("next");
            assertEquals("next", client.readFrame());
        }
    }
}
