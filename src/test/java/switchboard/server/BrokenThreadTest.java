package switchboard.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import switchboard.event.EventBus;
import switchboard.event.Fact;
import switchboard.event.LosslessSubscription;
import switchboard.event.Request;
import switchboard.model.CloseReason;
import switchboard.model.Delivery;
import switchboard.model.ListenerInfo;
import switchboard.model.ListenerSettings;
import switchboard.model.ListenerSettings.Where;
import switchboard.server.accept.Acceptor;
import switchboard.server.accept.AdmissionControl;
import switchboard.server.accept.ListenException;
import switchboard.server.accept.Listener;
import switchboard.server.accept.TcpAcceptor;
import switchboard.server.context.ConnectedClient;
import switchboard.server.context.ReplyBody;
import switchboard.server.context.ServerContext;
import switchboard.server.context.ServerLimits;
import switchboard.server.context.SystemClock;
import switchboard.server.transport.TcpTransport;
import switchboard.server.transport.Transport;
import switchboard.text.ServerText;
import switchboard.thread.Await;
import switchboard.wire.TypedBody;

/**
 * A failure in one client's thread, including out of memory and stack overflow, ends that client's connection alone.
 */
@Timeout(60)
class BrokenThreadTest {
    private enum Breakage {
        RUNTIME,
        MEMORY,
        STACK;

        void happen() {
            switch (this) {
                case RUNTIME -> throw new IllegalStateException("broken on purpose");
                case MEMORY -> throw new OutOfMemoryError("broken on purpose");
                case STACK -> deeper(1);
            }
        }

        private static int deeper(int depth) {
            return depth < 0 ? depth : 1 + deeper(depth + 1);
        }
    }

    private enum Place {
        ACCEPTING,
        OPENING,
        READING,
        WRITING
    }

    /** A transport that fails at one place of the connection's thread. */
    private record Cracked(Transport sound, Breakage breakage, Place place) implements Transport {
        private void at(Place here) {
            if (place == here) {
                breakage.happen();
            }
        }

        @Override
        public void open() throws IOException {
            at(Place.OPENING);
            sound.open();
        }

        @Override
        public int read(byte[] into, int offset, int length, int timeoutMillis) throws IOException {
            int count = sound.read(into, offset, length, timeoutMillis);
            at(Place.READING);
            return count;
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            at(Place.WRITING);
            sound.write(bytes, offset, length);
        }

        @Override
        public boolean hasReadTimeout() {
            return sound.hasReadTimeout();
        }

        @Override
        public int available() throws IOException {
            return sound.available();
        }

        @Override
        public void shutdownOutput() throws IOException {
            sound.shutdownOutput();
        }

        @Override
        public void close() throws IOException {
            sound.close();
        }
    }

    /** A listener whose first client has a failing transport. */
    private static final class Cracking implements AutoCloseable {
        final EventBus bus = new EventBus();
        final LosslessSubscription facts = bus.subscribe("test", 100_000, 1 << 26, fact -> true);
        final ServerContext context =
                new ServerContext(bus, ServerLimits.DEFAULTS.withMaxConnections(2), 0, new SystemClock());
        final AtomicInteger accepted = new AtomicInteger();
        final Listener listener;
        final int port;

        Cracking(Breakage breakage, Place place, ListenerSettings settings) throws ListenException {
            Where.Tcp where = new Where.Tcp("127.0.0.1", 0);
            Acceptor acceptor = TcpAcceptor.open(where, client -> wrapped(client, breakage, place));
            port = acceptor.port();
            listener = new Listener(
                    context,
                    acceptor,
                    new AdmissionControl(context),
                    new ListenerInfo(1, "tcp", acceptor.address(), port, List.of(), settings, "", ""));
            listener.start();
        }

        private Transport wrapped(Socket client, Breakage breakage, Place place) throws IOException {
            Transport sound = new TcpTransport(client);
            if (accepted.incrementAndGet() > 1) {
                return sound;
            }
            if (place == Place.ACCEPTING) {
                breakage.happen();
            }
            return new Cracked(sound, breakage, place);
        }

        <F extends Fact> F next(Class<F> kind) throws InterruptedException {
            long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
            List<Fact> one = new ArrayList<>();
            while (System.nanoTime() - until < 0) {
                one.clear();
                facts.take(one, 1, TimeUnit.MILLISECONDS.toNanos(100));
                if (!one.isEmpty() && kind.isInstance(one.getFirst())) {
                    return kind.cast(one.getFirst());
                }
            }
            return fail("no " + kind.getSimpleName());
        }

        @Override
        public void close() {
            listener.stop();
            context.registry.all().forEach(ConnectedClient::abort);
            Await.soon("everybody left", () -> context.registry.counts().threads() == 0);
            context.reserve.close();
            bus.close();
        }
    }

    private static void othersAreServed(Cracking cracking) throws IOException {
        Await.soon(
                "its place came free", () -> cracking.context.registry.counts().live() == 0);
        Await.soon("its thread ended", () -> cracking.context.registry.counts().threads() == 0);
        // Both places are free, so the failed connection has released its own.
        try (TestClient one = new TestClient(cracking.port);
                TestClient two = new TestClient(cracking.port)) {
            assertEquals("one", one.sendFramed("one").readFrame());
            assertEquals("two", two.sendFramed("two").readFrame());
        }
    }

    static Stream<Arguments> breakagesInItsThread() {
        return Stream.of(Breakage.values())
                .flatMap(breakage -> Stream.of(Place.OPENING, Place.READING, Place.WRITING)
                        .map(place -> Arguments.of(breakage, place)));
    }

    @ParameterizedTest
    @MethodSource("breakagesInItsThread")
    void whatBreaksInAClientsThreadEndsThatClientWithASentence(Breakage breakage, Place place) throws Exception {
        try (Cracking cracking = new Cracking(breakage, place, TestServer.echoing());
                TestClient broken = new TestClient(cracking.port)) {
            broken.sendFramed("hello");
            Fact.Closed closed = cracking.next(Fact.Closed.class);
            assertEquals(CloseReason.FAILED, closed.reason());
            assertTrue(
                    closed.text().english().matches("Its thread failed \\(\\w+\\); the others are not affected\\."),
                    closed.text().english());
            assertFalse(hasAnswer(broken));
            othersAreServed(cracking);
        }
    }

    private static boolean hasAnswer(TestClient client) {
        try {
            return client.socket.getInputStream().read() >= 0;
        } catch (SocketTimeoutException waiting) {
            return fail("it is left waiting", waiting);
        } catch (IOException reset) {
            return false;
        }
    }

    @ParameterizedTest
    @EnumSource
    void whatBreaksWhileAReplyIsWrittenByHandIsTheOutcomeOfThatReply(Breakage breakage) throws Exception {
        try (Cracking cracking = new Cracking(breakage, Place.WRITING, TestServer.SETTINGS);
                TestClient broken = new TestClient(cracking.port)) {
            Fact.Opened opened = cracking.next(Fact.Opened.class);
            cracking.context
                    .registry
                    .find(opened.id())
                    .orElseThrow()
                    .reply(
                            new ReplyBody(TypedBody.of("hi"), cracking.context.outboundMemory),
                            new Request.ReplyForm.ClientFormat(),
                            cracking.context.deliveries.begin(7, opened.id()));
            Fact.Delivered outcome = cracking.next(Fact.Delivered.class);
            ServerText why = breakage == Breakage.MEMORY ? ServerText.REPLY_NO_HEAP : ServerText.REPLY_LEFT;
            assertEquals(new Fact.Delivered(7, opened.id(), Delivery.FAILED, Optional.of(why.with())), outcome);
            assertEquals(0, cracking.context.outboundMemory.used());
            assertEquals(CloseReason.FAILED, cracking.next(Fact.Closed.class).reason());
            assertFalse(hasAnswer(broken));
        }
    }

    @ParameterizedTest
    @EnumSource
    void whatBreaksWhileAClientIsLetInIsSaidAndTheListenerGoesOn(Breakage breakage) throws Exception {
        try (Cracking cracking = new Cracking(breakage, Place.ACCEPTING, TestServer.echoing());
                TestClient broken = new TestClient(cracking.port)) {
            String sentence =
                    cracking.next(Fact.Warning.class).text().orElseThrow().english();
            assertTrue(
                    sentence.startsWith("A client of 127.0.0.1:" + cracking.port + " could not be accepted"), sentence);
            assertFalse(hasAnswer(broken), "it is not left waiting");
            othersAreServed(cracking);
            assertEquals(Optional.empty(), cracking.next(Fact.Warning.class).text());
        }
    }
}
