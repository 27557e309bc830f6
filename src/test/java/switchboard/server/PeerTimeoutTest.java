package switchboard.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import jdk.net.ExtendedSocketOptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import switchboard.event.Fact;
import switchboard.model.ConnectionId;
import switchboard.model.ListenerSettings;
import switchboard.server.context.ServerLimits;
import switchboard.server.transport.TcpTransport;
import switchboard.system.Language;
import switchboard.system.NetworkNamespace;
import switchboard.thread.Await;
import switchboard.tls.Identity;
import switchboard.tls.StoredIdentity;
import switchboard.tls.Trust;
import switchboard.wire.framing.Framings;

/** A client that is cut off from the network sends nothing more; TCP's keep-alive and retransmissions notice it. */
@Timeout(value = 4, unit = TimeUnit.MINUTES)
class PeerTimeoutTest {
    private static final int NOTICED_SECONDS = 120;
    private static final String VANISHED = "RESET It disappeared from the network: its system no longer answers.";

    @Test
    void theSystemIsAskedToNoticeWithinTwoMinutes() throws IOException {
        try (ServerSocket door = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                TestClient client = new TestClient(door.getLocalPort());
                Socket accepted = door.accept()) {
            assumeTrue(
                    accepted.supportedOptions().contains(ExtendedSocketOptions.TCP_KEEPIDLE),
                    "this system can't be asked");
            TcpTransport.prepare(accepted);
            assertTrue(accepted.getKeepAlive());
            assertEquals(client.socket.getLocalPort(), accepted.getPort());
            int most = accepted.getOption(ExtendedSocketOptions.TCP_KEEPIDLE)
                    + accepted.getOption(ExtendedSocketOptions.TCP_KEEPINTERVAL)
                            * accepted.getOption(ExtendedSocketOptions.TCP_KEEPCOUNT);
            assertTrue(most <= NOTICED_SECONDS, most + " seconds");
        }
    }

    /** Runs in a process of its own: server and clients in an isolated network whose only link is taken down. */
    static final class Cable {
        private Cable() {}

        public static void main(String[] args) throws Exception {
            if (args[0].equals("silent")) {
                silent();
            } else {
                spokenTo();
            }
            System.out.flush();
            System.exit(0);
        }

        /** Neither side sends, so TCP's keep-alive probes the client. */
        private static void silent() throws Exception {
            try (TestServer exchange = new TestServer();
                    TestClient client = new TestClient(exchange.port(TestServer.echoing()))) {
                client.sendFramed("there").readFrame();
                exchange.next(Fact.Received.class);
                pullTheCable();
                long pulled = System.nanoTime();
                awaitLive(exchange, 0);
                System.out.print(TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - pulled) + " ");
                tell(exchange);
            }
        }

        /** The operating system retransmits the server's bytes a few times; the isolated network sets how often. */
        private static void spokenTo() throws Exception {
            Identity identity = StoredIdentity.in(Files.createTempDirectory("island"), Clock.systemUTC());
            ListenerSettings encrypted = TestServer.echoing().at(new ListenerSettings.Where.Tcp("127.0.0.1", 0, true));
            try (TestServer exchange = new TestServer(ServerLimits.DEFAULTS, () -> identity);
                    TestClient resets = new TestClient(exchange.port(TestServer.echoing()));
                    TestClient plain = new TestClient(exchange.port(TestServer.echoing()));
                    Socket tls = new Trust.PinnedCertificate(identity.fingerprint())
                            .context()
                            .getSocketFactory()
                            .createSocket("127.0.0.1", exchange.port(encrypted))) {
                resets.sendFramed("there").readFrame();
                resets.reset();
                tell(exchange);
                List<ConnectionId> there = new ArrayList<>();
                for (OutputStream out : List.of(plain.socket.getOutputStream(), tls.getOutputStream())) {
                    out.write(Framings.HEADER64.frame(TestClient.utf8("here")).bytes());
                    there.add(exchange.next(
                                    Fact.Sent.class,
                                    sent -> sent.message().text().equals("here"))
                            .id());
                }
                pullTheCable();
                there.forEach(client -> exchange.reply("are you there", client));
                tell(exchange);
                tell(exchange);
            }
        }

        private static void pullTheCable() throws IOException, InterruptedException {
            new ProcessBuilder("ip", "link", "set", "lo", "down").start().waitFor();
        }

        private static void awaitLive(TestServer exchange, int live) {
            Await.until(
                    live + " clients are left",
                    Duration.ofMinutes(3),
                    () -> exchange.counts().live() == live);
        }

        private static void tell(TestServer exchange) {
            Fact.Closed closed = exchange.next(Fact.Closed.class);
            System.out.println(closed.reason() + " " + closed.text().english());
        }
    }

    private static List<String> told(Language language, String how) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(language.flags());
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Cable.class.getName(), how));
        Process island = NetworkNamespace.around(
                        language.in(new ProcessBuilder(command)), "echo 1 >/proc/sys/net/ipv4/tcp_retries2")
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (BufferedReader out = island.inputReader(StandardCharsets.UTF_8)) {
            return out.lines().toList();
        } finally {
            island.destroyForcibly();
        }
    }

    @Test
    @Tag("long")
    void whoVanishesFromTheNetworkIsNoticedAndNamed() throws Exception {
        String said = told(Language.GERMAN, "silent").getFirst();
        String[] words = said.split(" ", 2);
        assertTrue(Integer.parseInt(words[0]) <= NOTICED_SECONDS + 5, said);
        assertEquals(VANISHED, words[1]);
    }

    @ParameterizedTest
    @EnumSource(
            value = Language.class,
            names = {"GERMAN", "TURKISH"})
    void whoVanishedAndWhoWasResetAreToldApartInAnyLanguage(Language language) throws Exception {
        assertEquals(
                List.of(
                        "RESET Its system reset the connection (RST): the program ended or did not read the reply.",
                        VANISHED,
                        VANISHED),
                told(language, "spoken to"));
    }
}
