package switchboard.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.net.spi.InetAddressResolverProvider;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import switchboard.server.TestClient;
import switchboard.terminal.Transcript;

/** The server and its client never look up a name, so a slow resolver cannot slow them down. */
@Timeout(90)
class NoLookUpTest {
    @TempDir
    Path folder;

    @Test
    void whateverComesInOrIsAskedForNoNameAndNoAddressIsLookedUp() throws Exception {
        Path services = Files.createDirectories(folder.resolve("classes/META-INF/services"));
        Files.writeString(
                services.resolve(InetAddressResolverProvider.class.getName()), ThrowingResolver.class.getName());
        Path socket = folder.resolve("s");
        try (ConsoleProcess console = ConsoleProcess.startBehind(
                folder.resolve("classes"),
                "--bind",
                "0.0.0.0",
                "--tls",
                "0",
                "--unix",
                socket.toString(),
                "--auto",
                "echo",
                "--deny",
                "127.0.0.9",
                "--limit",
                "loopback=included",
                "--session",
                folder.resolve("class.db").toString())) {
            int port = console.port("tcp");
            int tls = console.port("tls");
            console.out().await(line -> line.startsWith("listening unix "));
            InetAddress here = InetAddress.getByName("127.0.0.1");
            try (TestClient client = new TestClient(port);
                    Socket other = new Socket(here, port, InetAddress.getByName("127.0.0.2"), 0);
                    Socket denied = new Socket(here, port, InetAddress.getByName("127.0.0.9"), 0);
                    TestClient plainOnTls = new TestClient(tls).send("hello");
                    SocketChannel unix = SocketChannel.open(StandardProtocolFamily.UNIX)) {
                unix.connect(UnixDomainSocketAddress.of(socket));
                assertEquals("hi", client.sendFramed("hi").readFrame());
                assertEquals(
                        "Your address may not connect to this server.\n",
                        new String(denied.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
                assertTrue(plainOnTls.readAll().contains("TLS"));
                try (TestClient browser = new TestClient(port).send("GET / HTTP/1.1\r\nHost: x\r\n\r\n")) {
                    console.out().await(line -> line.endsWith(" came from " + browser.address()));
                    console.out().await(line -> line.startsWith("      ! ") && line.contains("HTTP"));
                }
                String arrival = console.out().await(line -> line.endsWith(" came from " + client.address()));
                String number = arrival.substring(1, arrival.indexOf(' '));
                for (String command : List.of("list", "send " + number + " hello", "deny 127.0.0.2", "log", "counts")) {
                    console.type(command);
                }
                assertEquals("hello", client.readFrame());
                console.out().await(line -> line.startsWith("live "));
                assertEquals(-1, skipped(other));
            }
            String[] call = {"client", "127.0.0.1", Integer.toString(tls), "--insecure", "--message", "over TLS"};
            Transcript answer = new Transcript();
            int code = new Program(
                            InputStream.nullInputStream(),
                            StandardCharsets.UTF_8,
                            answer.stream(),
                            answer.stream(),
                            ending -> {})
                    .run(call);
            assertEquals(0, code, answer.lines().toString());
            console.type("quit");
            assertEquals(0, console.code());
            assertEquals(
                    List.of(),
                    console.err().lines().stream()
                            .filter(line -> line.startsWith(ThrowingResolver.LOOKED_UP))
                            .toList());
        }
    }

    private static int skipped(Socket socket) throws Exception {
        socket.getInputStream().readAllBytes();
        return socket.getInputStream().read();
    }
}
