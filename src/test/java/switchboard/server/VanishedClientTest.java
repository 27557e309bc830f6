package switchboard.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import jdk.net.ExtendedSocketOptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import switchboard.event.Fact;
import switchboard.model.CloseReason;
import switchboard.thread.Await;

/** A client whose cable was pulled says nothing; the system is asked to find out. */
@Timeout(value = 4, unit = TimeUnit.MINUTES)
class VanishedClientTest {
    private static final int NOTICED_SECONDS = 120;

    @Test
    void theSystemIsAskedToNoticeWithinTwoMinutes() throws IOException {
        try (ServerSocket door = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                Client client = new Client(door.getLocalPort());
                Socket accepted = door.accept()) {
            assumeTrue(
                    accepted.supportedOptions().contains(ExtendedSocketOptions.TCP_KEEPIDLE),
                    "this system can't be asked");
            SocketTransport.prepare(accepted);
            assertTrue(accepted.getKeepAlive());
            assertTrue(client.socket.isConnected());
            int most = accepted.getOption(ExtendedSocketOptions.TCP_KEEPIDLE)
                    + accepted.getOption(ExtendedSocketOptions.TCP_KEEPINTERVAL)
                            * accepted.getOption(ExtendedSocketOptions.TCP_KEEPCOUNT);
            assertTrue(most <= NOTICED_SECONDS, most + " seconds");
        }
    }

    /** Server and client in a network of their own, whose only cable is pulled. */
    static final class Island {
        private Island() {}

        public static void main(String[] args) throws Exception {
            try (Exchange exchange = new Exchange();
                    Client client = new Client(exchange.port(Exchange.echoing()))) {
                client.sendFramed("there").readFrame();
                exchange.next(Fact.Received.class);
                long pulled = System.nanoTime();
                new ProcessBuilder("ip", "link", "set", "lo", "down").start().waitFor();
                Await.until(
                        "it is noticed",
                        Duration.ofMinutes(3),
                        () -> exchange.counts().live() == 0);
                long seconds = TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - pulled);
                Fact.Closed closed = exchange.next(Fact.Closed.class);
                System.out.println(closed.reason() + " " + seconds + " " + closed.sentence());
                System.out.flush();
            }
            System.exit(0);
        }
    }

    @Test
    @Tag("long")
    void whoVanishesFromTheNetworkIsNoticedAndNamed() throws Exception {
        assumeTrue(canHaveAnIsland(), "needs unshare and ip");
        Process island = new ProcessBuilder(
                        "unshare",
                        "-Urn",
                        "sh",
                        "-c",
                        "ip link set lo up && exec \"$0\" -cp \"$1\" '" + Island.class.getName() + "'",
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        System.getProperty("java.class.path"))
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (BufferedReader out = island.inputReader(StandardCharsets.UTF_8)) {
            String said = String.valueOf(out.readLine());
            String[] words = said.split(" ", 3);
            assertEquals(CloseReason.RESET.name(), words[0], said);
            assertTrue(Integer.parseInt(words[1]) <= NOTICED_SECONDS + 5, said);
            assertEquals("It vanished from the network: its system answered no more.", words[2]);
        } finally {
            island.destroyForcibly();
        }
    }

    private static boolean canHaveAnIsland() throws InterruptedException {
        try {
            return new ProcessBuilder("unshare", "-Urn", "ip", "link", "set", "lo", "up")
                            .redirectErrorStream(true)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException noSuchTool) {
            return false;
        }
    }
}
