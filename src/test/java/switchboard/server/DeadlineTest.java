package switchboard.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import switchboard.event.Fact;
import switchboard.event.Request;
import switchboard.model.CloseReason;
import switchboard.model.ConnectionId;
import switchboard.model.Limit;
import switchboard.model.ListenerSettings;
import switchboard.server.context.ServerLimits;
import switchboard.thread.Await;
import switchboard.wire.Cause;
import switchboard.wire.FrameStatus;

/** Clients that are slow within a message: deadlines run only while a frame is open, and end every such frame. */
@Timeout(60)
class DeadlineTest {
    private static final Duration HEADER = Duration.ofMillis(400);
    private static final int A_SECOND = 1 << 10;

    /** The time for a header is 0.4 s; a body has 0.4 s more, and a second for each KiB. */
    static final ServerLimits SHORT =
            ServerLimits.DEFAULTS.with(new ServerLimits.Inbound(1 << 20, HEADER, HEADER, A_SECOND, 1 << 26));

    /** Sends single bytes with pauses until the server has ended the connection; returns the number of sent bytes. */
    private static int drip(TestClient client, byte[] bytes, long pauseNanos) {
        try {
            for (int at = 0; at < bytes.length; at++) {
                client.socket.getOutputStream().write(bytes, at, 1);
                LockSupport.parkNanos(pauseNanos);
                if (client.socket.getInputStream().available() > 0) {
                    return at;
                }
            }
        } catch (IOException closed) {
            return -1;
        }
        return bytes.length;
    }

    @Test
    void aHeaderThatDripsInIsEndedAtItsDeadlineHoweverSteadilyItDrips() throws IOException {
        try (TestServer exchange = new TestServer(SHORT);
                TestClient client = new TestClient(exchange.port(TestServer.strict()))) {
            long began = System.nanoTime();
            int sent = drip(client, TestClient.utf8("5" + " ".repeat(63)), TimeUnit.MILLISECONDS.toNanos(100));
            Fact.Closed closed = exchange.next(Fact.Closed.class);
            long took = System.nanoTime() - began;
            assertTrue(sent < 64, "the header was let be complete");
            assertTrue(took >= HEADER.toNanos(), "ended after " + took + " ns already");
            assertEquals(CloseReason.TIMEOUT, closed.reason());
            assertTrue(client.readAll().contains("of the 64"), "the reason can be read");
            Fact.LimitHit hit = exchange.next(Fact.LimitHit.class);
            assertEquals(Limit.HEADER_TIME, hit.limit());
            assertEquals(1, hit.count());
        }
    }

    @Test
    void aBodyThatDripsInIsEndedByItsRate() throws IOException {
        try (TestServer exchange = new TestServer(SHORT);
                TestClient client = new TestClient(exchange.port(TestServer.strict()))) {
            client.send("512" + " ".repeat(61));
            long began = System.nanoTime();
            int sent = drip(client, new byte[512], TimeUnit.MILLISECONDS.toNanos(50));
            long took = System.nanoTime() - began;
            assertTrue(sent < 512, "the body was let be complete");
            assertTrue(took >= 2 * HEADER.toNanos(), "half a KiB has half a second more than these 0.8 s: " + took);
            assertEquals(CloseReason.TIMEOUT, exchange.next(Fact.Closed.class).reason());
            assertEquals(Limit.BODY_TIME, exchange.next(Fact.LimitHit.class).limit());
        }
    }

    @Test
    void whoSendsAByteEachMomentRunsOutOfTimeToo() throws IOException {
        ServerLimits.Inbound fast = new ServerLimits.Inbound(1 << 20, HEADER, HEADER, 1 << 20, 1 << 26);
        try (TestServer exchange = new TestServer(ServerLimits.DEFAULTS.with(fast));
                TestClient client = new TestClient(exchange.port(TestServer.strict()))) {
            client.send("262144" + " ".repeat(58));
            // Slower than the required rate, but with pauses of less than a millisecond between the bytes.
            int sent = drip(client, new byte[262_144], 1);
            assertTrue(sent < 262_144, "the body was let be complete");
            assertEquals(CloseReason.TIMEOUT, exchange.next(Fact.Closed.class).reason());
        }
    }

    @Test
    void aWellTimedMessageIsTakenHoweverManyItFollows() throws IOException {
        try (TestServer exchange = new TestServer(SHORT);
                TestClient client = new TestClient(exchange.port(TestServer.strict()))) {
            // Each frame takes half of its time; all together take several times the time for one.
            for (int i = 0; i < 6; i++) {
                client.send("2" + " ".repeat(63) + "h");
                LockSupport.parkNanos(HEADER.toNanos() / 2);
                client.send("i");
                assertEquals("hi", exchange.next(Fact.Received.class).message().text());
            }
        }
    }

    @Test
    void timeOnHoldIsNotTheClientsFault() throws IOException {
        try (TestServer exchange = new TestServer(SHORT);
                TestClient client = new TestClient(exchange.port(TestServer.strict()))) {
            ConnectionId id = exchange.next(Fact.Opened.class).id();
            client.send("5" + " ".repeat(63) + "he");
            Await.soon(
                    "the beginning is there",
                    () -> exchange.server.roster().clients().stream().anyMatch(one -> one.frameOpen() == 66));
            exchange.ask(new Request.Hold(TestServer.only(id)));
            exchange.next(Fact.Changed.class, Fact.Changed::held);
            // Longer than the time for header and body; meanwhile another client shows that deadlines are checked.
            try (TestClient late = new TestClient(client.socket.getPort()).send("4")) {
                exchange.next(Fact.Closed.class, closed -> !closed.id().equals(id));
                assertTrue(late.readAll().contains("of the 64"));
            }
            LockSupport.parkNanos(2 * HEADER.toNanos());
            exchange.ask(new Request.Release(TestServer.only(id)));
            exchange.next(Fact.Changed.class, changed -> changed.id().equals(id) && !changed.held());
            // No more bytes had been received at the release, so the rest of the frame gets its time again.
            LockSupport.parkNanos(HEADER.toNanos() / 4);
            client.send("llo");
            Fact.Received whole =
                    exchange.next(Fact.Received.class, one -> one.id().equals(id));
            assertEquals(FrameStatus.FRAMED, whole.message().shape());
            assertEquals("hello", whole.message().text());
        }
    }

    @Test
    void onALenientListenerWhatCameIsShownAndTheClientStays() throws IOException {
        try (TestServer exchange = new TestServer(SHORT);
                TestClient client = new TestClient(exchange.port(TestServer.SETTINGS))) {
            client.send("9" + " ".repeat(63) + "abc");
            Fact.Received shown = exchange.next(Fact.Received.class);
            assertEquals(
                    Cause.BODY_INCOMPLETE, shown.message().findings().getFirst().cause());
            assertEquals(Limit.BODY_TIME, exchange.next(Fact.LimitHit.class).limit());
            client.sendFramed("now right");
            assertEquals(
                    "now right", exchange.next(Fact.Received.class).message().text());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"lines", "cr"})
    void aRecordThatSomebodyTypesHasNoDeadline(String name) throws IOException {
        ListenerSettings settings = TestServer.strict(name);
        String end = name.equals("lines") ? "\n" : "\r";
        try (TestServer exchange = new TestServer(SHORT);
                TestClient client = new TestClient(exchange.port(settings))) {
            client.send("hel");
            // Three times as long as a header may take.
            LockSupport.parkNanos(3 * HEADER.toNanos());
            client.send("lo" + end);
            Fact.Received typed = exchange.next(Fact.Received.class);
            assertEquals("hello", typed.message().text());
            assertEquals(List.of(), typed.message().findings());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"stx-etx", "mllp"})
    void aRecordThatHasBegunVisiblyHasTheDeadlineOfAHeader(String name) throws IOException {
        String begun = name.equals("mllp") ? "\u000bMSH|hel" : "\u0002hel";
        try (TestServer exchange = new TestServer(SHORT);
                TestClient client = new TestClient(exchange.port(TestServer.strict(name)))) {
            client.send(begun);
            assertEquals(CloseReason.TIMEOUT, exchange.next(Fact.Closed.class).reason());
            assertEquals(Limit.HEADER_TIME, exchange.next(Fact.LimitHit.class).limit());
        }
    }

    @Test
    void aLineThatTricklesOnHasOneHoweverSteadilyItTrickles() throws IOException {
        try (TestServer exchange = new TestServer(SHORT);
                TestClient client = new TestClient(exchange.port(TestServer.strict("lines")))) {
            client.send("x".repeat(70_000));
            int sent = drip(client, TestClient.utf8("y".repeat(64)), TimeUnit.MILLISECONDS.toNanos(100));
            assertTrue(sent < 64, "the line was let go on forever");
            assertEquals(CloseReason.TIMEOUT, exchange.next(Fact.Closed.class).reason());
        }
    }

    @Test
    void aLineThatNobodyTypesHasOne() throws IOException {
        ListenerSettings settings = TestServer.strict("lines");
        try (TestServer exchange = new TestServer(SHORT);
                TestClient client = new TestClient(exchange.port(settings))) {
            client.send("x".repeat(70_000));
            assertEquals(CloseReason.TIMEOUT, exchange.next(Fact.Closed.class).reason());
        }
    }
}
