package switchboard.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import switchboard.event.Fact;
import switchboard.model.ListenerSettings;
import switchboard.model.ListenerSettings.Where;
import switchboard.server.context.ServerLimits;

/** Clients that are turned away while as many as the server waits for are being turned away. */
@Timeout(30)
class TurnedAwayTest {
    private static final int WAITED_FOR = 64;
    private static final String REASON = "The server is full (1 clients; its option --max-clients). Try again later.";

    @TempDir
    Path folder;

    private final TestServer exchange = new TestServer(ServerLimits.DEFAULTS.withMaxConnections(1));
    private final List<TestClient> clients = new ArrayList<>();
    private int port;

    @BeforeEach
    void manyAreTurnedAwayAndDoNotLeave() {
        port = exchange.port(TestServer.SETTINGS);
        clients.add(new TestClient(port));
        exchange.next(Fact.Opened.class);
        for (int client = 0; client < WAITED_FOR; client++) {
            clients.add(new TestClient(port));
            exchange.next(Fact.Rejected.class);
        }
    }

    @AfterEach
    void end() throws Exception {
        for (TestClient client : clients) {
            client.close();
        }
        exchange.close();
    }

    @Test
    void theNextOnesCanReadWhyToo() throws Exception {
        for (int client = 0; client < 20; client++) {
            try (TestClient next = new TestClient(port)) {
                assertReason(next.readAll());
            }
        }
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void theNextOnesThatSpeakFirstCanReadWhyToo() throws Exception {
        for (int client = 0; client < 20; client++) {
            try (TestClient next = new TestClient(port)) {
                next.socket.getOutputStream().write(new byte[1_000]);
                assertReason(next.readBytes(REASON.length() + 1));
            } catch (IOException reset) {
                throw new AssertionError("the reason was lost", reset);
            }
        }
    }

    @Test
    void theNextOnesOnAUnixSocketCanReadWhyToo() throws Exception {
        Path path = folder.resolve("s");
        ListenerSettings tcp = TestServer.SETTINGS;
        exchange.listen(new ListenerSettings(
                new Where.Unix(path),
                tcp.framing(),
                tcp.replyAs(),
                tcp.strict(),
                tcp.goodbye(),
                tcp.auto(),
                tcp.code()));
        try (SocketChannel next = SocketChannel.open(StandardProtocolFamily.UNIX)) {
            next.connect(UnixDomainSocketAddress.of(path));
            ByteBuffer read = ByteBuffer.allocate(1_000);
            while (next.read(read) >= 0) {
                assertTrue(read.hasRemaining());
            }
            assertReason(new String(read.array(), 0, read.position(), StandardCharsets.UTF_8));
        }
    }

    private static void assertReason(String read) {
        assertEquals(REASON + "\n", read);
    }
}
