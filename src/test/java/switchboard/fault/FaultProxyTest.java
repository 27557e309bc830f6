package switchboard.fault;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import switchboard.fault.Faults.How;
import switchboard.thread.Await;

@Timeout(60)
class FaultProxyTest {
    private static final byte[] TEXT = new byte[40_000];

    static {
        new Random(1).nextBytes(TEXT);
    }

    private ServerSocket door;

    @BeforeEach
    void open() throws IOException {
        door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    }

    @AfterEach
    void close() throws IOException {
        door.close();
    }

    /** A client and the server's end of its connection, with the proxy between them. */
    private record Ends(FaultProxy proxy, Socket client, Socket server) implements AutoCloseable {
        void send(byte[] bytes) throws IOException {
            client.getOutputStream().write(bytes);
        }

        byte[] receive(int count) throws IOException {
            return server.getInputStream().readNBytes(count);
        }

        @Override
        public void close() throws IOException {
            client.close();
            server.close();
            Await.until("the link is over", () -> proxy.open() == 0);
            proxy.close();
        }
    }

    private Ends through(NetworkFaults weather) throws IOException {
        FaultProxy proxy = FaultProxy.to(door.getLocalPort(), number -> weather);
        Socket client = new Socket(InetAddress.getLoopbackAddress(), proxy.port());
        Socket server = door.accept();
        client.setSoTimeout(10_000);
        server.setSoTimeout(10_000);
        return new Ends(proxy, client, server);
    }

    private static NetworkFaults up(Faults faults) {
        return new NetworkFaults(faults, Faults.NONE);
    }

    @Test
    void inFairWeatherEverythingPassesBothWaysAndTheEndToo() throws IOException {
        try (Ends ends = through(NetworkFaults.FAIR)) {
            ends.send(TEXT);
            assertArrayEquals(TEXT, ends.receive(TEXT.length));
            ends.client().shutdownOutput();
            assertEquals(-1, ends.server().getInputStream().read());
            ends.server().getOutputStream().write(TEXT);
            ends.server().shutdownOutput();
            assertArrayEquals(TEXT, ends.client().getInputStream().readAllBytes());
            Await.until("the link is over", () -> ends.proxy().open() == 0);
        }
    }

    @Test
    void slicesArriveApartAndChangeNothing() throws IOException {
        try (Ends ends = through(up(Faults.NONE.sliced(7, Duration.ofMillis(2))))) {
            ends.send("hello operator, hello".getBytes(StandardCharsets.UTF_8));
            byte[] first = new byte[100];
            int read = ends.server().getInputStream().read(first);
            assertTrue(read == 7 || read == 14, "a slice or two at once, not " + read);
            assertEquals("hello", new String(first, 0, 5, StandardCharsets.UTF_8));
        }
    }

    @Test
    void latencyDelaysAndBandwidthThrottles() throws IOException {
        try (Ends ends = through(up(Faults.NONE.delayed(Duration.ofMillis(80), Duration.ofMillis(20))))) {
            long begun = System.nanoTime();
            ends.send(new byte[1]);
            ends.receive(1);
            assertTrue(System.nanoTime() - begun >= TimeUnit.MILLISECONDS.toNanos(80));
        }
        try (Ends ends = through(up(Faults.NONE.throttled(200_000)))) {
            long begun = System.nanoTime();
            ends.send(TEXT);
            assertArrayEquals(TEXT, ends.receive(TEXT.length));
            assertTrue(System.nanoTime() - begun >= TimeUnit.MILLISECONDS.toNanos(150), "40 kB at 200 kB a second");
        }
    }

    @Test
    void aResetAfterSomeBytesReachesBothSides() throws IOException {
        try (Ends ends = through(up(Faults.NONE.cut(How.RESET, 1_000)))) {
            ends.send(new byte[1_000]);
            assertThrows(SocketException.class, () -> ends.receive(2_000));
            assertThrows(
                    SocketException.class, () -> ends.client().getInputStream().read());
        }
    }

    @Test
    void aHalfCloseEndsOneDirectionAndLeavesTheOther() throws IOException {
        try (Ends ends = through(up(Faults.NONE.cut(How.HALF_CLOSE, 1_000)))) {
            ends.send(TEXT);
            assertEquals(1_000, ends.server().getInputStream().readAllBytes().length);
            ends.server().getOutputStream().write(TEXT);
            assertArrayEquals(TEXT, ends.client().getInputStream().readNBytes(TEXT.length));
        }
    }

    @Test
    void limitedDataEndsBothDirectionsWithoutAReset() throws IOException {
        try (Ends ends = through(up(Faults.NONE.cut(How.LIMIT, 1_000)))) {
            ends.send(TEXT);
            assertEquals(1_000, ends.server().getInputStream().readAllBytes().length);
            assertEquals(-1, ends.client().getInputStream().read());
        }
    }

    @Test
    void aBlackHoleTakesEverythingAndPassesNothingOn() throws IOException {
        try (Ends ends = through(up(Faults.NONE.swallowed()))) {
            ends.send(TEXT);
            ends.client().shutdownOutput();
            ends.server().setSoTimeout(200);
            assertThrows(SocketTimeoutException.class, () -> ends.receive(1));
            ends.server().getOutputStream().write(TEXT);
            assertArrayEquals(TEXT, ends.client().getInputStream().readNBytes(TEXT.length));
        }
    }

    @Test
    void aSlowCloseComesLate() throws IOException {
        try (Ends ends = through(up(Faults.NONE.closedLate(Duration.ofMillis(150))))) {
            ends.send(TEXT);
            ends.client().shutdownOutput();
            assertArrayEquals(TEXT, ends.receive(TEXT.length));
            long begun = System.nanoTime();
            assertEquals(-1, ends.server().getInputStream().read());
            assertTrue(System.nanoTime() - begun >= TimeUnit.MILLISECONDS.toNanos(50));
        }
    }

    @Test
    void whoeverResetsResetsTheOtherSide() throws IOException {
        try (Ends ends = through(NetworkFaults.FAIR)) {
            ends.client().setSoLinger(true, 0);
            ends.client().close();
            assertThrows(SocketException.class, () -> ends.receive(1));
        }
    }

    @Test
    void aSeedHasTheSameInStoreEachTime() {
        for (int connection = 1; connection <= 200; connection++) {
            assertEquals(NetworkFaults.of(5, connection), NetworkFaults.of(5, connection));
        }
        assertTrue(
                IntStream.rangeClosed(1, 200)
                        .anyMatch(number -> !NetworkFaults.of(5, number).equals(NetworkFaults.of(6, number))),
                "another seed, other weather");
    }

    @Test
    void closingItEndsWhateverIsUnderWay() throws IOException {
        FaultProxy proxy = FaultProxy.to(door.getLocalPort(), number -> NetworkFaults.both(Faults.NONE.throttled(10)));
        try (Socket client = new Socket(InetAddress.getLoopbackAddress(), proxy.port());
                Socket server = door.accept()) {
            client.getOutputStream().write(TEXT);
            // The operating system connects before the proxy accepts; only a passed byte shows that the proxy has
            // accepted.
            server.getOutputStream().write('!');
            assertEquals('!', client.getInputStream().read());
            proxy.close();
            assertEquals(0, proxy.open());
            server.setSoTimeout(10_000);
            assertThrows(SocketException.class, () -> server.getInputStream().readNBytes(TEXT.length));
        }
    }
}
