package switchboard.server;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import switchboard.event.Fact;
import switchboard.event.Request;
import switchboard.model.CloseReason;
import switchboard.model.Limit;
import switchboard.model.ListenerInfo;
import switchboard.model.ListenerSettings;
import switchboard.model.ListenerSettings.Where;
import switchboard.server.accept.ListenException;
import switchboard.server.context.ServerLimits;
import switchboard.text.ServerText;
import switchboard.thread.Await;
import switchboard.tls.Identity;
import switchboard.tls.StoredIdentity;
import switchboard.tls.TlsException;
import switchboard.tls.Trust;
import switchboard.wire.Cause;
import switchboard.wire.framing.Framings;

@Timeout(60)
@Tag("slow")
class TlsTest {
    private static final Where ENCRYPTED = new Where.Tcp("127.0.0.1", 0, true);

    @TempDir
    static Path directory;

    private static Identity identity;

    @BeforeAll
    static void makeIdentity() throws TlsException {
        identity = StoredIdentity.in(directory, Clock.systemUTC());
    }

    private static TestServer exchange(ServerLimits limits) {
        return new TestServer(limits, () -> identity);
    }

    private static TestServer exchange() {
        return exchange(ServerLimits.DEFAULTS);
    }

    private static SSLSocket call(int port, String version) throws IOException {
        SSLSocket socket = (SSLSocket) new Trust.PinnedCertificate(identity.fingerprint())
                .context()
                .getSocketFactory()
                .createSocket(InetAddress.getLoopbackAddress(), port);
        socket.setEnabledProtocols(new String[] {version});
        socket.setSoTimeout(10_000);
        socket.startHandshake();
        return socket;
    }

    private static byte[] frame(String text) {
        return Framings.HEADER64.frame(TestClient.utf8(text)).bytes();
    }

    private static List<String> python(int port, String version, String what) throws Exception {
        Process python = startPython(port, version, what);
        String printed = new String(python.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertTrue(python.waitFor(20, TimeUnit.SECONDS), "python does not end");
        return printed.lines().toList();
    }

    private static Process startPython(int port, String version, String what) throws IOException {
        return new ProcessBuilder(
                        "python3",
                        Path.of("src", "test", "python", "tls_client.py").toString(),
                        "127.0.0.1",
                        Integer.toString(port),
                        version,
                        directory.resolve("certificate.pem").toString(),
                        what)
                .redirectErrorStream(true)
                .start();
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1_2", "TLSv1_3"})
    void pythonTalksOverTlsAndTrustsTheCertificateThatWasMadeHere(String version) throws Exception {
        try (TestServer exchange = exchange()) {
            ListenerInfo listener = exchange.listen(TestServer.echoing().at(ENCRYPTED));
            assertEquals("tls", listener.family());
            assertEquals(identity.fingerprint().text(), listener.fingerprint());
            assertEquals(Files.readString(directory.resolve("certificate.pem")), listener.certificate());
            assertEquals(
                    List.of(version.replace('_', '.'), "13", "100000", "3"), python(listener.port(), version, "echo"));
            assertTrue(exchange.next(Fact.Opened.class).connection().encrypted());
            assertEquals(CloseReason.FIN, exchange.next(Fact.Closed.class).reason());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1_2", "TLSv1_3"})
    void aClientThatSaysFarewellGetsOneBack(String version) throws Exception {
        try (TestServer exchange = exchange()) {
            int port = exchange.port(TestServer.echoing().at(ENCRYPTED));
            assertEquals(List.of(version.replace('_', '.'), "last", "unwrapped"), python(port, version, "unwrap"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1_2", "TLSv1_3"})
    void whoIsDisconnectedIsToldSoByTlsToo(String version) throws Exception {
        try (TestServer exchange = exchange()) {
            int port = exchange.port(TestServer.echoing().at(ENCRYPTED));
            Process python = startPython(port, version, "kicked");
            try {
                var id = exchange.next(Fact.Received.class).id();
                exchange.next(Fact.Sent.class);
                exchange.ask(new Request.Disconnect(TestServer.only(id)));
                String printed = new String(python.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
                assertEquals(
                        List.of(version.replace('_', '.'), "here", "end: b''"),
                        printed.lines().toList());
            } finally {
                python.destroyForcibly();
            }
        }
    }

    @Test
    void aClientThatFinishedSendingCanStillBeAnswered() throws IOException {
        try (TestServer exchange = exchange();
                SSLSocket client = call(exchange.port(TestServer.SETTINGS.at(ENCRYPTED)), "TLSv1.3")) {
            client.getOutputStream().write(frame("question"));
            client.shutdownOutput();
            Fact.Closed closed = exchange.next(Fact.Closed.class);
            assertTrue(closed.answerable(), closed.text().english());
            exchange.reply("answer", closed.id());
            byte[] whole = client.getInputStream().readAllBytes();
            assertArrayEquals(frame("answer"), whole);
        }
    }

    @Test
    void inTls12WhichKnowsNoHalfCloseNobodyIsPromisedAnAnswerAfterTheEnd() throws IOException {
        try (TestServer exchange = exchange();
                SSLSocket client = call(exchange.port(TestServer.SETTINGS.at(ENCRYPTED)), "TLSv1.2")) {
            client.getOutputStream().write(frame("question"));
            client.shutdownOutput();
            Fact.Closed closed = exchange.next(Fact.Closed.class);
            assertFalse(closed.answerable());
            assertEquals(CloseReason.FIN, closed.reason());
        }
    }

    @Test
    void aTlsClientThatHangsUpWithoutAFarewellIsNoBrokenConnection() throws IOException {
        try (TestServer exchange = exchange();
                Socket below = new Socket(
                        InetAddress.getLoopbackAddress(),
                        exchange.port(TestServer.echoing().at(ENCRYPTED)));
                SSLSocket client = (SSLSocket)
                        new Trust.AnyServer().context().getSocketFactory().createSocket(below, "localhost", 0, false)) {
            client.getOutputStream().write(frame("x"));
            assertArrayEquals(frame("x"), client.getInputStream().readNBytes(65));
            below.shutdownOutput();
            assertEquals(CloseReason.FIN, exchange.next(Fact.Closed.class).reason());
        }
    }

    @Test
    void aPlainClientIsToldInTextWhatIsWrongAndTheLogShowsWhatItSaid() throws IOException {
        try (TestServer exchange = exchange();
                TestClient client = new TestClient(exchange.port(TestServer.SETTINGS.at(ENCRYPTED)))) {
            client.sendFramed("Hello Server!");
            String said = client.readAll();
            assertTrue(said.contains("this listener speaks TLS"), said);
            Fact.Received received = exchange.next(Fact.Received.class);
            assertEquals(
                    Cause.PLAIN_ON_TLS, received.message().findings().getFirst().cause());
            assertTrue(received.message().text().endsWith("Hello Server!"));
            assertEquals(CloseReason.PROTOCOL, exchange.next(Fact.Closed.class).reason());
        }
    }

    @Test
    void aTlsClientOfAPlainListenerFailsAtOnceWithTheErrorThatEverybodyKnows() throws IOException {
        try (TestServer exchange = exchange()) {
            int port = exchange.port(TestServer.SETTINGS);
            SSLException failed = assertThrows(SSLException.class, () -> call(port, "TLSv1.3"));
            assertTrue(failed.getMessage().contains("unrecognized SSL message"), failed.getMessage());
            assertEquals(
                    Cause.TLS,
                    exchange.next(Fact.Received.class)
                            .message()
                            .findings()
                            .getFirst()
                            .cause());
            assertEquals(CloseReason.PROTOCOL, exchange.next(Fact.Closed.class).reason());
        }
    }

    private static SSLSocket served(int port, String version) throws IOException {
        SSLSocket client = call(port, version);
        isServed(client);
        return client;
    }

    private static void isServed(SSLSocket client) throws IOException {
        client.getOutputStream().write(frame("x"));
        assertArrayEquals(frame("x"), client.getInputStream().readNBytes(frame("x").length));
    }

    @Test
    void aClientThatRenegotiatesIsDisconnectedWithASentenceAndTheOthersAreServed() throws IOException {
        try (TestServer exchange = exchange()) {
            int port = exchange.port(TestServer.echoing().at(ENCRYPTED));
            try (SSLSocket other = served(port, "TLSv1.2");
                    SSLSocket client = served(port, "TLSv1.2")) {
                assertThrows(IOException.class, () -> {
                    // In TLS 1.2 a second handshake of the client is a renegotiation.
                    client.startHandshake();
                    isServed(client);
                });
                Fact.Closed closed = exchange.next(Fact.Closed.class);
                assertEquals(CloseReason.PROTOCOL, closed.reason());
                assertEquals(ServerText.LEFT_RENEGOTIATION.with(), closed.text());
                isServed(other);
            }
        }
    }

    @Test
    void aClientThatFloodsTheServerWithKeyUpdatesIsDisconnectedToo() throws IOException {
        try (TestServer exchange = exchange();
                SSLSocket client = served(exchange.port(TestServer.echoing().at(ENCRYPTED)), "TLSv1.3")) {
            assertThrows(IOException.class, () -> {
                // In TLS 1.3 a second handshake of the client is a key update that asks for one in return.
                for (int i = 0; i < 100_000; i++) {
                    client.startHandshake();
                }
            });
            Fact.Closed closed = exchange.next(Fact.Closed.class);
            assertEquals(CloseReason.PROTOCOL, closed.reason());
            assertEquals(ServerText.LEFT_EMPTY_RECORDS.with(16), closed.text());
        }
    }

    @Test
    void aClientMayUpdateItsKeysBetweenMessagesAsOftenAsItLikes() throws IOException {
        try (TestServer exchange = exchange();
                SSLSocket client = served(exchange.port(TestServer.echoing().at(ENCRYPTED)), "TLSv1.3")) {
            for (int i = 0; i < 40; i++) {
                client.startHandshake();
                isServed(client);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "TLS_ECDHE_ECDSA_WITH_AES_256_CBC_SHA384",
                "TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA256",
                "TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA"
            })
    void aClientWithoutACipherSuiteOfTodayIsExplained(String suite) throws IOException {
        try (TestServer exchange = exchange()) {
            int port = exchange.port(TestServer.SETTINGS.at(ENCRYPTED));
            try (Socket below = new Socket(InetAddress.getLoopbackAddress(), port)) {
                SSLSocket client = (SSLSocket)
                        new Trust.AnyServer().context().getSocketFactory().createSocket(below, "localhost", 0, false);
                client.setEnabledProtocols(new String[] {"TLSv1.2"});
                client.setEnabledCipherSuites(new String[] {suite});
                assertThrows(SSLException.class, client::startHandshake);
                String sentence = exchange.next(Fact.Closed.class).text().english();
                assertTrue(sentence.contains("no cipher in common"), sentence);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "TLS_AES_128_GCM_SHA256",
                "TLS_CHACHA20_POLY1305_SHA256",
                "TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384",
                "TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256"
            })
    void theCipherSuitesOfTodayAreServed(String suite) throws IOException {
        try (TestServer exchange = exchange();
                SSLSocket client = (SSLSocket) new Trust.AnyServer()
                        .context()
                        .getSocketFactory()
                        .createSocket(
                                InetAddress.getLoopbackAddress(),
                                exchange.port(TestServer.echoing().at(ENCRYPTED)))) {
            client.setEnabledCipherSuites(new String[] {suite});
            isServed(client);
            assertEquals(suite, client.getSession().getCipherSuite());
        }
    }

    private static ServerLimits hurried() {
        return ServerLimits.DEFAULTS.with(new ServerLimits.Handshake(
                Duration.ofMillis(200), 3, Duration.ofSeconds(60), Duration.ofSeconds(60), 10));
    }

    @Test
    void aClientThatSaysNothingIsToldThatTlsIsWantedAndLetGo() throws IOException {
        try (TestServer exchange = exchange(hurried());
                TestClient client = new TestClient(exchange.port(TestServer.SETTINGS.at(ENCRYPTED)))) {
            String said = client.readAll();
            assertTrue(said.contains("speaks TLS"), said);
            assertEquals(CloseReason.TIMEOUT, exchange.next(Fact.Closed.class).reason());
            assertEquals(
                    Limit.HANDSHAKE_TIME, exchange.next(Fact.LimitHit.class).limit());
        }
    }

    @Test
    void aHandshakeThatComesDropByDropIsCutOffAtItsLimit() throws IOException {
        try (TestServer exchange = exchange(hurried());
                TestClient client = new TestClient(exchange.port(TestServer.SETTINGS.at(ENCRYPTED)))) {
            byte[] hello = {0x16, 3, 1, 2, 0};
            client.socket.getOutputStream().write(hello);
            exchange.next(Fact.Opened.class);
            // Each byte is in time, but the whole handshake is not.
            Await.soon("the client is gone", () -> {
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(10));
                try {
                    client.socket.getOutputStream().write(1);
                    return exchange.counts().live() == 0;
                } catch (IOException closed) {
                    return true;
                }
            });
            Fact.Closed closed = exchange.next(Fact.Closed.class);
            assertEquals(CloseReason.TIMEOUT, closed.reason(), closed.text().english());
        }
    }

    @Test
    void aStalledHandshakeKeepsNobodyElseWaiting() throws IOException {
        try (TestServer exchange = exchange()) {
            int port = exchange.port(TestServer.echoing().at(ENCRYPTED));
            try (TestClient stalled = new TestClient(port);
                    SSLSocket quick = call(port, "TLSv1.3")) {
                quick.getOutputStream().write(frame("quick"));
                assertArrayEquals(frame("quick"), quick.getInputStream().readNBytes(frame("quick").length));
                // The client is still connected, and still in its handshake.
                assertEquals(2, exchange.counts().live());
                stalled.send("\u0016");
            }
        }
    }

    @Test
    void aClientThatDoesNotTrustTheCertificateIsExplained() throws IOException {
        try (TestServer exchange = exchange()) {
            int port = exchange.port(TestServer.SETTINGS.at(ENCRYPTED));
            try (Socket below = new Socket(InetAddress.getLoopbackAddress(), port)) {
                // The TCP socket stays open: a close with unread bytes sends a reset, which could overtake the alert.
                SSLSocket socket = (SSLSocket) new Trust.Authorities()
                        .context()
                        .getSocketFactory()
                        .createSocket(below, "127.0.0.1", port, false);
                assertThrows(SSLHandshakeException.class, socket::startHandshake);
                String sentence = exchange.next(Fact.Closed.class).text().english();
                assertTrue(sentence.contains("does not trust this server’s certificate"), sentence);
            }
        }
    }

    @Test
    void aClientThatReadsNothingCanBeDisconnectedWithoutWaitingForIt() throws IOException {
        ServerLimits limits = ServerLimits.DEFAULTS
                .with(new ServerLimits.Closing(Duration.ofSeconds(60), Duration.ofMillis(200)))
                .withMaxMessage(ServerLimits.HARD_MAX_MESSAGE);
        try (TestServer exchange = exchange(limits);
                SSLSocket client = call(exchange.port(TestServer.SETTINGS.at(ENCRYPTED)), "TLSv1.3")) {
            var id = exchange.next(Fact.Opened.class).id();
            for (int i = 0; i < 3; i++) {
                exchange.reply("x".repeat(8_000_000), id);
            }
            exchange.next(Fact.Sent.class);
            exchange.ask(new Request.Disconnect(TestServer.only(id)));
            assertEquals(CloseReason.KICKED, exchange.next(Fact.Closed.class).reason());
            Await.soon("its threads are gone", () -> exchange.counts().threads() == 0);
            InputStream rest = client.getInputStream();
            long got = 0;
            try {
                while (rest.read() >= 0) {
                    got++;
                }
            } catch (IOException terminate) {
                assertInstanceOf(SSLException.class, terminate);
            }
            assertTrue(got < 23_000_000, "it got all " + got + " bytes, though it was cut off");
        }
    }

    @Test
    void theServerStopsInTimeWithClientsInAllStatesOfTls() throws IOException {
        try (TestServer exchange = exchange()) {
            int port = exchange.port(TestServer.SETTINGS.at(ENCRYPTED));
            try (TestClient silent = new TestClient(port);
                    TestClient begun = new TestClient(port);
                    SSLSocket live = call(port, "TLSv1.2")) {
                begun.socket.getOutputStream().write(new byte[] {0x16, 3, 1, 2, 0, 1});
                Await.soon("all are there", () -> exchange.counts().live() == 3);
                long before = System.nanoTime();
                exchange.server.stopAll();
                long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - before);
                assertTrue(millis < 2_500, "it took " + millis + " ms");
                assertEquals(0, exchange.counts().threads());
                assertEquals(-1, live.getInputStream().read());
                assertEquals("", silent.readAll());
            }
        }
    }

    @Test
    void aListenerWithAnIdentityThatCannotBeUsedIsSaidInASentence() {
        try (TestServer exchange = new TestServer(
                ServerLimits.DEFAULTS,
                () -> switchboard.tls.PemFiles.read(
                        directory.resolve("none.pem"), directory.resolve("none.pem"), java.time.Instant.now()))) {
            ListenerSettings settings = TestServer.SETTINGS.at(ENCRYPTED);
            ListenException refused = assertThrows(ListenException.class, () -> exchange.server.listen(settings));
            assertTrue(refused.getMessage().startsWith("There is no file "), refused.getMessage());
        }
    }
}
