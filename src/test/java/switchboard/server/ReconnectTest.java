package switchboard.server;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import switchboard.server.context.ServerLimits;
import switchboard.thread.Threads;

/** A client that reconnects at once gets the place that it left, even if no other place is free. */
@Timeout(60)
class ReconnectTest {
    private static final int LOOPS = 2;
    private static final int TIMES = 300;

    private static void connectAndReset(int port, AtomicInteger failed) {
        for (int i = 0; i < TIMES; i++) {
            try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
                // With this option a close resets the connection.
                socket.setSoLinger(true, 0);
            } catch (IOException broken) {
                failed.incrementAndGet();
            }
        }
    }

    @Test
    void clientsThatAreResetAndComeAgainAtOnceAreNeverTurnedAwayAtTheLimit() throws InterruptedException {
        try (TestServer exchange = new TestServer(ServerLimits.DEFAULTS.withMaxConnections(LOOPS))) {
            int port = exchange.port(TestServer.SETTINGS);
            AtomicInteger failed = new AtomicInteger();
            List<Thread> loops = new ArrayList<>();
            for (int i = 0; i < LOOPS; i++) {
                loops.add(Threads.platform("loop " + i, () -> connectAndReset(port, failed)));
            }
            loops.forEach(Thread::start);
            for (Thread loop : loops) {
                loop.join();
            }
            assertEquals(0, failed.get());
            assertEquals(0, exchange.counts().rejected());
        }
    }
}
