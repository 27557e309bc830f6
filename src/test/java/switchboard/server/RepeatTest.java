package switchboard.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import switchboard.event.Fact;
import switchboard.event.Request;
import switchboard.model.ConnectionId;
import switchboard.model.Delivery;

/** Replies that are sent on a timer. */
@Timeout(60)
class RepeatTest {
    private static final Duration SHORT = Duration.ofMillis(20);

    private static long repeat(TestServer server, ConnectionId to, String text, Duration every, OptionalLong times) {
        long number = server.bus.nextRequest();
        server.ask(new Request.Repeat(
                number,
                List.of(new Request.RecipientBody(to, TestClient.utf8(text))),
                new Request.ReplyForm.ClientFormat(),
                every,
                times));
        return number;
    }

    /** Returns the next outcome but progress. */
    private static String outcome(TestServer server, long request, Delivery delivery) {
        Fact.Delivered outcome =
                server.next(Fact.Delivered.class, one -> one.request() == request && one.delivery() == delivery);
        return outcome.detail().orElseThrow().english();
    }

    @Test
    void itIsSentAsOftenAsWantedAndNoMore() throws IOException {
        try (TestServer server = new TestServer();
                TestClient client = new TestClient(server.port(TestServer.SETTINGS))) {
            ConnectionId id = server.next(Fact.Opened.class).id();
            long number = repeat(server, id, "ping", SHORT, OptionalLong.of(3));
            assertEquals("3 times, every 20 ms", outcome(server, number, Delivery.REPEATING));
            for (int i = 0; i < 3; i++) {
                assertEquals("ping", client.readFrame());
            }
            assertEquals("3 times", outcome(server, number, Delivery.SENT));
            server.reply("behind", id);
            assertEquals("behind", client.readFrame());
        }
    }

    @Test
    void itIsStoppedByAPersonAndByAnotherOne() throws IOException {
        try (TestServer server = new TestServer();
                TestClient client = new TestClient(server.port(TestServer.SETTINGS))) {
            ConnectionId id = server.next(Fact.Opened.class).id();
            long first = repeat(server, id, "one", Duration.ofHours(1), OptionalLong.empty());
            assertEquals("every 3,600,000 ms until it is stopped", outcome(server, first, Delivery.REPEATING));
            assertEquals("one", client.readFrame());
            server.next(Fact.Sent.class);
            long second = repeat(server, id, "two", Duration.ofHours(1), OptionalLong.empty());
            assertTrue(outcome(server, first, Delivery.SENT).endsWith(", then it was replaced by another"));
            assertEquals("two", client.readFrame());
            server.ask(new Request.StopRepeating(new Request.Target.All()));
            assertTrue(outcome(server, second, Delivery.SENT).endsWith(", then it was stopped"));
        }
    }

    @Test
    void itEndsWithItsClientLongBeforeItIsDueAgain() throws IOException {
        try (TestServer server = new TestServer()) {
            int port = server.port(TestServer.SETTINGS);
            long number;
            try (TestClient client = new TestClient(port)) {
                ConnectionId id = server.next(Fact.Opened.class).id();
                number = repeat(server, id, "ping", Duration.ofHours(1), OptionalLong.empty());
                assertEquals("ping", client.readFrame());
            }
            assertEquals("left; it was sent 1 time before", outcome(server, number, Delivery.FAILED));
        }
    }

    @Test
    void aClientThatReadsNothingGetsNoPileAndTheOthersAreNotSlowed() throws IOException {
        String large = "x".repeat(900_000);
        try (TestServer server = new TestServer()) {
            int port = server.port(TestServer.SETTINGS);
            try (TestClient deaf = new TestClient(port)) {
                ConnectionId id = server.next(Fact.Opened.class).id();
                repeat(server, id, large, Duration.ofMillis(10), OptionalLong.empty());
                try (TestClient other = new TestClient(port)) {
                    ConnectionId second = server.next(Fact.Opened.class).id();
                    long number = repeat(server, second, "ping", Duration.ofMillis(10), OptionalLong.of(100));
                    for (int i = 0; i < 100; i++) {
                        assertEquals("ping", other.readFrame());
                    }
                    assertEquals("100 times", outcome(server, number, Delivery.SENT));
                }
                long queued = server.server.roster().clients().stream()
                        .filter(one -> one.id().equals(id))
                        .findFirst()
                        .orElseThrow()
                        .queued();
                assertTrue(queued <= large.length() + 64, queued + " bytes wait");
            }
        }
    }

    @Test
    void oneThatCannotBeSentEndsWithTheReasonAndSoDoesOneForNobody() throws IOException {
        try (TestServer server = new TestServer();
                TestClient client = new TestClient(server.port(TestServer.SETTINGS))) {
            ConnectionId id = server.next(Fact.Opened.class).id();
            long number = repeat(server, id, "x".repeat(1_048_577), SHORT, OptionalLong.empty());
            assertEquals(
                    "too long: 1,048,577 bytes, and at most 1,048,576 are sent (--max-message); it was sent 0 times"
                            + " before",
                    outcome(server, number, Delivery.FAILED));
            long nobody = repeat(server, new ConnectionId(99), "x", SHORT, OptionalLong.empty());
            assertEquals(
                    "there is no such client; it was sent 0 times before", outcome(server, nobody, Delivery.FAILED));
            client.sendFramed("still here");
            assertEquals(
                    Optional.of("still here"),
                    Optional.of(server.next(Fact.Received.class).message().text()));
        }
    }
}
