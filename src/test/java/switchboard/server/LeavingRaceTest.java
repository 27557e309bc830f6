package switchboard.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import switchboard.event.Fact;
import switchboard.model.ConnectionId;
import switchboard.model.Delivery;
import switchboard.thread.Threads;

/** Replies race with clients that leave, while others connect and may get their ports. */
@Timeout(120)
class LeavingRaceTest {
    private static final int REPLIES = 10_000;
    private static final int AT_ONCE = 50;

    @Test
    void tenThousandRepliesReachWhoWasMeantOrFailAndNeverSomebodyElse() throws Exception {
        try (TestServer exchange = new TestServer()) {
            int port = exchange.port(TestServer.SETTINGS);
            ConcurrentLinkedQueue<String> wrong = new ConcurrentLinkedQueue<>();
            long sent = 0;
            long failed = 0;
            for (int round = 0; round < REPLIES / AT_ONCE; round++) {
                CountDownLatch out = new CountDownLatch(AT_ONCE);
                for (int i = 0; i < AT_ONCE; i++) {
                    boolean leaves = i % 2 == 0;
                    Threads.virtual("student", () -> {
                                try (TestClient client = new TestClient(port)) {
                                    client.sendFramed(client.address());
                                    stay(client, leaves, wrong);
                                } catch (IOException broken) {
                                    wrong.add(broken.toString());
                                } finally {
                                    out.countDown();
                                }
                            })
                            .start();
                }
                Map<Long, ConnectionId> asked = new HashMap<>();
                for (int i = 0; i < AT_ONCE; i++) {
                    Fact.Received said = exchange.next(Fact.Received.class);
                    asked.put(exchange.reply("for " + said.message().text(), said.id()), said.id());
                }
                Map<Long, Delivery> outcomes = outcomes(exchange, asked);
                out.await();
                sent += outcomes.values().stream().filter(Delivery.SENT::equals).count();
                failed += outcomes.values().stream()
                        .filter(Delivery.FAILED::equals)
                        .count();
            }
            assertEquals(List.of(), List.copyOf(wrong));
            assertEquals(REPLIES, sent + failed);
            assertTrue(sent >= REPLIES / 2, sent + " of those who stayed were answered");
            assertTrue(failed > 0, "nobody left in time for a race");
        }
    }

    /** A client that stays reads its reply; one that leaves does so at any time, and reads nothing or its own reply. */
    private static void stay(TestClient client, boolean leaves, ConcurrentLinkedQueue<String> wrong)
            throws IOException {
        if (leaves) {
            if (ThreadLocalRandom.current().nextBoolean()) {
                client.reset();
            }
            return;
        }
        String reply = client.readFrame();
        if (!reply.equals("for " + client.address())) {
            wrong.add(client.address() + " got “" + reply + "”");
        }
    }

    /** Waits until each request has exactly one final outcome. */
    private static Map<Long, Delivery> outcomes(TestServer exchange, Map<Long, ConnectionId> asked) {
        Map<Long, Delivery> outcomes = new HashMap<>();
        List<Fact.Delivered> twice = new ArrayList<>();
        while (outcomes.size() < asked.size()) {
            Fact.Delivered one = exchange.next(Fact.Delivered.class, any -> any.delivery() != Delivery.WAITING);
            assertEquals(asked.get(one.request()), one.id(), "the outcome of somebody else's reply");
            if (outcomes.put(one.request(), one.delivery()) != null) {
                twice.add(one);
            }
        }
        assertEquals(List.of(), twice);
        exchange.rest().removeIf(fact -> !(fact instanceof Fact.Received));
        return outcomes;
    }
}
