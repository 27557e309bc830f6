package switchboard.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import switchboard.event.EventBus;
import switchboard.event.Fact;
import switchboard.event.LosslessSubscription;
import switchboard.event.Request;
import switchboard.model.AccessRules;
import switchboard.model.AccessRules.Rule;
import switchboard.model.AddressRange;
import switchboard.model.ClassCode;
import switchboard.model.CloseReason;
import switchboard.model.Limit;
import switchboard.model.ListenerSettings;
import switchboard.server.accept.AdmissionControl;
import switchboard.server.context.ClassCodeAttempts;
import switchboard.server.context.ManualClock;
import switchboard.server.context.ServerContext;
import switchboard.server.context.ServerLimits;
import switchboard.server.context.SystemClock;
import switchboard.server.transport.SilentTransport;
import switchboard.text.ServerText;
import switchboard.thread.Await;
import switchboard.wire.Cause;
import switchboard.wire.Message;
import switchboard.wire.framing.Framings;

@Timeout(60)
class AccessTest {
    private static AddressRange range(String written) {
        return AddressRange.parse(written).orElseThrow();
    }

    // ---- addresses ----

    @Test
    void aBlockedClientReadsWhyAndStaysOutUntilItIsUnblocked() throws IOException {
        try (TestServer exchange = new TestServer()) {
            int port = exchange.port(TestServer.echoing());
            try (TestClient guilty = new TestClient(port);
                    TestClient sameAddress = new TestClient(port)) {
                guilty.sendFramed("x").readFrame();
                sameAddress.sendFramed("x").readFrame();
                var id = exchange.next(Fact.Opened.class).id();
                exchange.ask(new Request.Block(Set.of(id)));
                assertTrue(guilty.readAll().contains("may not connect to this server any more"));
                assertTrue(sameAddress.readAll().contains("any more"), "the address is blocked, not the connection");
                assertEquals(
                        CloseReason.BLOCKED, exchange.next(Fact.Closed.class).reason());
                assertEquals(
                        List.of(range("127.0.0.1")),
                        exchange.next(Fact.AccessChanged.class).rules().deny());
            }
            try (TestClient again = new TestClient(port)) {
                assertEquals("Your address may not connect to this server.\n", again.readAll());
                Fact.Rejected rejected = exchange.next(Fact.Rejected.class);
                assertEquals(Limit.NOT_ADMITTED, rejected.limit());
                assertEquals(1, exchange.next(Fact.LimitHit.class).count());
            }
            exchange.ask(new Request.SetRule(range("127.0.0.1"), Rule.NONE));
            exchange.next(Fact.AccessChanged.class, changed -> changed.rules().equals(AccessRules.NONE));
            try (TestClient forgiven = new TestClient(port)) {
                assertEquals("y", forgiven.sendFramed("y").readFrame());
            }
        }
    }

    @Test
    void aRangeThatIsDeniedLeavesTheOthersAlone() throws IOException {
        try (TestServer exchange = new TestServer()) {
            int port = exchange.port(TestServer.echoing().at(new ListenerSettings.Where.Tcp("0.0.0.0", 0)));
            exchange.server.admitOnly(AccessRules.NONE.with(range("127.0.0.2"), Rule.DENY));
            InetAddress here = InetAddress.getByName("127.0.0.1");
            try (Socket denied = new Socket(here, port, InetAddress.getByName("127.0.0.2"), 0);
                    Socket fine = new Socket(here, port, InetAddress.getByName("127.0.0.3"), 0)) {
                byte[] frame = Framings.HEADER64.frame(TestClient.utf8("x")).bytes();
                fine.getOutputStream().write(frame);
                assertEquals(frame.length, fine.getInputStream().readNBytes(frame.length).length);
                String said = new String(denied.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
                assertTrue(said.contains("may not connect"), said);
            }
        }
    }

    @Test
    void aRuleThatComesWhileAClientIsBeingAdmittedCountsForItToo() throws InterruptedException {
        AccessRules denied = AccessRules.NONE.with(range("192.168.1.5"), Rule.DENY);
        AtomicReference<ServerContext> server = new AtomicReference<>();
        ManualClock clock = new ManualClock() {
            @Override
            public long micros() {
                // Admission control takes the time of the connection after its check and before it enters the registry.
                server.get().access = denied;
                return super.micros();
            }
        };
        try (EventBus bus = new EventBus()) {
            LosslessSubscription facts = bus.subscribe("test", 100, 1 << 20, fact -> fact instanceof Fact.Closed);
            server.set(new ServerContext(bus, ServerLimits.DEFAULTS, 0, clock));
            SilentTransport client = new SilentTransport();
            new AdmissionControl(server.get())
                    .admit(
                            client,
                            new AdmissionControl.Peer("192.168.1.5:5", "192.168.1.5", "192.168.1.9:1", false),
                            1,
                            TestServer.SETTINGS);
            assertTrue(client.closed.await(20, TimeUnit.SECONDS), "the client stays");
            assertTrue(client.got.toString().contains("any more"), client.got.toString());
            List<Fact> closed = new ArrayList<>();
            facts.take(closed, 1, TimeUnit.SECONDS.toNanos(20));
            assertEquals(CloseReason.BLOCKED, ((Fact.Closed) closed.getFirst()).reason());
            Await.soon(
                    "its thread has ended", () -> server.get().registry.counts().threads() == 0);
        }
    }

    // ---- the last place ----

    @Test
    void theLastSlotIsKeptForWhoeverSitsAtThisComputer() throws InterruptedException {
        try (EventBus bus = new EventBus()) {
            ServerContext context =
                    new ServerContext(bus, ServerLimits.DEFAULTS.withMaxConnections(3), 0, new SystemClock());
            AdmissionControl admission = new AdmissionControl(context);
            List<SilentTransport> all = new ArrayList<>();
            for (int i = 1; i <= 3; i++) {
                SilentTransport stranger = new SilentTransport();
                all.add(stranger);
                admission.admit(
                        stranger,
                        new AdmissionControl.Peer("192.168.1." + i + ":5", "192.168.1." + i, "192.168.1.9:1", false),
                        1,
                        TestServer.SETTINGS);
            }
            assertTrue(all.get(2).closed.await(20, TimeUnit.SECONDS));
            assertTrue(
                    all.get(2).got.toString().contains("full (2 clients)"),
                    all.get(2).got.toString());
            assertEquals(2, context.registry.counts().live());
            SilentTransport local = new SilentTransport();
            all.add(local);
            AdmissionControl.Peer here = new AdmissionControl.Peer("127.0.0.1:5", "127.0.0.1", "127.0.0.1:1", true);
            admission.admit(local, here, 1, TestServer.SETTINGS);
            assertEquals(3, context.registry.counts().live());
            SilentTransport oneTooMany = new SilentTransport();
            admission.admit(oneTooMany, here, 1, TestServer.SETTINGS);
            assertTrue(oneTooMany.closed.await(20, TimeUnit.SECONDS), "also the last slot is taken");
            assertTrue(oneTooMany.got.toString().contains("full (3 clients)"), oneTooMany.got.toString());
            assertEquals(3, context.registry.counts().live());
            all.forEach(SilentTransport::close);
            Await.soon("all have left", () -> context.registry.counts().threads() == 0);
        }
    }

    // ---- the class code ----

    private static final String CODE = "apple-42 žluť";

    private static ListenerSettings asking() {
        return TestServer.echoing().asking(new ClassCode(CODE));
    }

    private static void assertNothingTells(TestServer exchange) {
        assertTrue(exchange.rest().stream().anyMatch(Fact.Received.class::isInstance), "there is nothing to tell");
        for (Fact fact : exchange.rest()) {
            assertFalse(fact.toString().contains("apple"), fact.toString());
            if (fact instanceof Fact.Received received) {
                Message message = received.message();
                String bytes = new String(message.bytes(), StandardCharsets.UTF_8);
                assertFalse(bytes.contains("apple"), bytes);
            }
        }
    }

    @Test
    void whoKnowsTheCodeIsServedAndTheCodeIsSeenNowhere() throws IOException {
        try (TestServer exchange = new TestServer();
                TestClient client = new TestClient(exchange.port(asking()))) {
            assertTrue(client.sendFramed(CODE).readFrame().contains("welcome"));
            assertEquals("Hello", client.sendFramed("Hello").readFrame());
            client.close();
            exchange.next(Fact.Closed.class);
            List<Fact.Received> received = exchange.rest().stream()
                    .filter(fact -> fact instanceof Fact.Received)
                    .map(Fact.Received.class::cast)
                    .toList();
            assertEquals(2, received.size());
            assertEquals(
                    Cause.CLASS_CODE,
                    received.getFirst().message().findings().getFirst().cause());
            assertEquals("Hello", received.get(1).message().text());
            assertNothingTells(exchange);
        }
    }

    @Test
    void theCodeAndTheFirstMessageMayComeInOneRead() throws IOException {
        try (TestServer exchange = new TestServer();
                TestClient client = new TestClient(exchange.port(asking()))) {
            byte[] code = Framings.HEADER64.frame(TestClient.utf8(CODE)).bytes();
            byte[] hello = Framings.HEADER64.frame(TestClient.utf8("Hello")).bytes();
            byte[] both = java.util.Arrays.copyOf(code, code.length + hello.length);
            System.arraycopy(hello, 0, both, code.length, hello.length);
            client.socket.getOutputStream().write(both);
            assertTrue(client.readFrame().contains("welcome"));
            assertEquals("Hello", client.readFrame());
        }
    }

    @Test
    void aLineWithoutAHeaderWillDoForTheCode() throws IOException {
        try (TestServer exchange = new TestServer();
                TestClient client = new TestClient(exchange.port(asking()))) {
            client.send(CODE + "\r\n");
            assertEquals("The class code is right", client.readBytes("The class code is right".length()));
            client.close();
            exchange.next(Fact.Closed.class);
            assertNothingTells(exchange);
        }
    }

    @Test
    void threeWrongCodesEndTheConnectionAndNoneOfThemIsShown() throws IOException {
        try (TestServer exchange = new TestServer();
                TestClient client = new TestClient(exchange.port(asking()))) {
            assertTrue(client.sendFramed("apple-41").readFrame().endsWith("attempts left: 2."));
            assertTrue(client.sendFramed("apple-42 zlut").readFrame().endsWith("attempts left: 1."));
            assertTrue(client.sendFramed("").readFrame().contains("the last attempt"));
            assertEquals("", client.readAll());
            assertEquals(Limit.CLASS_CODE, exchange.next(Fact.LimitHit.class).limit());
            Fact.Closed closed = exchange.next(Fact.Closed.class);
            assertEquals(CloseReason.CODE, closed.reason());
            assertEquals(ServerText.LEFT_CODE.with(3), closed.text());
            assertNothingTells(exchange);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"12", "apple-42", "apple-42 žluť"})
    void aHalfMessageOrAStrictListenerGivesTheCodeAwayAsLittle(String sent) throws IOException {
        ListenerSettings strict = TestServer.strict().asking(new ClassCode(CODE));
        try (TestServer exchange = new TestServer();
                TestClient half = new TestClient(exchange.port(asking()));
                TestClient client = new TestClient(exchange.port(strict))) {
            half.send("20" + " ".repeat(62) + sent);
            half.socket.shutdownOutput();
            client.send(sent + " and more than a header has room for: " + "apple".repeat(20));
            client.readAll();
            exchange.next(Fact.Closed.class);
            exchange.next(Fact.Closed.class);
            assertNothingTells(exchange);
        }
    }

    @Test
    void whoSaysNoCodeInTimeIsToldAndDisconnected() throws IOException {
        ServerLimits limits = ServerLimits.DEFAULTS.with(
                new ServerLimits.Handshake(Duration.ofSeconds(10), 3, Duration.ofMillis(100), Duration.ofSeconds(60)));
        try (TestServer exchange = new TestServer(limits);
                TestClient client = new TestClient(exchange.port(asking()))) {
            String said = client.readAll();
            assertTrue(said.startsWith("No class code came in time."), said);
            assertEquals(CloseReason.CODE, exchange.next(Fact.Closed.class).reason());
        }
    }

    @Test
    void aBrowserIsExplainedAlsoWhereACodeIsWanted() throws IOException {
        try (TestServer exchange = new TestServer();
                TestClient client = new TestClient(exchange.port(asking()))) {
            client.send("GET / HTTP/1.1\r\nHost: x\r\n\r\n");
            Fact.Received received = exchange.next(Fact.Received.class);
            assertEquals(Cause.HTTP, received.message().findings().getFirst().cause());
            assertTrue(received.message().text().startsWith("GET / HTTP/1.1"));
        }
    }

    @Test
    void wrongCodesMakeAnAddressWaitLongerAndLongerAndARightOneIsForgiven() {
        AtomicLong now = new AtomicLong(1_000_000_000_000L);
        ClassCodeAttempts attempts = new ClassCodeAttempts(3, Duration.ofSeconds(60), now::get);
        attempts.wrong("10.0.0.1");
        attempts.wrong("10.0.0.1");
        assertEquals(0, attempts.secondsToWait("10.0.0.1"));
        attempts.wrong("10.0.0.1");
        now.incrementAndGet();
        assertEquals(1, attempts.secondsToWait("10.0.0.1"));
        assertEquals(0, attempts.secondsToWait("10.0.0.2"));
        for (int i = 0; i < 3; i++) {
            attempts.wrong("10.0.0.1");
        }
        now.incrementAndGet();
        assertEquals(8, attempts.secondsToWait("10.0.0.1"));
        for (int i = 0; i < 100; i++) {
            attempts.wrong("10.0.0.1");
        }
        now.incrementAndGet();
        assertEquals(60, attempts.secondsToWait("10.0.0.1"));
        now.addAndGet(TimeUnit.SECONDS.toNanos(60) - 2);
        assertEquals(1, attempts.secondsToWait("10.0.0.1"));
        now.incrementAndGet();
        assertEquals(0, attempts.secondsToWait("10.0.0.1"));
        attempts.right("10.0.0.1");
        attempts.wrong("10.0.0.1");
        assertEquals(0, attempts.secondsToWait("10.0.0.1"));
    }

    @Test
    void wrongCodesAreForgottenAfterTenMinutesAlsoDuringALongerPause() {
        AtomicLong now = new AtomicLong();
        ClassCodeAttempts attempts = new ClassCodeAttempts(1, Duration.ofHours(1), now::get);
        for (int i = 0; i < 30; i++) {
            attempts.wrong("10.0.0.1");
        }
        now.set(TimeUnit.MINUTES.toNanos(10));
        assertEquals(50 * 60 + 1, attempts.secondsToWait("10.0.0.1"));
        now.incrementAndGet();
        assertEquals(0, attempts.secondsToWait("10.0.0.1"));
    }
}
