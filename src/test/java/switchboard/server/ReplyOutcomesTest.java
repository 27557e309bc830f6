package switchboard.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import switchboard.event.Fact;
import switchboard.event.Request;
import switchboard.model.ClassCode;
import switchboard.model.ConnectionId;
import switchboard.model.Delivery;
import switchboard.model.ListenerSettings;
import switchboard.model.ListenerSettings.Where;
import switchboard.server.context.ServerLimits;
import switchboard.text.CodedText;
import switchboard.text.FramingText;
import switchboard.text.ServerText;
import switchboard.wire.Message;
import switchboard.wire.ReplyFormat;
import switchboard.wire.TypedBody;
import switchboard.wire.framing.FrameReader;
import switchboard.wire.framing.Framing;
import switchboard.wire.framing.Framings;
import switchboard.wire.framing.MemoryBudget;

/** Each recipient of a reply has an outcome soon, and all of them share its bytes. */
@Timeout(60)
class ReplyOutcomesTest {
    private static final ServerLimits PATIENT =
            ServerLimits.DEFAULTS.with(new ServerLimits.Outbound(8 << 20, 256, Duration.ofMinutes(5)));
    private static final Request.ReplyForm USUAL = new Request.ReplyForm.ClientFormat();
    private static final byte[] LONG = TestClient.utf8("x".repeat(1_000_000));

    @TempDir
    private Path directory;

    @Test
    void aFirstMessageWhoseWriteBlocksIsToldAsWaitingAtOnce() throws Exception {
        try (TestServer exchange = new TestServer(PATIENT);
                TestClient deaf = new TestClient("127.0.0.1", exchange.port(TestServer.SETTINGS), 4_096)) {
            ConnectionId id = exchange.next(Fact.Opened.class).id();
            exchange.reply("x".repeat(1_000_000), id);
            assertEquals(Delivery.WAITING, exchange.next(Fact.Delivered.class).delivery());
            assertEquals(1_000_000, deaf.readFrame().length());
            assertEquals(Delivery.SENT, exchange.next(Fact.Delivered.class).delivery());
        }
    }

    @Test
    void aMessageToAllIsToldAsWaitingForTheOneThatDoesNotReadOverAUnixSocket() throws Exception {
        Path path = directory.resolve("s");
        try (TestServer exchange = new TestServer(PATIENT)) {
            int port = exchange.port(TestServer.SETTINGS);
            exchange.listen(listening(new Where.Unix(path), Framings.HEADER64));
            try (SocketChannel deaf = SocketChannel.open(UnixDomainSocketAddress.of(path));
                    TestClient reading = new TestClient(port)) {
                exchange.next(Fact.Opened.class);
                exchange.next(Fact.Opened.class);
                exchange.ask(new Request.ReplyAll(7, LONG, USUAL));
                assertEquals(LONG.length, reading.readFrame().length());
                exchange.next(Fact.Delivered.class, outcome -> outcome.delivery() == Delivery.SENT);
                exchange.next(Fact.Delivered.class, outcome -> outcome.delivery() == Delivery.WAITING);
                assertEquals(true, deaf.isConnected());
            }
        }
    }

    @Test
    void allRecipientsOfATextShareItsBytesHoweverItWasAddressed() throws Exception {
        try (TestServer exchange = new TestServer()) {
            int framed = exchange.port(TestServer.SETTINGS);
            int lines = exchange.port(listening(new Where.Tcp("127.0.0.1", 0), Framings.LINES));
            try (TestClient one = new TestClient(framed);
                    TestClient two = new TestClient(framed);
                    TestClient three = new TestClient(lines)) {
                List<ConnectionId> ids = new ArrayList<>();
                for (TestClient client : List.of(one, two, three)) {
                    ids.add(exchange.next(
                                    Fact.Opened.class,
                                    opened -> opened.connection().peer().equals(client.address()))
                            .id());
                }
                TypedBody text = TypedBody.of("the same for all");
                List<Request.RecipientBody> bodies = ids.stream()
                        .map(id -> new Request.RecipientBody(id, text))
                        .toList();
                exchange.ask(new Request.ReplyAll(1, text, USUAL));
                exchange.ask(new Request.Reply(2, bodies, USUAL));
                exchange.ask(new Request.Reply(3, bodies.subList(0, 2), new Request.ReplyForm.FalseLength(3)));
                for (long request = 1; request <= 3; request++) {
                    assertSame(sent(exchange, request, ids.get(0)), sent(exchange, request, ids.get(1)));
                }
                assertNotSame(sent(exchange, 1, ids.get(2)), sent(exchange, 2, ids.get(2)), "two requests");
            }
        }
    }

    private static byte[] sent(TestServer exchange, long request, ConnectionId id) {
        return exchange.next(
                        Fact.Sent.class,
                        sent -> sent.id().equals(id) && sent.request().orElseThrow() == request)
                .message()
                .bytes();
    }

    /** A framing that needs more memory than there is. */
    private record Greedy() implements Framing {
        @Override
        public String name() {
            return "greedy";
        }

        @Override
        public CodedText description() {
            return FramingText.LENGTH_NONE.with(name());
        }

        @Override
        public int headerLength() {
            return 0;
        }

        @Override
        public int longestBody() {
            return Integer.MAX_VALUE;
        }

        @Override
        public Message frame(byte[] body) {
            throw new OutOfMemoryError("on purpose");
        }

        @Override
        public FrameReader reader(int maxBody, boolean strict, MemoryBudget memory) {
            return Framings.RAW.reader(maxBody, strict, memory);
        }
    }

    @Test
    void aRecipientForWhoseMessageThereIsNoMemoryIsToldSoAndTheOthersGetTheirs() throws Exception {
        try (TestServer exchange = new TestServer()) {
            int greedy = exchange.port(listening(new Where.Tcp("127.0.0.1", 0), new Greedy()));
            int usual = exchange.port(TestServer.SETTINGS);
            try (TestClient one = new TestClient(greedy)) {
                ConnectionId without = exchange.next(Fact.Opened.class).id();
                try (TestClient two = new TestClient(usual)) {
                    exchange.next(Fact.Opened.class);
                    exchange.ask(new Request.ReplyAll(1, TestClient.utf8("hello"), USUAL));
                    assertEquals("hello", two.readFrame());
                    assertEquals(
                            new Fact.Delivered(
                                    1, without, Delivery.FAILED, Optional.of(ServerText.REPLY_NO_HEAP.with())),
                            exchange.next(
                                    Fact.Delivered.class,
                                    outcome -> outcome.id().equals(without)));
                    assertEquals(true, one.socket.isConnected());
                }
            }
        }
    }

    private static ListenerSettings listening(Where where, Framing framing) {
        return new ListenerSettings(
                where, framing, ReplyFormat.FRAMED, false, "", new ListenerSettings.AutoReply.Off(), ClassCode.NONE);
    }
}
