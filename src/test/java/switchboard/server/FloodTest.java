package switchboard.server;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import switchboard.event.Fact;
import switchboard.model.Counts;
import switchboard.model.Limit;
import switchboard.model.ListenerSettings.Where;
import switchboard.server.context.ServerLimits;
import switchboard.text.ServerText;
import switchboard.thread.Await;
import switchboard.thread.Threads;
import switchboard.wire.framing.Framings;

/** More clients than the connection limit, or more from one address than its limit. */
@Timeout(120)
class FloodTest {
    private static final int MOST = ServerLimits.DEFAULTS.connectionLimits().most();
    private static final int TOO_MANY = 5;
    private static final int FLOODING = 4;

    @Test
    void theThousandAndFirstIsToldCountedAndTurnedAwayWhileAThousandAreServed() throws IOException {
        try (TestServer exchange = new TestServer()) {
            int port = exchange.port(TestServer.echoing());
            List<TestClient> clients = new ArrayList<>();
            try {
                for (int i = 0; i < MOST; i++) {
                    clients.add(new TestClient(port));
                }
                Await.soon("all are in", () -> exchange.counts().live() == MOST);
                for (int i = 1; i <= TOO_MANY; i++) {
                    try (TestClient late = new TestClient(port)) {
                        assertEquals(
                                "The server is full (" + MOST
                                        + " clients; its option --max-clients). Try again later.\n",
                                late.readAll());
                    }
                    Fact.LimitHit hit = exchange.next(Fact.LimitHit.class);
                    assertEquals(Limit.CONNECTIONS, hit.limit());
                    assertEquals(i, hit.count());
                    assertEquals(
                            ServerText.LIMIT_CONNECTIONS.with(
                                    hit.text().arguments().getFirst(), MOST),
                            hit.text());
                }
                for (int i = 0; i < MOST; i += 111) {
                    assertEquals(
                            "still here",
                            clients.get(i).sendFramed("still here").readFrame());
                }
                Counts counts = exchange.counts();
                assertEquals(MOST, counts.live());
                assertEquals(TOO_MANY, counts.rejected());
            } finally {
                for (TestClient client : clients) {
                    client.close();
                }
            }
        }
    }

    private static ServerLimits loopbackToo(ServerLimits.Connections connectionLimits) {
        return ServerLimits.DEFAULTS.with(new ServerLimits.Connections(
                connectionLimits.most(),
                connectionLimits.perAddress(),
                connectionLimits.ratePerAddress(),
                connectionLimits.burstPerAddress(),
                false));
    }

    private static Socket from(String address, int port) throws IOException {
        Socket socket = new Socket(InetAddress.getByName("127.0.0.1"), port, InetAddress.getByName(address), 0);
        socket.setSoTimeout(20_000);
        return socket;
    }

    private static void isServed(Socket client) throws IOException {
        byte[] frame = Framings.HEADER64.frame(TestClient.utf8("hi")).bytes();
        client.getOutputStream().write(frame);
        assertArrayEquals(frame, client.getInputStream().readNBytes(frame.length));
    }

    @Test
    void whoFloodsFromOneAddressHasItsShareAndTakesNobodyElses() throws Exception {
        try (TestServer exchange = new TestServer(loopbackToo(ServerLimits.DEFAULTS.connectionLimits()))) {
            int port = exchange.port(TestServer.echoing().at(new Where.Tcp("0.0.0.0", 0)));
            AtomicBoolean stop = new AtomicBoolean();
            ConcurrentLinkedQueue<Socket> flood = new ConcurrentLinkedQueue<>();
            List<Thread> flooding = new ArrayList<>();
            for (int i = 0; i < FLOODING; i++) {
                flooding.add(Threads.platform("flood " + i, () -> {
                    while (!stop.get()) {
                        try {
                            Socket one = from("127.0.0.2", port);
                            if (flood.size() < 100) {
                                flood.add(one);
                            } else {
                                one.close();
                            }
                        } catch (IOException refused) {
                            Thread.yield();
                        }
                    }
                }));
            }
            flooding.forEach(Thread::start);
            exchange.next(Fact.LimitHit.class, hit -> hit.limit() == Limit.CONNECTION_RATE && hit.count() > 100);
            for (int i = 3; i < 13; i++) {
                try (Socket calm = from("127.0.0." + i, port)) {
                    isServed(calm);
                }
            }
            long live = exchange.server.roster().clients().stream()
                    .filter(client -> client.info().host().equals("127.0.0.2"))
                    .count();
            stop.set(true);
            for (Thread one : flooding) {
                one.join();
            }
            assertTrue(live > 0 && live <= 32, live + " of one address are in");
            for (Socket one : flood) {
                one.close();
            }
        }
    }

    @Test
    void oneAddressHasSoManyConnectionsAndNotOneMoreAndIsToldSo() throws IOException {
        ServerLimits.Connections connectionLimits = new ServerLimits.Connections(100, 3, 1_000, 1_000);
        try (TestServer exchange = new TestServer(loopbackToo(connectionLimits))) {
            int port = exchange.port(TestServer.echoing().at(new Where.Tcp("0.0.0.0", 0)));
            List<Socket> inside = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                inside.add(from("127.0.0.2", port));
                isServed(inside.get(i));
            }
            try (Socket fourth = from("127.0.0.2", port)) {
                assertEquals(
                        "Too many connections from your address (127.0.0.2; the server’s --limit per-address).\n",
                        new String(fourth.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
            }
            assertEquals(
                    Limit.CONNECTIONS_PER_ADDRESS,
                    exchange.next(Fact.LimitHit.class).limit());
            inside.removeFirst().close();
            Await.soon("one has left", () -> exchange.counts().live() == 2);
            try (Socket next = from("127.0.0.2", port)) {
                isServed(next);
            }
            for (Socket one : inside) {
                one.close();
            }
        }
    }
}
