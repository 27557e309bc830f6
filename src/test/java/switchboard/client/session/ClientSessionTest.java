package switchboard.client.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import switchboard.client.ClientTarget;
import switchboard.client.session.ClientStatus.Phase;
import switchboard.model.ConnectionId;
import switchboard.record.LogRow;
import switchboard.record.LoggedClient;
import switchboard.text.ServerText;
import switchboard.thread.Await;
import switchboard.wire.Direction;
import switchboard.wire.ReplyFormat;
import switchboard.wire.framing.Framing;
import switchboard.wire.framing.Framings;

@Timeout(60)
class ClientSessionTest {
    private final BlockingQueue<ClientStatus> told = new LinkedBlockingQueue<>();
    private final ClientSession session = new ClientSession(Clock.systemUTC(), told::add);
    private ServerSocket server = unbound();

    private static ServerSocket unbound() {
        try {
            return new ServerSocket();
        } catch (IOException failed) {
            throw new AssertionError(failed);
        }
    }

    @BeforeEach
    void listen() throws IOException {
        server = new ServerSocket(0, 4, InetAddress.getLoopbackAddress());
    }

    @AfterEach
    void end() throws IOException {
        session.close();
        server.close();
    }

    private ClientTarget target(Framing framing) {
        return new ClientTarget(
                "127.0.0.1",
                server.getLocalPort(),
                framing,
                ReplyFormat.FRAMED,
                Duration.ofSeconds(20),
                Optional.empty());
    }

    private ClientStatus next() throws InterruptedException {
        return Optional.ofNullable(told.poll(20, TimeUnit.SECONDS)).orElseThrow();
    }

    private static String read(Socket client, int bytes) throws IOException {
        return new String(client.getInputStream().readNBytes(bytes), StandardCharsets.UTF_8);
    }

    private static void say(Socket client, String text) throws IOException {
        OutputStream out = client.getOutputStream();
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    private List<LogRow> rows(long count) {
        Await.until(count + " messages are kept", () -> session.log().newest().join() == count);
        return session.log().rows(1, (int) count).join();
    }

    @Test
    void whatIsSentAndWhatComesIsKeptInTheOrderOfTheWire() throws Exception {
        ConnectionId id = session.connect(target(Framings.LINES), "");
        try (Socket other = server.accept()) {
            assertEquals(Phase.CONNECTED, next().phase());
            session.send("ping".getBytes(StandardCharsets.UTF_8)).get(20, TimeUnit.SECONDS);
            assertEquals("ping\n", read(other, 5));
            say(other, "pong\n");

            List<LogRow> rows = rows(2);
            assertEquals(
                    List.of(Direction.OUT, Direction.IN),
                    rows.stream().map(LogRow::direction).toList());
            LoggedClient connection = session.log().clients().join().getFirst();
            assertEquals(id, connection.id());
            assertEquals("127.0.0.1:" + server.getLocalPort(), connection.name());
            assertEquals("127.0.0.1:" + other.getPort(), connection.peer());
        }
        ClientStatus end = next();
        assertEquals(new ClientStatus(id, Phase.ENDED, end.text()), end);
        assertEquals(
                "127.0.0.1:" + server.getLocalPort() + " closed the connection.",
                end.text().english());
        ExecutionException unsent = assertThrows(
                ExecutionException.class, () -> session.send(new byte[] {1}).get(20, TimeUnit.SECONDS));
        assertEquals("There is no connection: connect first.", unsent.getCause().getMessage());
    }

    @Test
    void theClassCodeGoesFirstAndARefusalIsTheReasonOfTheEnd() throws Exception {
        session.connect(target(Framings.HEADER64), "apple");
        String refusal = ServerText.TURNED_BLOCKED.with().english();
        try (Socket other = server.accept()) {
            assertEquals("apple", read(other, 64 + 5).substring(64));
            say(other, refusal + "\n");
        }
        assertEquals(Phase.CONNECTED, next().phase());
        assertTrue(next().text().english().contains("refused this client and said: " + refusal));
    }

    @Test
    void aServerThatIsNotThereIsOneSentence() throws Exception {
        ClientTarget nowhere = target(Framings.LINES);
        server.close();
        session.connect(nowhere, "");
        ClientStatus failed = next();
        assertEquals(Phase.FAILED, failed.phase());
        assertTrue(
                failed.text().english().contains(" refused the connection"),
                failed.text().english());
    }

    @Test
    void disconnectingEndsTheConnectionOfTheServerAndIsSaid() throws Exception {
        session.connect(target(Framings.LINES), "");
        try (Socket other = server.accept()) {
            assertEquals(Phase.CONNECTED, next().phase());
            session.disconnect();
            assertEquals(-1, other.getInputStream().read());
        }
        assertEquals(
                "Disconnected from 127.0.0.1:" + server.getLocalPort() + ".",
                next().text().english());
    }

    @Test
    void aSecondConnectionEndsTheFirst() throws Exception {
        ConnectionId first = session.connect(target(Framings.LINES), "");
        try (Socket one = server.accept()) {
            assertEquals(Phase.CONNECTED, next().phase());
            ConnectionId second = session.connect(target(Framings.LINES), "");
            try (Socket other = server.accept()) {
                assertEquals(-1, one.getInputStream().read());
                List<ClientStatus> both = List.of(next(), next());
                assertTrue(both.stream().anyMatch(now -> now.connection().equals(first) && now.phase() == Phase.ENDED));
                assertTrue(both.stream()
                        .anyMatch(now -> now.connection().equals(second) && now.phase() == Phase.CONNECTED));
                CompletableFuture<Void> sent = session.send("x".getBytes(StandardCharsets.UTF_8));
                sent.get(20, TimeUnit.SECONDS);
                assertEquals("x\n", read(other, 2));
            }
        }
    }

    @Test
    void whatTheFramingCannotCarryIsNotSentAndSaid() throws Exception {
        session.connect(target(Framings.parse("header4")), "");
        try (Socket other = server.accept()) {
            assertEquals(Phase.CONNECTED, next().phase());
            CompletableFuture<Void> unfit = session.send(new byte[10_000]);
            assertThrows(ExecutionException.class, () -> unfit.get(20, TimeUnit.SECONDS));
            session.send("one".getBytes(StandardCharsets.UTF_8)).get(20, TimeUnit.SECONDS);
            assertEquals("3   one", read(other, 7));
            assertEquals(1, rows(1).size());
        }
    }
}
