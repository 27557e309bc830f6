package switchboard.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import switchboard.event.Fact;
import switchboard.event.Request;
import switchboard.model.ListenerInfo;

@Timeout(30)
class StopListeningTest {
    @Test
    void aListenerThatStopsKeepsItsConnectionsAndTheOtherListenersAcceptOn() throws IOException {
        try (TestServer exchange = new TestServer()) {
            ListenerInfo stopped = exchange.listen(TestServer.echoing());
            ListenerInfo other = exchange.listen(TestServer.echoing());
            try (TestClient early = new TestClient(stopped.port())) {
                assertEquals("before", early.sendFramed("before").readFrame());
                exchange.ask(new Request.StopListening(stopped.id()));
                exchange.next(Fact.ListeningEnded.class, new Fact.ListeningEnded(stopped, Optional.empty())::equals);
                assertThrows(UncheckedIOException.class, () -> new TestClient(stopped.port()).close());
                assertEquals("after", early.sendFramed("after").readFrame());
                try (TestClient late = new TestClient(other.port())) {
                    assertEquals("other", late.sendFramed("other").readFrame());
                }
            }
        }
    }

    @Test
    void aNumberThatNoListenerHasStopsNone() throws IOException {
        try (TestServer exchange = new TestServer()) {
            ListenerInfo listener = exchange.listen(TestServer.echoing());
            exchange.ask(new Request.StopListening(listener.id() + 7));
            exchange.ask(new Request.StartListening(TestServer.echoing()));
            exchange.next(Fact.Listening.class, fact -> fact.listener().id() > listener.id());
            try (TestClient client = new TestClient(listener.port())) {
                assertEquals("still", client.sendFramed("still").readFrame());
            }
        }
    }
}
