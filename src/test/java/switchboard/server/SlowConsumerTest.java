package switchboard.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import switchboard.event.Fact;
import switchboard.event.Request;
import switchboard.model.CloseReason;
import switchboard.model.ConnectionId;
import switchboard.model.Counts;
import switchboard.model.Delivery;
import switchboard.model.Limit;
import switchboard.server.context.ServerLimits;
import switchboard.text.ServerText;
import switchboard.thread.Await;
import switchboard.thread.Threads;

/** A server sends 100 MB to all clients, and one of them does not read. */
@Timeout(120)
@Tag("slow")
class SlowConsumerTest {
    private static final int MESSAGES = 100;
    private static final int SIZE = 1_000_000;
    private static final int OTHERS = 5;

    /** The bytes that may be queued for one client. */
    private static final int WAITING = 4 << 20;

    private static final ServerLimits LIMITS =
            ServerLimits.DEFAULTS.with(new ServerLimits.Outbound(WAITING, 256, Duration.ofSeconds(2)));

    @Test
    void whoDoesNotReadIsDisconnectedAndTheOthersGetEverything() throws Exception {
        try (TestServer exchange = new TestServer(LIMITS)) {
            int port = exchange.port(TestServer.SETTINGS);
            long before = sockets();
            ConcurrentLinkedQueue<String> wrong = new ConcurrentLinkedQueue<>();
            List<TestClient> others = new ArrayList<>();
            List<Thread> readers = new ArrayList<>();
            TestClient deaf = new TestClient("127.0.0.1", port, 4_096);
            ConnectionId deafId = exchange.next(Fact.Opened.class).id();
            for (int i = 0; i < OTHERS; i++) {
                TestClient other = new TestClient(port);
                others.add(other);
                readers.add(reading(other, wrong));
            }
            Await.soon("all are there", () -> exchange.counts().live() == OTHERS + 1);
            long most = 0;
            for (int number = 0; number < MESSAGES; number++) {
                byte[] body = (String.format(Locale.ROOT, "%6d", number) + "x".repeat(SIZE - 6))
                        .getBytes(StandardCharsets.US_ASCII);
                long request = exchange.bus.nextRequest();
                exchange.ask(new Request.ReplyAll(request, body, new Request.ReplyForm.ClientFormat()));
                for (int i = 0; i < OTHERS; i++) {
                    exchange.next(
                            Fact.Delivered.class,
                            outcome -> outcome.request() == request && outcome.delivery() == Delivery.SENT);
                }
                most = Math.max(
                        most, exchange.server.roster().clients().getFirst().queued());
            }
            for (Thread reader : readers) {
                reader.join();
            }
            assertEquals(List.of(), List.copyOf(wrong));
            assertTrue(most > 0 && most <= WAITING, most + " bytes waited for who does not read");
            Fact.Closed closed = exchange.next(Fact.Closed.class);
            assertEquals(deafId, closed.id());
            assertEquals(CloseReason.SLOW_CONSUMER, closed.reason());
            assertEquals(ServerText.LEFT_SLOW.with(2), closed.text());
            assertEquals(
                    Limit.OUTBOUND_QUEUE, exchange.next(Fact.LimitHit.class).limit());
            exchange.next(Fact.LimitHit.class, hit -> hit.limit() == Limit.OUTBOUND_STALL && hit.count() == 1);

            // The socket is closed and not only removed: the two ends of the other connections alone are open.
            Counts counts = exchange.counts();
            assertEquals(OTHERS, counts.live());
            Await.soon("its thread ended", () -> exchange.counts().threads() == OTHERS);
            if (before > 0) {
                Await.soon("its descriptor is closed", () -> sockets() == before + 2 * OTHERS + 1);
            }
            deaf.close();
            for (TestClient other : others) {
                other.close();
            }
        }
    }

    @Test
    void whoReadsSlowlyButSteadilyIsNotTakenForOneWhoReadsNothing() throws Exception {
        try (TestServer exchange = new TestServer(LIMITS);
                TestClient slow = new TestClient("127.0.0.1", exchange.port(TestServer.SETTINGS), 4_096)) {
            ConnectionId id = exchange.next(Fact.Opened.class).id();
            for (int i = 0; i < 4; i++) {
                exchange.reply("x".repeat(SIZE), id);
            }
            // At 500 kB a second the queued bytes take several times the time in which a client has to take a chunk.
            byte[] piece = new byte[25_000];
            for (int read = 0; read < 4 * SIZE; read += piece.length) {
                assertEquals(piece.length, slow.socket.getInputStream().readNBytes(piece, 0, piece.length));
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
            }
            assertEquals(1, exchange.counts().live());
            for (int i = 0; i < 4; i++) {
                exchange.next(Fact.Delivered.class, outcome -> outcome.delivery() == Delivery.SENT);
            }
        }
    }

    @Test
    void whoReadsTooSlowlyIsNotSaidToHaveTakenNothingAndTheOthersDoNotWaitForIt() throws Exception {
        ServerLimits limits =
                ServerLimits.DEFAULTS.with(new ServerLimits.Outbound(WAITING, 256, Duration.ofSeconds(1)));
        try (TestServer exchange = new TestServer(limits)) {
            int port = exchange.port(TestServer.SETTINGS);
            try (TestClient slow = new TestClient("127.0.0.1", port, 4_096);
                    TestClient other = new TestClient(port)) {
                exchange.next(Fact.Opened.class);
                exchange.next(Fact.Opened.class);
                Thread reader = Threads.platform("slow reader", () -> readSlowly(slow));
                reader.start();
                for (int number = 1; number <= 2; number++) {
                    byte[] body = TestClient.utf8("x".repeat(SIZE));
                    exchange.ask(new Request.ReplyAll(number, body, new Request.ReplyForm.ClientFormat()));
                    assertEquals(SIZE, other.readFrame().length());
                }
                assertTrue(
                        exchange.rest().stream().noneMatch(Fact.Closed.class::isInstance),
                        "the other one has everything before the slow one is given up");
                Fact.Closed closed = exchange.next(Fact.Closed.class);
                assertEquals(
                        "It did not read what was sent to it, or too slowly: for 1 s the next part, "
                                + "64 KiB at most, found no room.",
                        closed.text().english());
                slow.close();
                reader.join();
            }
        }
    }

    /** Reads a KiB ten times a second until the test closes the client. */
    private static void readSlowly(TestClient client) {
        try {
            while (client.socket.getInputStream().readNBytes(1_024).length > 0) {
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
            }
        } catch (IOException closed) {
            // The end of the test.
        }
    }

    private static Thread reading(TestClient client, ConcurrentLinkedQueue<String> wrong) {
        Thread reader = Threads.virtual("reader", () -> {
            try {
                for (int number = 0; number < MESSAGES; number++) {
                    String text = client.readFrame();
                    if (text.length() != SIZE || !text.startsWith(String.format(Locale.ROOT, "%6d", number))) {
                        wrong.add(text.length() + " bytes instead of message " + number);
                    }
                }
            } catch (IOException failed) {
                wrong.add(failed.toString());
            }
        });
        reader.start();
        return reader;
    }

    /** Returns the number of open sockets of this process; 0 if unknown. */
    private static long sockets() {
        Path open = Path.of("/proc/self/fd");
        if (!Files.isDirectory(open)) {
            return 0;
        }
        try (Stream<Path> files = Files.list(open)) {
            return files.filter(SlowConsumerTest::isSocket).count();
        } catch (IOException unknown) {
            return 0;
        }
    }

    private static boolean isSocket(Path descriptor) {
        try {
            return Files.readSymbolicLink(descriptor).toString().startsWith("socket:");
        } catch (IOException closedMeanwhile) {
            return false;
        }
    }
}
