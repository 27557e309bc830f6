package switchboard.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import switchboard.event.Fact;
import switchboard.event.Fold;
import switchboard.event.Request;
import switchboard.model.ClassCode;
import switchboard.model.ListenerInfo;
import switchboard.model.ListenerSettings;
import switchboard.model.ListenerSettings.Where;

@Timeout(30)
class MoveListenerTest {
    /** An address for documentation, which no computer has (RFC 5737, 3). */
    private static final String NOT_OURS = "203.0.113.7";

    private static ListenerInfo moved(TestServer exchange, ListenerInfo old, ListenerSettings settings) {
        exchange.ask(new Request.MoveListener(old.id(), settings));
        Fact.Listening now =
                exchange.next(Fact.Listening.class, fact -> fact.listener().id() > old.id());
        exchange.next(Fact.ListeningEnded.class, new Fact.ListeningEnded(old, Optional.empty())::equals);
        return now.listener();
    }

    private static String refused(TestServer exchange, ListenerInfo old, ListenerSettings settings) {
        exchange.ask(new Request.MoveListener(old.id(), settings));
        Fact.ListeningFailed failed = exchange.next(Fact.ListeningFailed.class);
        assertEquals(settings, failed.settings());
        return failed.text().english();
    }

    private static void assertEchoes(TestClient client, String text) throws IOException {
        assertEquals(text, client.sendFramed(text).readFrame());
    }

    private static void assertNobodyListens(int port) {
        assertThrows(UncheckedIOException.class, () -> new TestClient(port).close());
    }

    @Test
    void aListenerMovesToAnotherPortAndKeepsItsConnections() throws IOException {
        try (TestServer exchange = new TestServer()) {
            ListenerInfo old = exchange.listen(TestServer.echoing());
            try (TestClient early = new TestClient(old.port())) {
                assertEchoes(early, "before");
                ListenerInfo now = moved(exchange, old, TestServer.echoing());
                assertNotEquals(old.port(), now.port());
                assertNobodyListens(old.port());
                assertEchoes(early, "after");
                try (TestClient late = new TestClient(now.port())) {
                    assertEchoes(late, "late");
                }
            }
        }
    }

    @Test
    void itOpensToTheNetworkAndClosesAgainOnTheSamePortAndKeepsItsConnections() throws IOException {
        try (TestServer exchange = new TestServer()) {
            ListenerInfo here = exchange.listen(TestServer.echoing());
            Where.Tcp place = new Where.Tcp("0.0.0.0", here.port());
            try (TestClient early = new TestClient(here.port())) {
                assertEchoes(early, "here");
                ListenerInfo open = moved(exchange, here, TestServer.echoing().at(place));
                assertEquals("0.0.0.0:" + here.port(), open.address());
                assertEchoes(early, "open");
                try (TestClient late = new TestClient("::1", here.port(), 0)) {
                    assertEchoes(late, "from elsewhere");
                    moved(exchange, open, TestServer.echoing().at(place.at("127.0.0.1")));
                    assertEchoes(early, "closed");
                    assertEchoes(late, "closed");
                }
                assertThrows(UncheckedIOException.class, () -> new TestClient("::1", here.port(), 0).close());
                try (TestClient last = new TestClient(here.port())) {
                    assertEchoes(last, "last");
                }
            }
        }
    }

    @Test
    void otherSettingsAtTheSamePlaceAreForThoseWhoComeAfterwards() throws IOException {
        try (TestServer exchange = new TestServer()) {
            ListenerInfo old = exchange.listen(TestServer.echoing());
            try (TestClient early = new TestClient(old.port())) {
                assertEchoes(early, "no code asked");
                ListenerInfo now = moved(exchange, old, old.asBound().asking(new ClassCode("apple")));
                assertEquals(old.address(), now.address());
                assertEchoes(early, "still none");
                try (TestClient late = new TestClient(now.port())) {
                    assertEquals(
                            "The class code is right: welcome.",
                            late.sendFramed("apple").readFrame());
                    assertEchoes(late, "allowed");
                }
            }
        }
    }

    @Test
    void aUnixSocketTakesOtherSettingsAtTheSamePath(@TempDir Path directory) throws IOException {
        try (TestServer exchange = new TestServer()) {
            Path path = directory.resolve("s");
            ListenerInfo old = exchange.listen(TestServer.SETTINGS.at(new Where.Unix(path)));
            ListenerInfo now = moved(exchange, old, TestServer.strict().at(new Where.Unix(path)));
            assertTrue(now.settings().strict());
            assertTrue(Files.exists(path));
        }
    }

    @Test
    void whereThePortIsTakenTheOldListenerNeverStopped() throws IOException {
        try (TestServer exchange = new TestServer();
                ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            ListenerInfo old = exchange.listen(TestServer.echoing());
            String why =
                    refused(exchange, old, TestServer.echoing().at(new Where.Tcp("127.0.0.1", other.getLocalPort())));
            assertEquals(
                    "Port " + other.getLocalPort()
                            + " on 127.0.0.1 is in use: stop the other program or choose another port."
                            + " Until then " + old.address() + " listens as before.",
                    why);
            assertFalse(exchange.rest().stream().anyMatch(Fact.ListeningEnded.class::isInstance));
            try (TestClient client = new TestClient(old.port())) {
                assertEchoes(client, "as before");
            }
        }
    }

    @Test
    void whereAnotherProgramHasTheSamePortElsewhereTheOldListenerIsOpenedAgain() throws IOException {
        try (TestServer exchange = new TestServer()) {
            ListenerInfo old = exchange.listen(TestServer.echoing());
            try (TestClient early = new TestClient(old.port());
                    ServerSocket other = new ServerSocket(old.port(), 1, InetAddress.getByName("::1"))) {
                assertEchoes(early, "before");
                String why = refused(exchange, old, TestServer.echoing().at(new Where.Tcp("0.0.0.0", old.port())));
                assertTrue(why.startsWith("Port " + other.getLocalPort() + " on 0.0.0.0 is in use"), why);
                assertTrue(why.endsWith("Until then " + old.address() + " listens as before."), why);
                assertEchoes(early, "after");
                try (TestClient late = new TestClient(old.port())) {
                    assertEchoes(late, "late");
                }
            }
        }
    }

    @Test
    void anAddressThatIsNotOursOnTheSamePortLeavesTheOldListenerWithItsSettings() throws IOException {
        try (TestServer exchange = new TestServer()) {
            ListenerInfo old = exchange.listen(TestServer.echoing());
            String why = refused(exchange, old, TestServer.strict().at(new Where.Tcp(NOT_OURS, old.port())));
            assertTrue(why.startsWith(NOT_OURS + " is not an address of this computer"), why);
            ListenerInfo again = exchange.next(
                            Fact.Listening.class, fact -> fact.listener().id() != old.id())
                    .listener();
            assertEquals(old.asBound(), again.settings());
            assertEquals(old.address(), again.address());
            try (TestClient client = new TestClient(old.port())) {
                assertEchoes(client, "as before");
            }
            // The reopened listener can be moved by its new number.
            moved(exchange, again, TestServer.echoing());
        }
    }

    @Test
    void whereSomebodyTakesThePortInTheMeantimeItIsSaidThatNobodyListens() throws IOException {
        try (TestServer exchange = new TestServer();
                Taker taker = new Taker()) {
            ListenerInfo old = exchange.listen(TestServer.echoing());
            exchange.bus.subscribe("taker", taker);
            String why = refused(exchange, old, TestServer.echoing().at(new Where.Tcp(NOT_OURS, old.port())));
            assertTrue(why.startsWith(NOT_OURS + " is not an address of this computer"), why);
            assertTrue(
                    why.endsWith(old.address() + " could not be opened again: Port " + old.port()
                            + " on 127.0.0.1 is in use: stop the other program or choose another port."),
                    why);
        }
    }

    @Test
    void aListenerThatHasEndedIsNotStartedByAMove() {
        try (TestServer exchange = new TestServer()) {
            ListenerInfo old = exchange.listen(TestServer.echoing());
            exchange.server.stopListening(old.id());
            assertEquals(
                    "The listener to be changed has ended already: start one with the new settings.",
                    refused(exchange, old, TestServer.echoing().at(new Where.Tcp("127.0.0.1", old.port()))));
            assertNobodyListens(old.port());
        }
    }

    /** Another program that binds a port as soon as the listener there has ended. */
    private static final class Taker implements Fold<Boolean>, AutoCloseable {
        private Optional<ServerSocket> taken = Optional.empty();

        @Override
        public void add(Fact fact) {
            if (fact instanceof Fact.ListeningEnded ended && taken.isEmpty()) {
                try {
                    taken = Optional.of(new ServerSocket(ended.listener().port(), 1, InetAddress.getLoopbackAddress()));
                } catch (IOException failed) {
                    throw new UncheckedIOException(failed);
                }
            }
        }

        @Override
        public Boolean take() {
            return true;
        }

        @Override
        public void close() throws IOException {
            if (taken.isPresent()) {
                taken.get().close();
            }
        }
    }
}
