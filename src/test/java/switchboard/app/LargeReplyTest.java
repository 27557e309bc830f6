package switchboard.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import switchboard.server.TestClient;
import switchboard.system.FileDescriptors;
import switchboard.thread.Await;
import switchboard.thread.Threads;

/** A large message to all clients of a console with a small heap: each recipient is served, or told why not. */
@Timeout(240)
class LargeReplyTest {
    private static final int MIB = 1 << 20;

    @Test
    void aHundredAndFiftyRecipientsOfTheLongestMessageNeedNoCopyEach() throws Exception {
        play(96, 150, 0, MIB);
    }

    @Test
    @Tag("long")
    void aThousandRecipientsOfTheLongestMessageAreServedWith256Mebibytes() throws Exception {
        assumeTrue(FileDescriptors.lowered(2_400) == 2_400, "needs ulimit -n of more than 2,464");
        play(256, 900, 100, MIB);
    }

    @Test
    @Tag("long")
    void twoHundredRecipientsOfSixteenMebibytesAreServedWith512Mebibytes() throws Exception {
        play(512, 190, 10, 16 * MIB);
    }

    /** Sends one message to clients that read and to some that do not, which are disconnected after a while. */
    private static void play(int heap, int reading, int deaf, int bytes) throws Exception {
        List<TestClient> clients = new ArrayList<>();
        AtomicInteger complete = new AtomicInteger();
        try (ConsoleProcess console = ConsoleProcess.startWithHeap(
                heap, "--no-record", "--limit", "stall-time=5s", "--max-message", Integer.toString(bytes))) {
            int port = console.port("tcp");
            for (int i = 0; i < deaf + reading; i++) {
                TestClient client = new TestClient("127.0.0.1", port, i < deaf ? 4_096 : 0);
                clients.add(client);
                if (i >= deaf) {
                    Threads.virtual("reader", () -> discard(client, bytes, complete))
                            .start();
                }
            }
            Await.until("all are there", () -> isThere(console, clients.size()));
            console.type("all " + "x".repeat(bytes));
            Await.until(
                    "each recipient has its end",
                    () -> ends(console, "sent") + ends(console, "failed: .*") >= clients.size());
            assertEquals(reading, ends(console, "sent"), console.err().lines()::toString);
            assertTrue(ends(console, "waiting") >= deaf, "those that do not read wait first");
            Await.until("all that read have everything", () -> complete.get() == reading);
            assertTrue(
                    console.err().lines().stream().noneMatch(line -> line.contains("OutOfMemoryError")),
                    console.err().lines()::toString);
        } finally {
            for (TestClient client : clients) {
                client.close();
            }
        }
    }

    private static void discard(TestClient client, int bytes, AtomicInteger complete) {
        byte[] part = new byte[64 << 10];
        try {
            client.socket.setSoTimeout(0);
            InputStream in = client.socket.getInputStream();
            long left = 64L + bytes;
            while (left > 0) {
                int count = in.read(part);
                if (count < 0) {
                    return;
                }
                left -= count;
            }
            complete.incrementAndGet();
        } catch (IOException ended) {
            // The test sees that this client is not complete.
        }
    }

    private static boolean isThere(ConsoleProcess console, int clients) {
        int before = console.out().lines().size();
        try {
            console.type("counts");
        } catch (IOException ended) {
            throw new UncheckedIOException(ended);
        }
        Await.soon("it is counted", () -> counts(console, before).findAny().isPresent());
        return counts(console, before).anyMatch(line -> line.startsWith("live " + clients + " "));
    }

    private static Stream<String> counts(ConsoleProcess console, int before) {
        return console.out().lines().stream().skip(before).filter(line -> line.startsWith("live "));
    }

    private static long ends(ConsoleProcess console, String how) {
        return console.out().lines().stream()
                .filter(line -> line.matches("#\\d+ " + how))
                .map(line -> line.split(" ")[0])
                .distinct()
                .count();
    }
}
