package switchboard.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import switchboard.thread.Threads;

/** The console's commands with a real server and real sockets. */
@Timeout(60)
@Tag("slow")
class ConsoleCommandsTest {
    private final List<Socket> clients = new ArrayList<>();
    private RunningProgram program;

    @BeforeEach
    void threeClientsCome() throws IOException {
        program = RunningProgram.start("--no-record");
        int port = program.port();
        for (int number = 1; number <= 3; number++) {
            clients.add(new Socket("127.0.0.1", port));
            program.out()
                    .await("#" + number + " came from 127.0.0.1:"
                            + client(number).getLocalPort());
        }
    }

    @AfterEach
    void end() throws Exception {
        program.close();
        assertEquals(0, program.code());
        for (Socket client : clients) {
            client.close();
        }
    }

    @Test
    void aTextForAllReachesEverybodyWithOneOutcomeEach() throws Exception {
        program.type("all Hello, everybody! 🧦");
        for (int number = 1; number <= 3; number++) {
            program.out().await("#" + number + " sent");
            assertEquals("Hello, everybody! 🧦", receive(client(number)));
        }
    }

    @Test
    void aReplyReachesTheOneWhoWasMeantAndNobodyElse() throws Exception {
        program.type("send #2 for two");
        program.out().await("#2 sent");
        program.type("all for all");
        program.out().await("#3 sent");

        assertEquals("for two", receive(client(2)));
        for (int number = 1; number <= 3; number++) {
            assertEquals("for all", receive(client(number)));
        }
    }

    @Test
    void aReplyToWhoLeftFails() throws Exception {
        client(2).setSoLinger(true, 0);
        client(2).close();
        program.out().await(line -> line.startsWith("#2 left: "));
        program.type("send 2 too late");
        program.out().await("#2 failed: left");
        program.type("send 77 who?");
        program.out().await("#77 failed: there is no such client");
    }

    @Test
    void clientsThatDoNotReadMakeNoCommandWait() throws Exception {
        String large = "x".repeat(1_000_000);
        long begun = System.nanoTime();
        program.type("send 1 " + large);
        program.type("all " + large);
        program.type("send 3 hello");
        program.type("kick 1");
        program.type("counts");
        Thread reader = Threads.platform("reader", () -> readAll(client(3)));
        reader.start();
        program.out().await(line -> line.startsWith("live 2 "));
        Duration taken = Duration.ofNanos(System.nanoTime() - begun);

        assertTrue(taken.toMillis() < 3_000, taken + " until the last command was carried out");
        List<String> outcomes = program.out().lines().stream()
                .filter(line -> line.matches("#\\d (sent|waiting|kicked|failed.*)"))
                .toList();
        assertTrue(outcomes.containsAll(List.of("#1 waiting", "#2 waiting", "#3 sent")), outcomes.toString());
        assertTrue(outcomes.indexOf("#1 waiting") < outcomes.indexOf("#1 kicked"), outcomes.toString());
        client(3).close();
        reader.join();
    }

    private static void readAll(Socket client) {
        try {
            client.getInputStream().transferTo(OutputStream.nullOutputStream());
        } catch (IOException closed) {
            // The test closes it.
        }
    }

    @Test
    void whoIsKickedIsDisconnectedAndTheOthersStay() throws Exception {
        program.type("kick 2");
        program.out().await("#2 kicked");
        program.out().await("#2 left: It was disconnected by hand.");
        assertEquals(-1, client(2).getInputStream().read());
        program.type("counts");
        program.out().await(line -> line.startsWith("live 2  total 3  peak 3  rejected 0  threads "));
    }

    @Test
    void whoIsHeldIsNotReadUntilReleased() throws Exception {
        program.type("hold all");
        program.out().await("#3 held");
        program.type("list");
        program.out().await(line -> line.startsWith("#3 127.0.0.1:" + client(3).getLocalPort() + "  held  in 0 "));
        send(client(3), "while held");
        program.type("release 1");
        program.out().await("#1 released");
        send(client(1), "after release");
        program.out().await(line -> line.endsWith("  after release"));
        assertTrue(program.out().lines().stream().noneMatch(line -> line.endsWith("  while held")));
        program.type("release all");
        program.out().await("#3 released");
        program.out().await(line -> line.endsWith("  while held"));
    }

    @Test
    void aTextThatIsTooLongFailsForEachWithTheReason() throws Exception {
        program.type("all " + "x".repeat((1 << 20) + 1));
        for (int number = 1; number <= 3; number++) {
            String start = "#" + number + " failed: too long: ";
            program.out().await(line -> line.startsWith(start));
        }
    }

    private Socket client(int number) {
        return clients.get(number - 1);
    }

    private static void send(Socket client, String text) throws IOException {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        client.getOutputStream()
                .write(String.format(Locale.ROOT, "%-64d", body.length).getBytes(StandardCharsets.US_ASCII));
        client.getOutputStream().write(body);
    }

    private static String receive(Socket client) throws IOException {
        String header = new String(client.getInputStream().readNBytes(64), StandardCharsets.US_ASCII);
        return new String(client.getInputStream().readNBytes(Integer.parseInt(header.strip())), StandardCharsets.UTF_8);
    }
}
