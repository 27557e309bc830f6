package switchboard.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import switchboard.event.Fact;
import switchboard.event.Request;
import switchboard.model.CloseReason;
import switchboard.model.ConnectionId;
import switchboard.model.Limit;
import switchboard.server.context.ServerLimits;

/** The bytes a second that are read from one client. */
@Timeout(60)
class ReceiveRateTest {
    /** Bytes a second. So the largest read, 32 KiB, is paid for after half a minute. */
    private static final int RATE = 1_000;

    private static ServerLimits limits(boolean loopbackExempt) {
        return ServerLimits.DEFAULTS
                .with(new ServerLimits.Inbound(
                        1 << 20, Duration.ofSeconds(10), Duration.ofSeconds(10), 8 << 10, 64 << 20, RATE))
                .with(new ServerLimits.Connections(100, 32, 20, 40, loopbackExempt));
    }

    @Test
    void whoSendsFasterThanAllowedIsReadMoreSlowlyAndNobodyElseIs() throws Exception {
        try (TestServer exchange = new TestServer(limits(false))) {
            int port = exchange.port(TestServer.echoing());
            try (TestClient fast = new TestClient(port);
                    TestClient other = new TestClient(port)) {
                fast.sendFramed("f".repeat(40_000)).sendFramed("one more");
                Fact.LimitHit hit = exchange.next(Fact.LimitHit.class);
                assertEquals(Limit.RECEIVE_RATE, hit.limit());
                assertEquals(
                        "#1 sends faster than 1000 bytes a second and is read no faster than that"
                                + " (--limit receive-rate).",
                        hit.text().english().replace(",", ""));
                for (int count = 0; count < 3; count++) {
                    assertEquals("hello", other.sendFramed("hello").readFrame());
                }
                assertFalse(
                        exchange.rest().stream()
                                .anyMatch(fact -> fact instanceof Fact.Received in
                                        && in.id().number() == 1),
                        "the fast one is not read on");
                // Its thread waits, but not for the end.
                exchange.ask(new Request.Disconnect(TestServer.only(new ConnectionId(1))));
                assertEquals(
                        CloseReason.KICKED, exchange.next(Fact.Closed.class).reason());
            }
        }
    }

    @Test
    void thisComputerIsExemptAsFromTheOtherLimitsPerAddress() throws Exception {
        try (TestServer exchange = new TestServer(limits(true))) {
            try (TestClient fast = new TestClient(exchange.port(TestServer.echoing()))) {
                fast.sendFramed("f".repeat(40_000)).sendFramed("one more");
                assertEquals(40_000, fast.readFrame().length());
                assertEquals("one more", fast.readFrame());
            }
        }
    }
}
