package switchboard.server;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import switchboard.event.Fact;
import switchboard.event.Request;
import switchboard.model.ListenerSettings.AutoReply;

/** The automatic reply is changed while the server runs. */
@Timeout(60)
class AutoReplyTest {
    private static void set(TestServer exchange, Optional<AutoReply> auto) {
        exchange.ask(new Request.SetAutoReply(auto));
        assertEquals(auto, exchange.next(Fact.AutoReplyChanged.class).auto());
    }

    @Test
    void itIsTurnedOffAndOnForThoseWhoAreConnectedAndForNewListeners() throws IOException {
        try (TestServer exchange = new TestServer();
                TestClient client = new TestClient(exchange.port(TestServer.echoing()))) {
            assertEquals("one", client.sendFramed("one").readFrame());
            set(exchange, Optional.of(new AutoReply.Off()));
            client.sendFramed("two");
            exchange.next(
                    Fact.Received.class, received -> received.message().text().equals("two"));
            set(exchange, Optional.of(new AutoReply.Fixed("thank you")));
            assertEquals("thank you", client.sendFramed("three").readFrame(), "two was not answered");
            try (TestClient other = new TestClient(exchange.port(TestServer.SETTINGS))) {
                assertEquals("thank you", other.sendFramed("hello").readFrame());
            }
            set(exchange, Optional.empty());
            assertEquals("four", client.sendFramed("four").readFrame());
        }
    }
}
