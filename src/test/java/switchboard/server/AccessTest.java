package switchboard.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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
import switchboard.model.ConnectionId;
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

    // ---- the addresses that one device can take ----

    private static SilentTransport from(AdmissionControl admission, String host) {
        SilentTransport transport = new SilentTransport();
        admission.admit(
                transport,
                new AdmissionControl.Peer("[" + host + "]:5", host, "[::]:1", false),
                1,
                TestServer.SETTINGS);
        return transport;
    }

    @ParameterizedTest
    @CsvSource({
        "2001:db8:1:2::1, 2001:db8:1:2::2, 2001:db8:1:2:ffff::3, 2001:db8:1:2::/64, 2001:db8:1:3::1",
        "fe80::1%2, fe80::2%2, fe80::3%2, fe80::%2/64, fe80::1%3",
        "::ffff:10.0.0.1, 10.0.0.1, ::ffff:10.0.0.1, 10.0.0.1, ::ffff:10.0.0.2"
    })
    void theAddressesOfOneDeviceHaveOneShareOfPlaces(
            String first, String second, String third, String counted, String other) throws InterruptedException {
        try (EventBus bus = new EventBus();
                LosslessSubscription facts = bus.subscribe("test", 1_000, 1 << 20, Fact.Rejected.class::isInstance)) {
            ServerContext context = new ServerContext(
                    bus, ServerLimits.DEFAULTS.with(new ServerLimits.Connections(100, 2, 1, 4)), 0, new ManualClock());
            AdmissionControl admission = new AdmissionControl(context);
            List<SilentTransport> all = new ArrayList<>();
            for (String host : new String[] {first, second, third, other, third, third}) {
                all.add(from(admission, host));
            }
            assertTrue(all.get(2).closed.await(20, TimeUnit.SECONDS));
            assertTrue(all.get(5).closed.await(20, TimeUnit.SECONDS));
            assertEquals(
                    "Too many connections from your address (" + counted + "; the server’s --limit per-address).\n",
                    all.get(2).got.toString());
            assertEquals(
                    "Too many new connections from your address (" + counted
                            + "; the server’s --limit rate and burst). Wait a second.\n",
                    all.get(5).got.toString());
            assertEquals(3, context.registry.counts().live(), "two of the device, and another one");
            List<Fact> told = new ArrayList<>();
            while (told.size() < 3) {
                facts.take(told, 100, TimeUnit.SECONDS.toNanos(20));
            }
            assertEquals(
                    List.of(
                            ServerText.LIMIT_ADDRESS.with("[" + third + "]:5", 2, counted),
                            ServerText.LIMIT_ADDRESS.with("[" + third + "]:5", 2, counted),
                            ServerText.LIMIT_RATE.with("[" + third + "]:5", 1, counted)),
                    told.stream().map(fact -> ((Fact.Rejected) fact).text()).toList());
            all.forEach(SilentTransport::close);
            Await.soon("all have left", () -> context.registry.counts().threads() == 0);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "2001:db8:1:2::1, 2001:db8:1:2::2, 2001:db8:1:2::/64, 2001:db8:1:3::1",
        "fe80::1%2, fe80::2%2, fe80::%2/64, fe80::1%3",
        "::ffff:10.0.0.1, 10.0.0.1, 10.0.0.1, ::ffff:10.0.0.2"
    })
    void whoIsBlockedDoesNotComeBackWithAnotherAddressOfTheSameDevice(
            String blocked, String again, String counted, String other) throws InterruptedException {
        try (EventBus bus = new EventBus();
                LosslessSubscription facts = bus.subscribe("test", 1_000, 1 << 20, Fact.Rejected.class::isInstance);
                Server unused = new Server(bus, ServerLimits.DEFAULTS, 0)) {
            ServerContext context = new ServerContext(bus, ServerLimits.DEFAULTS, 0, new SystemClock());
            AdmissionControl admission = new AdmissionControl(context);
            RequestHandler handler = new RequestHandler(context, unused);
            handler.start();
            SilentTransport first = from(admission, blocked);
            ConnectionId id = context.registry.all().iterator().next().info().id();
            assertTrue(bus.request(new Request.Block(Set.of(id))));
            assertTrue(first.closed.await(20, TimeUnit.SECONDS));
            assertEquals(
                    List.of(counted),
                    context.access.deny().stream().map(AddressRange::toString).toList());
            SilentTransport second = from(admission, again);
            assertTrue(second.closed.await(20, TimeUnit.SECONDS));
            List<Fact> told = new ArrayList<>();
            facts.take(told, 100, TimeUnit.SECONDS.toNanos(20));
            assertEquals(Limit.NOT_ADMITTED, ((Fact.Rejected) told.getFirst()).limit());
            SilentTransport third = from(admission, other);
            assertEquals(
                    other,
                    context.registry.all().stream()
                            .map(client -> client.info().host())
                            .filter(other::equals)
                            .findFirst()
                            .orElseThrow());
            third.close();
            Await.soon("all have left", () -> context.registry.counts().threads() == 0);
            handler.stop();
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
                    all.get(2).got.toString().contains("full (2 clients;"),
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
            assertTrue(oneTooMany.got.toString().contains("full (3 clients;"), oneTooMany.got.toString());
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
            Message message = switch (fact) {
                case Fact.Received received -> received.message();
                case Fact.Sent sent -> sent.message();
                default -> Message.outbound(new byte[0], 0, 0);
            };
            String bytes = new String(message.bytes(), StandardCharsets.UTF_8);
            assertFalse(bytes.contains("apple"), bytes);
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
    void aClientAwaitsTheCodeUntilItSaysIt() throws IOException {
        try (TestServer exchange = new TestServer();
                TestClient client = new TestClient(exchange.port(asking()))) {
            ConnectionId id =
                    exchange.next(Fact.Changed.class, Fact.Changed::awaitsCode).id();
            assertTrue(client.sendFramed(CODE).readFrame().contains("welcome"));
            exchange.next(Fact.Changed.class, changed -> changed.id().equals(id) && !changed.awaitsCode());
        }
    }

    @Test
    void aCodeThatIsSaidWhereItIsNotNeededIsAnsweredButSeenNowhereNotEvenInAnEcho(@TempDir Path folder)
            throws IOException {
        try (TestServer exchange = new TestServer()) {
            int asking = exchange.port(asking());
            int open = exchange.port(TestServer.echoing());
            exchange.listen(asking().at(new ListenerSettings.Where.Unix(folder.resolve("s"))));
            try (TestClient twice = new TestClient(asking);
                    TestClient unasked = new TestClient(open);
                    SocketChannel unix = SocketChannel.open(UnixDomainSocketAddress.of(folder.resolve("s")))) {
                assertTrue(twice.sendFramed(CODE).readFrame().contains("welcome"));
                assertEquals("a", twice.sendFramed("a").sendFramed(CODE).readFrame());
                assertEquals("No class code is needed here now.", twice.readFrame());
                assertEquals(
                        "No class code is needed here now.",
                        unasked.sendFramed(CODE + "\r\n").readFrame());
                assertEquals("b", unasked.sendFramed("b").readFrame());
                unix.write(ByteBuffer.wrap(
                        Framings.HEADER64.frame(TestClient.utf8(CODE)).bytes()));
                ByteBuffer answer = ByteBuffer.allocate(64 + "No class code is needed here now.".length());
                while (answer.hasRemaining() && unix.read(answer) >= 0) {
                    Thread.onSpinWait();
                }
                unix.write(ByteBuffer.wrap(TestClient.utf8(CODE.substring(0, 5))));
            }
            for (int i = 0; i < 3; i++) {
                exchange.next(Fact.Closed.class);
            }
            assertNothingTells(exchange);
        }
    }

    @Test
    void aStrictListenerThatEndsAConnectionBecauseOfACodeSaidAgainDoesNotQuoteIt() throws IOException {
        ListenerSettings strict = TestServer.strict().asking(new ClassCode(CODE));
        try (TestServer exchange = new TestServer();
                TestClient client = new TestClient(exchange.port(strict))) {
            assertTrue(client.sendFramed(CODE).readFrame().contains("welcome"));
            assertFalse(client.send(CODE + "\n").readAll().contains("apple"));
            exchange.next(Fact.Closed.class);
            assertNothingTells(exchange);
        }
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void anotherUserOfThisComputerWaitsAfterWrongCodesAndTheOneWhoRunsTheServerDoesNot() throws Exception {
        assumeTrue(
                Files.isExecutable(Path.of("/usr/bin/setpriv")) && "root".equals(System.getProperty("user.name")),
                "only root can become another user");
        String guess =
                "exec 3<>/dev/tcp/127.0.0.1/$0; for i in 1 2 3 4; do printf '%-64s%s' 6 $((100000 + RANDOM)) >&3; done; cat <&3";
        try (TestServer exchange = new TestServer()) {
            int port = exchange.port(asking());
            List<String> command = new ArrayList<>(
                    List.of("/usr/bin/setpriv", "--reuid=65534", "--regid=65534", "--clear-groups", "/bin/bash"));
            command.addAll(List.of("-c", guess, Integer.toString(port)));
            for (int i = 0; i < 2; i++) {
                Process nobody = new ProcessBuilder(command).start();
                assertTrue(nobody.waitFor(20, TimeUnit.SECONDS));
            }
            exchange.next(
                    Fact.Closed.class, closed -> closed.text().english().startsWith("localhost uid 65534 has to wait"));
            for (int i = 0; i < 4; i++) {
                try (TestClient own = new TestClient(port)) {
                    assertTrue(own.sendFramed("guess").readFrame().contains("attempts left: 2"));
                }
            }
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
        ServerLimits limits = ServerLimits.DEFAULTS.with(new ServerLimits.Handshake(
                Duration.ofSeconds(10), 3, Duration.ofMillis(100), Duration.ofSeconds(60), 10));
        try (TestServer exchange = new TestServer(limits);
                TestClient client = new TestClient(exchange.port(asking()))) {
            String said = client.readAll();
            assertTrue(said.startsWith("No class code came in time ("), said);
            assertEquals(CloseReason.CODE, exchange.next(Fact.Closed.class).reason());
        }
    }

    @Test
    void aBrowserIsExplainedAlsoWhereACodeIsWanted() throws IOException {
        try (TestServer exchange = new TestServer();
                TestClient client = new TestClient(exchange.port(asking()))) {
            client.send("GET /apple HTTP/1.1\r\nHost: apple\r\n\r\n");
            assertTrue(client.readAll().contains("web browser"));
            Fact.Received received = exchange.next(Fact.Received.class);
            assertEquals(Cause.HTTP, received.message().findings().getFirst().cause());
            assertEquals("********", received.message().text());
            Fact.Closed closed = exchange.next(Fact.Closed.class);
            assertTrue(
                    closed.text().english().contains("web browser"),
                    closed.text().english());
            assertFalse(closed.text().english().contains("apple"), closed.text().english());
        }
    }

    @Test
    void wrongCodesMakeAnAddressWaitLongerAndLongerAndARightOneIsForgiven() {
        AtomicLong now = new AtomicLong(1_000_000_000_000L);
        AtomicLong codes = new AtomicLong();
        ClassCodeAttempts attempts = new ClassCodeAttempts(3, 1_000, Duration.ofSeconds(60), now::get);
        for (int i = 0; i < 3; i++) {
            assertEquals(
                    ClassCodeAttempts.Refusal.NONE, attempts.tryAttempt("10.0.0.1", codes.incrementAndGet(), false));
        }
        assertEquals(ClassCodeAttempts.Refusal.NONE, attempts.tryAttempt("10.0.0.2", codes.incrementAndGet(), false));
        for (int seconds : new int[] {1, 2, 4, 8, 16, 32, 60, 60, 60}) {
            now.incrementAndGet();
            assertEquals(
                    new ClassCodeAttempts.Refusal(seconds, false),
                    attempts.tryAttempt("10.0.0.1", codes.incrementAndGet(), false));
            now.addAndGet(TimeUnit.SECONDS.toNanos(seconds) - 2);
            assertEquals(
                    new ClassCodeAttempts.Refusal(1, false),
                    attempts.tryAttempt("10.0.0.1", codes.incrementAndGet(), false));
            now.incrementAndGet();
            assertEquals(
                    ClassCodeAttempts.Refusal.NONE, attempts.tryAttempt("10.0.0.1", codes.incrementAndGet(), false));
        }
        attempts.right("10.0.0.1");
        assertEquals(ClassCodeAttempts.Refusal.NONE, attempts.tryAttempt("10.0.0.1", codes.incrementAndGet(), false));
        assertEquals(ClassCodeAttempts.Refusal.NONE, attempts.tryAttempt("10.0.0.1", codes.incrementAndGet(), false));
    }

    @Test
    void whoGuessesFromManyAddressesIsToldThatNoMoreCodesAreCompared() throws IOException {
        ServerLimits limits = ServerLimits.DEFAULTS
                .with(new ServerLimits.Connections(100, 100, 1_000, 1_000, false))
                .with(new ServerLimits.Handshake(
                        Duration.ofSeconds(10), 3, Duration.ofSeconds(60), Duration.ofSeconds(60), 1));
        try (TestServer exchange = new TestServer(limits)) {
            int port = exchange.port(asking().at(new ListenerSettings.Where.Tcp("0.0.0.0", 0)));
            InetAddress here = InetAddress.getByName("127.0.0.1");
            String said = "";
            for (int i = 2; i < 50 && !said.contains("all clients together"); i++) {
                byte[] guess =
                        Framings.HEADER64.frame(TestClient.utf8("guess " + i)).bytes();
                try (Socket client = new Socket(here, port, InetAddress.getByName("127.0.0." + i), 0)) {
                    client.getOutputStream().write(guess);
                    client.shutdownOutput();
                    said = new String(client.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
                }
            }
            assertTrue(
                    said.endsWith(
                            "Too many wrong class codes from all clients together: connect again in 1 s (the server’s --limit code-rate)."),
                    said);
            assertEquals(Limit.CLASS_CODE, exchange.next(Fact.LimitHit.class).limit());
        }
    }

    @Test
    void wrongCodesAreForgottenAfterTenMinutesAlsoDuringALongerPause() {
        AtomicLong now = new AtomicLong();
        ClassCodeAttempts attempts = new ClassCodeAttempts(1, 1_000, Duration.ofHours(1), now::get);
        for (long pause = 1; pause <= 512; pause *= 2) {
            assertEquals(ClassCodeAttempts.Refusal.NONE, attempts.tryAttempt("10.0.0.1", pause, false));
            now.addAndGet(TimeUnit.SECONDS.toNanos(pause));
        }
        assertEquals(ClassCodeAttempts.Refusal.NONE, attempts.tryAttempt("10.0.0.1", 9002, false));
        now.addAndGet(TimeUnit.MINUTES.toNanos(10));
        assertEquals(
                new ClassCodeAttempts.Refusal(1_024 - 600 + 1, false), attempts.tryAttempt("10.0.0.1", 9003, false));
        now.incrementAndGet();
        assertEquals(ClassCodeAttempts.Refusal.NONE, attempts.tryAttempt("10.0.0.1", 9004, false));
    }
}
