package switchboard.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import switchboard.model.CloseReason;
import switchboard.model.Counts;
import switchboard.thread.Await;
import switchboard.thread.Threads;

/** Clients that connect, talk and leave in random order, in every way of leaving. */
@Timeout(180)
@Tag("slow")
class ChurnTest {
    private static final int CLIENTS = 1_000;
    private static final int ROUNDS = 20;

    @Test
    void aThousandClientsInTwentyRoundsLeaveExactCountsAndNothingElse() throws Exception {
        try (TestServer exchange = new TestServer()) {
            int port = exchange.port(TestServer.echoing());
            ConcurrentLinkedQueue<String> wrong = new ConcurrentLinkedQueue<>();
            long seed = System.nanoTime();
            Random random = new Random(seed);
            Footprint settled = Footprint.NONE;
            long expected = 0;
            long resets = 0;
            long goodbyes = 0;
            for (int round = 0; round < ROUNDS; round++) {
                List<Integer> ways =
                        IntStream.range(0, CLIENTS).map(i -> i % 10).boxed().collect(Collectors.toList());
                Collections.shuffle(ways, random);
                CountDownLatch allIn = new CountDownLatch(CLIENTS);
                CountDownLatch leave = new CountDownLatch(1);
                CountDownLatch allOut = new CountDownLatch(CLIENTS);
                for (int way : ways) {
                    Threads.virtual("student", () -> {
                                try (TestClient client = new TestClient(port)) {
                                    talk(client, way);
                                    allIn.countDown();
                                    leave.await();
                                    leave(client, way);
                                } catch (IOException | InterruptedException | AssertionError failed) {
                                    wrong.add(failed.toString());
                                    allIn.countDown();
                                } finally {
                                    allOut.countDown();
                                }
                            })
                            .start();
                }
                assertTrue(allIn.await(60, TimeUnit.SECONDS), "everybody in, seed " + seed + " " + wrong);
                expected += CLIENTS;
                resets += CLIENTS / 10;
                goodbyes += CLIENTS / 10;
                Counts full = exchange.counts();
                assertEquals(CLIENTS, full.live(), "everybody is there " + wrong);
                assertEquals(CLIENTS, full.threads());
                assertEquals(CLIENTS, full.peak());
                leave.countDown();
                assertTrue(allOut.await(60, TimeUnit.SECONDS), "everybody out, seed " + seed);
                Await.soon("nobody is left", () -> exchange.counts().live() == 0);
                Await.soon("no thread is left", () -> exchange.counts().threads() == 0);
                Counts rest = exchange.counts();
                assertEquals(expected, rest.total());
                assertEquals(expected, rest.ended());
                assertEquals(0, rest.rejected());
                assertEquals(resets, rest.closed().get(CloseReason.RESET), rest.toString());
                assertEquals(goodbyes, rest.closed().get(CloseReason.GOODBYE), rest.toString());
                assertEquals(List.of(), List.copyOf(wrong), "seed " + seed);
                assertEquals(List.of(), exchange.server.roster().clients());
                exchange.rest().clear();
                if (round == 4) {
                    settled = Footprint.now();
                }
            }
            Footprint end = Footprint.now();
            assertTrue(end.threads <= settled.threads + 4, settled + " grew to " + end);
            assertTrue(end.descriptors <= settled.descriptors + 8, settled + " grew to " + end);
            assertTrue(end.heap <= settled.heap + 8_000_000, settled + " grew to " + end);
        }
    }

    private static void talk(TestClient client, int way) throws IOException {
        int messages = 1 + ThreadLocalRandom.current().nextInt(3);
        for (int i = 0; i < messages; i++) {
            String text = "way " + way + " message " + i;
            assertEquals(text, client.sendFramed(text).readFrame());
        }
    }

    private static void leave(TestClient client, int way) throws IOException {
        switch (way) {
            case 0 -> client.reset();
            case 1 -> {
                client.sendFramed("!DISCONNECT");
                assertEquals("!DISCONNECT", client.readFrame());
                assertEquals("", client.readAll());
            }
            case 2 -> {
                client.socket.shutdownOutput();
                assertEquals("", client.readAll());
            }
            default -> client.close();
        }
    }

    /** The resources of the process: platform threads, file descriptors and bytes of heap. */
    private record Footprint(int threads, long descriptors, long heap) {
        static final Footprint NONE = new Footprint(0, 0, 0);

        static Footprint now() throws IOException {
            System.gc();
            Runtime runtime = Runtime.getRuntime();
            Path open = Path.of("/proc/self/fd");
            long descriptors = 0;
            if (Files.isDirectory(open)) {
                try (Stream<Path> files = Files.list(open)) {
                    descriptors = files.count();
                }
            }
            return new Footprint(
                    ManagementFactory.getThreadMXBean().getThreadCount(),
                    descriptors,
                    runtime.totalMemory() - runtime.freeMemory());
        }
    }
}
