package switchboard.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import switchboard.event.Fact;
import switchboard.event.Request;
import switchboard.model.ConnectionId;
import switchboard.model.Delivery;
import switchboard.thread.Await;
import switchboard.thread.Threads;

/** 200 clients are answered one by one, by selection and all at once, while others connect and leave. */
@Timeout(120)
class ReplyStormTest {
    private static final int CLIENTS = 200;
    private static final int ROUNDS = 10;

    @Test
    void nobodyGetsAnothersReplyAndEveryRecipientHasItsOutcome() throws Exception {
        try (TestServer exchange = new TestServer()) {
            int port = exchange.port(TestServer.SETTINGS);
            Map<ConnectionId, TestClient> clients = new HashMap<>();
            Map<ConnectionId, ConcurrentLinkedQueue<String>> got = new ConcurrentHashMap<>();
            List<Thread> readers = new ArrayList<>();
            ConcurrentLinkedQueue<String> wrong = new ConcurrentLinkedQueue<>();
            for (int i = 0; i < CLIENTS; i++) {
                TestClient client = new TestClient(port);
                ConnectionId id = exchange.next(
                                Fact.Opened.class,
                                opened -> opened.connection().peer().equals(client.address()))
                        .id();
                clients.put(id, client);
                got.put(id, new ConcurrentLinkedQueue<>());
                readers.add(reader(client, got.get(id), wrong));
            }
            AtomicBoolean stop = new AtomicBoolean();
            // A platform thread: a virtual one would never park here, and would keep a single carrier from the server's
            // threads.
            Thread churn = Threads.platform("come and go", () -> {
                while (!stop.get()) {
                    try (TestClient passing = new TestClient(port)) {
                        passing.sendFramed("passing by");
                    } catch (IOException failed) {
                        wrong.add("passing: " + failed);
                    }
                }
            });
            churn.start();

            Map<ConnectionId, List<String>> expected = new HashMap<>();
            Map<Long, Integer> outcomes = new HashMap<>();
            for (int round = 0; round < ROUNDS; round++) {
                int selected = 0;
                List<Request.RecipientBody> some = new ArrayList<>();
                for (ConnectionId id : clients.keySet()) {
                    String one = "one " + round + " for " + id + " ".repeat(round * 50);
                    outcomes.put(exchange.reply(one, id), 1);
                    expected.computeIfAbsent(id, any -> new ArrayList<>()).add(one);
                    if (selected++ % 2 == 0) {
                        String text = "some " + round + " for " + id;
                        some.add(new Request.RecipientBody(id, TestClient.utf8(text)));
                        expected.get(id).add(text);
                    }
                }
                long number = exchange.bus.nextRequest();
                exchange.ask(new Request.Reply(number, some, new Request.ReplyForm.ClientFormat()));
                outcomes.put(number, some.size());
                exchange.ask(new Request.ReplyAll(
                        exchange.bus.nextRequest(),
                        TestClient.utf8("all " + round),
                        new Request.ReplyForm.ClientFormat()));
                for (ConnectionId id : clients.keySet()) {
                    expected.get(id).add("all " + round);
                }
                if (round % 3 == 0) {
                    exchange.next(Fact.Closed.class);
                }
            }
            for (ConnectionId id : clients.keySet()) {
                Await.soon(
                        id + " has everything",
                        () -> got.get(id).size() >= expected.get(id).size());
                assertEquals(expected.get(id), List.copyOf(got.get(id)), "what " + id + " got");
            }
            Map<Long, Map<ConnectionId, Delivery>> came = new HashMap<>();
            Await.soon("every recipient has its outcome", () -> {
                exchange.rest().removeIf(fact -> {
                    if (fact instanceof Fact.Delivered one && one.delivery() != Delivery.WAITING) {
                        Delivery before = came.computeIfAbsent(one.request(), any -> new HashMap<>())
                                .put(one.id(), one.delivery());
                        if (before != null) {
                            wrong.add("two outcomes for " + one);
                        }
                    }
                    return true;
                });
                return outcomes.entrySet().stream()
                        .allMatch(asked ->
                                came.getOrDefault(asked.getKey(), Map.of()).size() == asked.getValue());
            });
            for (long request : outcomes.keySet()) {
                assertTrue(came.get(request).values().stream().allMatch(Delivery.SENT::equals));
            }
            stop.set(true);
            churn.join();
            for (TestClient client : clients.values()) {
                client.close();
            }
            for (Thread reader : readers) {
                reader.join();
            }
            assertEquals(List.of(), List.copyOf(wrong));
        }
    }

    private static Thread reader(
            TestClient client, ConcurrentLinkedQueue<String> got, ConcurrentLinkedQueue<String> wrong) {
        Thread reader = Threads.virtual("reader", () -> {
            try {
                while (true) {
                    got.add(client.readFrame());
                }
            } catch (IOException end) {
                if (!client.socket.isClosed()) {
                    wrong.add(client.address() + ": " + end);
                }
            } catch (NumberFormatException interleaved) {
                wrong.add(client.address() + ": frames interleaved: " + interleaved.getMessage());
            }
        });
        reader.start();
        return reader;
    }

    @Test
    void aHundredThreadsWritingToOneClientNeverMixTheirFrames() throws Exception {
        try (TestServer exchange = new TestServer();
                TestClient client = new TestClient(exchange.port(TestServer.SETTINGS))) {
            ConnectionId id = exchange.next(Fact.Opened.class).id();
            List<Thread> writers = new ArrayList<>();
            for (int i = 0; i < 100; i++) {
                String text = ("writer " + i + " ").repeat(200);
                Thread writer = Threads.virtual("writer", () -> exchange.reply(text, id));
                writers.add(writer);
                writer.start();
            }
            for (Thread writer : writers) {
                writer.join();
            }
            List<String> frames = new ArrayList<>();
            for (int i = 0; i < 100; i++) {
                frames.add(client.readFrame());
            }
            for (int i = 0; i < 100; i++) {
                assertTrue(frames.contains(("writer " + i + " ").repeat(200)), "the frame of writer " + i);
            }
        }
    }
}
