package switchboard.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import switchboard.event.Fact;
import switchboard.model.ClassCode;
import switchboard.model.CloseReason;
import switchboard.model.Limit;
import switchboard.model.ListenerSettings.Where;
import switchboard.server.context.ServerLimits;
import switchboard.text.ServerText;
import switchboard.thread.Await;

/** Limits that are published with a count when they are hit, as far as no other test hits them. */
@Timeout(60)
class LimitsToldTest {
    private static Fact.LimitHit hit(TestServer exchange, Limit limit, long count) {
        Fact.LimitHit hit = exchange.next(Fact.LimitHit.class);
        assertEquals(limit, hit.limit(), hit.text().english());
        assertEquals(count, hit.count());
        return hit;
    }

    @Test
    void incompleteMessagesOfAllTogetherHaveAnEnd() throws IOException {
        ServerLimits.Inbound usual = ServerLimits.DEFAULTS.inbound();
        ServerLimits.Inbound little = new ServerLimits.Inbound(
                usual.maxMessage(), usual.headerTime(), usual.bodyTime(), usual.bodyRate(), 100_000);
        try (TestServer exchange = new TestServer(ServerLimits.DEFAULTS.with(little))) {
            int port = exchange.port(TestServer.SETTINGS);
            String half = "80000" + " ".repeat(59) + "x".repeat(60_000);
            try (TestClient first = new TestClient(port).send(half)) {
                Await.soon(
                        "it is there",
                        () -> exchange.server.roster().clients().stream().anyMatch(one -> one.frameOpen() > 60_000));
                for (int times = 1; times <= 2; times++) {
                    try (TestClient second = new TestClient(port).send(half)) {
                        assertTrue(second.readAll().contains("memory"), "it is told why");
                        hit(exchange, Limit.INBOUND_MEMORY, times);
                        assertEquals(
                                CloseReason.OVERLOADED,
                                exchange.next(Fact.Closed.class).reason());
                    }
                }
                first.send("x".repeat(20_000));
                assertEquals(
                        80_000,
                        exchange.next(Fact.Received.class, one -> one.message().bodyLength() == 80_000)
                                .message()
                                .bodyLength());
            }
        }
    }

    @Test
    void wrongCodesAndNoCodeInTimeAreCountedTogether() throws IOException {
        ServerLimits limits = ServerLimits.DEFAULTS.with(new ServerLimits.Handshake(
                Duration.ofSeconds(10), 1, Duration.ofMillis(300), Duration.ofSeconds(60), 10));
        try (TestServer exchange = new TestServer(limits)) {
            int port = exchange.port(TestServer.SETTINGS.asking(new ClassCode("apple")));
            try (TestClient wrong = new TestClient(port).sendFramed("pear")) {
                assertTrue(wrong.readFrame().contains("not the class code"));
                hit(exchange, Limit.CLASS_CODE, 1);
            }
            try (TestClient silent = new TestClient(port)) {
                assertTrue(silent.readAll().contains("(the server’s --limit code-time)"));
                hit(exchange, Limit.CLASS_CODE, 2);
            }
        }
    }

    @Test
    void onAUnixSocketALateMessageIsCountedToo(@TempDir Path directory) throws IOException {
        Duration little = Duration.ofMillis(300);
        Path path = directory.resolve("s");
        try (TestServer exchange = new TestServer(
                ServerLimits.DEFAULTS.with(new ServerLimits.Inbound(1 << 20, little, little, 1 << 20, 1 << 26)))) {
            exchange.listen(TestServer.SETTINGS.at(new Where.Unix(path)));
            Limit[] expected = {Limit.HEADER_TIME, Limit.BODY_TIME};
            for (int i = 0; i < 2; i++) {
                try (SocketChannel client = SocketChannel.open(StandardProtocolFamily.UNIX)) {
                    client.connect(UnixDomainSocketAddress.of(path));
                    client.write(ByteBuffer.wrap(TestClient.utf8("9" + " ".repeat(i == 0 ? 20 : 63))));
                    hit(exchange, expected[i], 1);
                    assertEquals(
                            CloseReason.TIMEOUT,
                            exchange.next(Fact.Closed.class).reason());
                }
            }
        }
    }

    @Test
    void whoCanNotBeKeptForAnAnswerIsNamed() throws IOException {
        try (TestServer exchange = new TestServer()) {
            int port = exchange.port(TestServer.SETTINGS);
            List<TestClient> asking = new ArrayList<>();
            for (int i = 0; i < 256; i++) {
                TestClient client = new TestClient(port).sendFramed("question");
                client.socket.shutdownOutput();
                asking.add(client);
                exchange.next(Fact.Closed.class, Fact.Closed::answerable);
            }
            try (TestClient tooMany = new TestClient(port).sendFramed("question")) {
                tooMany.socket.shutdownOutput();
                assertEquals("", tooMany.readAll());
                Fact.Closed closed = exchange.next(Fact.Closed.class);
                assertEquals(false, closed.answerable());
                assertEquals(
                        ServerText.LIMIT_ANSWERABLE.with(closed.id().number()),
                        hit(exchange, Limit.ANSWERABLE, 1).text());
            }
            for (TestClient client : asking) {
                client.close();
            }
        }
    }
}
