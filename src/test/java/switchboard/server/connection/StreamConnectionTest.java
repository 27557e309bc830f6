package switchboard.server.connection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import switchboard.event.EventBus;
import switchboard.event.Fact;
import switchboard.event.LosslessSubscription;
import switchboard.event.Request;
import switchboard.model.ClassCode;
import switchboard.model.ClientState;
import switchboard.model.CloseReason;
import switchboard.model.ConnectionId;
import switchboard.model.ConnectionInfo;
import switchboard.model.Delivery;
import switchboard.model.Limit;
import switchboard.model.ListenerSettings;
import switchboard.server.TestClient;
import switchboard.server.TestServer;
import switchboard.server.context.ConnectedClient;
import switchboard.server.context.ManualClock;
import switchboard.server.context.ReplyBody;
import switchboard.server.context.ServerContext;
import switchboard.server.context.ServerLimits;
import switchboard.server.context.SmallBudget;
import switchboard.server.transport.PlaintextClientException;
import switchboard.server.transport.ScriptedTransport;
import switchboard.server.transport.Transport;
import switchboard.text.ServerText;
import switchboard.thread.Await;
import switchboard.wire.Cause;
import switchboard.wire.ReplyFormat;
import switchboard.wire.TypedBody;
import switchboard.wire.framing.Framings;

/** The life of one connection, with a transport in memory and a manual clock. */
@Timeout(60)
class StreamConnectionTest {
    private static final String HELLO = "5" + " ".repeat(63) + "hello";

    private final EventBus bus = new EventBus();
    private final LosslessSubscription published = bus.subscribe("test", 10_000, 1 << 26, fact -> true);
    private final ManualClock clock = new ManualClock();
    private final ServerContext context = new ServerContext(bus, ServerLimits.DEFAULTS, 0, clock);
    private final List<ConnectedClient> opened = new ArrayList<>();

    /** A client that reads nothing: each write blocks until the connection is closed. */
    private static final class StuckTransport extends ScriptedTransport {
        private final CountDownLatch closed = new CountDownLatch(1);

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            try {
                closed.await();
            } catch (InterruptedException stop) {
                throw new IOException(stop);
            }
            throw new IOException("closed");
        }

        @Override
        public void close() {
            super.close();
            closed.countDown();
        }
    }

    private StreamConnection open(Transport transport, ListenerSettings settings) {
        return open(context, transport, settings);
    }

    private StreamConnection open(ServerContext of, Transport transport, ListenerSettings settings) {
        StreamConnection connection = entered(of, transport, settings);
        connection.start();
        return connection;
    }

    /** Returns a connection that the registry has but that was not started yet. */
    private StreamConnection entered(ServerContext context, Transport transport, ListenerSettings settings) {
        long number = context.registry.reserve(10).orElseThrow();
        ConnectionInfo info = new ConnectionInfo(
                new ConnectionId(number),
                1,
                "192.168.1.5:" + number,
                "192.168.1.5",
                "192.168.1.9:1",
                0,
                ReplyFormat.FRAMED,
                false,
                settings.reading());
        StreamConnection connection = new StreamConnection(context, info, settings, transport, false, false);
        context.registry.enter(connection);
        opened.add(connection);
        return connection;
    }

    private void reply(StreamConnection connection, String text, long request) {
        reply(context, connection, text, request);
    }

    private static void reply(ServerContext of, StreamConnection connection, String text, long request) {
        connection.reply(
                new ReplyBody(TypedBody.of(text), of.outboundMemory),
                new Request.ReplyForm.ClientFormat(),
                of.deliveries.begin(request, connection.info().id()));
    }

    /** Does what the watchdog does after the usual time of a write. */
    private void tellWhatWaits() {
        clock.pass(Duration.ofMillis(50));
        context.deliveries.check(clock.nanos());
    }

    @AfterEach
    void everyThreadEnds() {
        opened.forEach(ConnectedClient::abort);
        Await.soon("all threads ended", () -> context.registry.counts().threads() == 0);
        context.reserve.close();
        bus.close();
    }

    /** Takes facts up to the first of a kind; returns all of them. */
    private List<Fact> until(Class<? extends Fact> kind) throws InterruptedException {
        List<Fact> facts = new ArrayList<>();
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (facts.stream().noneMatch(kind::isInstance)) {
            assertTrue(System.nanoTime() - end < 0, "no " + kind.getSimpleName() + " in " + facts);
            published.take(facts, 1, TimeUnit.MILLISECONDS.toNanos(100));
        }
        return facts;
    }

    private <F extends Fact> F next(Class<F> kind) throws InterruptedException {
        return kind.cast(until(kind).getLast());
    }

    @Test
    void whatCameAndWhatAnswersItArePublishedInOneListBeforeTheAnswerIsWritten() throws Exception {
        CountDownLatch mayWrite = new CountDownLatch(1);
        ScriptedTransport client = new ScriptedTransport() {
            @Override
            public void write(byte[] bytes, int offset, int length) throws IOException {
                try {
                    mayWrite.await();
                } catch (InterruptedException stop) {
                    throw new IOException(stop);
                }
                super.write(bytes, offset, length);
            }
        };
        open(client, TestServer.echoing());
        client.deliver(HELLO);
        List<Fact> facts = until(Fact.Sent.class);
        assertInstanceOf(Fact.Opened.class, facts.get(0));
        assertEquals("hello", ((Fact.Received) facts.get(1)).message().text());
        Fact.Sent sent = (Fact.Sent) facts.get(2);
        assertEquals("hello", sent.message().text());
        assertEquals(OptionalLong.empty(), sent.request());
        assertEquals("", client.written(), "nothing left before it was published");
        mayWrite.countDown();
        Await.soon("the answer left", () -> client.written().equals(HELLO));
    }

    @Test
    void aConnectionThatIsEndedBeforeItsBeginIsPublishedIsPublishedInOrder() throws Exception {
        StreamConnection connection = entered(context, new ScriptedTransport(), TestServer.SETTINGS);
        connection.disconnect(CloseReason.KICKED, ServerText.LEFT_KICKED.with());
        connection.start();
        List<Fact> facts = until(Fact.Closed.class);
        assertInstanceOf(Fact.Opened.class, facts.getFirst(), "a client that opened last would be shown forever");
        assertEquals(CloseReason.KICKED, ((Fact.Closed) facts.getLast()).reason());
    }

    @Test
    void aReplyByHandIsPublishedAsSentAndThenAsDelivered() throws Exception {
        ScriptedTransport client = new ScriptedTransport();
        StreamConnection connection = open(client, TestServer.SETTINGS);
        reply(connection, "hello", 42);
        List<Fact> facts = until(Fact.Delivered.class);
        Fact.Sent sent = (Fact.Sent) facts.get(facts.size() - 2);
        assertEquals(OptionalLong.of(42), sent.request());
        assertEquals(new Fact.Delivered(42, connection.info().id(), Delivery.SENT, Optional.empty()), facts.getLast());
        assertEquals(HELLO, client.written());
    }

    @Test
    void aClientOnHoldIsReadAgainWhenItIsReleased() throws Exception {
        ScriptedTransport client = new ScriptedTransport();
        StreamConnection connection = open(client, TestServer.SETTINGS);
        next(Fact.Opened.class);
        connection.hold();
        assertTrue(next(Fact.Changed.class).held());
        client.deliver(HELLO);
        assertEquals(ClientState.HELD, connection.summary().state());
        connection.release();
        List<Fact> facts = until(Fact.Received.class);
        assertFalse(((Fact.Changed) facts.getFirst()).held(), "nothing was taken notice of before the release");
    }

    @Test
    void aClientThatFinishedSendingIsAnsweredAndThenClosed() throws Exception {
        ScriptedTransport client = new ScriptedTransport();
        StreamConnection connection = open(client, TestServer.SETTINGS);
        client.deliver(HELLO);
        client.finish();
        Fact.Closed closed = next(Fact.Closed.class);
        assertTrue(closed.answerable());
        assertEquals(0, closed.counts().live(), "its place is free already");
        reply(connection, "hello", 1);
        next(Fact.AnswerEnded.class);
        assertEquals(HELLO, client.written());
        assertTrue(client.isClosed);
        assertEquals(ClientState.LEFT, connection.summary().state());
    }

    @Test
    void theWatchdogsDeadlinesEndTheTimeToAnswerAndTheLingering() throws Exception {
        ScriptedTransport waiting = new ScriptedTransport();
        StreamConnection first = open(waiting, TestServer.SETTINGS);
        waiting.deliver(HELLO);
        waiting.finish();
        next(Fact.Closed.class);
        first.checkDeadlines(clock.nanos());
        assertFalse(waiting.isClosed);
        clock.pass(context.limits.closingLimits().answerTime());
        first.checkDeadlines(clock.nanos());
        next(Fact.AnswerEnded.class);
        assertTrue(waiting.isClosed);

        ScriptedTransport parted = new ScriptedTransport();
        StreamConnection second = open(parted, TestServer.SETTINGS);
        next(Fact.Opened.class);
        second.disconnect(CloseReason.KICKED, ServerText.LEFT_KICKED.with());
        assertEquals(CloseReason.KICKED, next(Fact.Closed.class).reason());
        Await.soon("FIN was sent", () -> parted.finWasSent);
        clock.pass(context.limits.closingLimits().disconnectTime());
        second.checkDeadlines(clock.nanos());
        Await.soon("it is closed", () -> parted.isClosed);
    }

    @Test
    void aHandshakeThatTakesTooLongEndsTheConnectionAndTellsTheLimit() throws Exception {
        CountDownLatch closed = new CountDownLatch(1);
        CountDownLatch opening = new CountDownLatch(1);
        ScriptedTransport client = new ScriptedTransport() {
            @Override
            public void open() throws IOException {
                try {
                    opening.countDown();
                    closed.await();
                } catch (InterruptedException stop) {
                    throw new IOException(stop);
                }
                throw new IOException("closed");
            }

            @Override
            public void close() {
                super.close();
                closed.countDown();
            }
        };
        StreamConnection connection = open(client, TestServer.SETTINGS);
        assertTrue(opening.await(20, TimeUnit.SECONDS));
        clock.pass(context.limits.handshakeLimits().handshake().plus(Duration.ofSeconds(1)));
        connection.checkDeadlines(clock.nanos());
        List<Fact> facts = until(Fact.LimitHit.class);
        assertEquals(Limit.HANDSHAKE_TIME, ((Fact.LimitHit) facts.getLast()).limit());
        assertTrue(facts.stream()
                .anyMatch(fact -> fact instanceof Fact.Closed end && end.reason() == CloseReason.TIMEOUT));
    }

    @Test
    void aClientThatSpeaksPlainlyToATlsListenerIsToldSo() throws Exception {
        ScriptedTransport client = new ScriptedTransport() {
            @Override
            public void open() throws IOException {
                throw new PlaintextClientException(TestClient.utf8("hello"));
            }
        };
        open(client, TestServer.SETTINGS);
        List<Fact> facts = until(Fact.Closed.class);
        Fact.Received said = (Fact.Received) facts.get(1);
        assertEquals(Cause.PLAIN_ON_TLS, said.message().findings().getFirst().cause());
        assertEquals(CloseReason.PROTOCOL, ((Fact.Closed) facts.getLast()).reason());
        assertTrue(client.written().contains("TLS"), client.written());
    }

    @Test
    void aMissingClassCodeEndsTheConnectionAtItsDeadline() throws Exception {
        ScriptedTransport client = new ScriptedTransport();
        StreamConnection connection = open(client, TestServer.SETTINGS.asking(new ClassCode("apple")));
        next(Fact.Opened.class);
        Await.soon("it is being read", () -> !connection.summary().unframed());
        clock.pass(context.limits.handshakeLimits().codeTime().plus(Duration.ofSeconds(1)));
        Await.soon("its deadline is noticed", () -> {
            connection.checkDeadlines(clock.nanos());
            return client.finWasSent;
        });
        assertEquals(CloseReason.CODE, next(Fact.Closed.class).reason());
        assertTrue(client.written().endsWith("\n"), "the client is told");
    }

    @Test
    void aReplyWhoseWriteBlocksIsToldAsWaitingAndOneThatWasSentIsNot() throws Exception {
        StreamConnection quick = open(new ScriptedTransport(), TestServer.SETTINGS);
        StreamConnection stuck = open(new StuckTransport(), TestServer.SETTINGS);
        reply(quick, "taken", 1);
        assertEquals(Delivery.SENT, next(Fact.Delivered.class).delivery());
        reply(stuck, "not taken", 2);
        next(Fact.Sent.class);
        tellWhatWaits();
        assertEquals(
                new Fact.Delivered(2, stuck.info().id(), Delivery.WAITING, Optional.empty()),
                next(Fact.Delivered.class));
    }

    @Test
    void whatFindsNoRoomFailsWithTheReasonAndAShortMessageToAnotherClientNeedsNone() throws Exception {
        ServerContext small = SmallBudget.context(bus, clock, 100_000);
        StuckTransport first = new StuckTransport();
        StreamConnection full = open(small, first, TestServer.SETTINGS);
        reply(small, full, "x".repeat(90_000), 1);
        next(Fact.Sent.class);
        ScriptedTransport second = new ScriptedTransport();
        StreamConnection other = open(small, second, TestServer.SETTINGS);
        reply(small, other, "y".repeat(20_000), 2);
        Fact.Delivered refused = next(Fact.Delivered.class);
        assertEquals(Delivery.FAILED, refused.delivery());
        assertEquals(
                ServerText.REPLY_NO_ROOM.with(small.outboundMemory.used(), 100_000L),
                refused.detail().orElseThrow());
        assertEquals(Limit.OUTBOUND_MEMORY, next(Fact.LimitHit.class).limit());
        reply(small, other, "short", 3);
        assertEquals(Delivery.SENT, next(Fact.Delivered.class).delivery());
        reply(small, full, "behind the first one", 4);
        full.abort();
        Await.soon("the room is free again", () -> small.outboundMemory.used() == 0);
        reply(small, other, "y".repeat(20_000), 5);
        assertEquals(OptionalLong.of(5), next(Fact.Sent.class).request());
        Await.soon("the room is free again", () -> small.outboundMemory.used() == 0);
    }

    @Test
    void aClientWhoseAutomaticReplyFindsNoRoomIsToldSoInsteadOfWaitingForIt() throws Exception {
        ServerContext small = SmallBudget.context(bus, clock, 100_000);
        StreamConnection full = open(small, new StuckTransport(), TestServer.SETTINGS);
        reply(small, full, "x".repeat(90_000), 1);
        next(Fact.Sent.class);
        ScriptedTransport client = new ScriptedTransport();
        open(small, client, TestServer.with(new ListenerSettings.AutoReply.Fixed("y".repeat(20_000))));
        client.deliver(HELLO);
        Fact.Closed closed = next(Fact.Closed.class);
        assertEquals(CloseReason.OVERLOADED, closed.reason());
        assertEquals(ServerText.ANSWER_SAY_NO_ROOM.with().english() + "\n", client.written());
    }

    @Test
    void theRoomOfAnAutomaticReplyIsFreeAgainWhenItsMessageCanNotBePublished() throws Exception {
        StuckTransport client = new StuckTransport();
        StreamConnection connection =
                open(client, TestServer.with(new ListenerSettings.AutoReply.Fixed("y".repeat(20_000))));
        // The reply is being written when the message comes, so its answer has to wait for that.
        reply(connection, "not taken", 1);
        next(Fact.Sent.class);
        CountDownLatch refused = new CountDownLatch(1);
        try (LosslessSubscription failing = bus.subscribe("failing", 10, 1 << 20, fact -> {
            if (fact instanceof Fact.Received) {
                refused.countDown();
                throw new OutOfMemoryError("on purpose");
            }
            return false;
        })) {
            client.deliver(HELLO);
            assertTrue(refused.await(20, TimeUnit.SECONDS));
            Await.soon("the connection ended", () -> client.isClosed);
        }
        Await.soon("the room is free again", () -> context.outboundMemory.used() == 0);
    }

    @Test
    void equalAutomaticAnswersToTheMessagesOfOneReadAreOneMessageAndNeedItsRoomOnce() throws Exception {
        StuckTransport client = new StuckTransport();
        open(client, lines(new ListenerSettings.AutoReply.Fixed("y".repeat(20_000))));
        client.deliver("one\ntwo\nthree\n");
        List<Fact.Sent> sent = new ArrayList<>();
        while (sent.size() < 3) {
            sent.add(next(Fact.Sent.class));
        }
        assertSame(sent.get(0).message(), sent.get(1).message());
        assertSame(sent.get(0).message(), sent.get(2).message());
        long used = context.outboundMemory.used();
        assertTrue(used > 20_000 && used < 30_000, used + " bytes");
    }

    @Test
    void anEchoAnswersEachMessageOfOneReadByItsOwnBody() throws Exception {
        ScriptedTransport client = new ScriptedTransport();
        open(client, lines(new ListenerSettings.AutoReply.Echo()));
        client.deliver("one\ntwo\ntwo\n");
        Await.soon("the answers left", () -> client.written().equals("one\ntwo\ntwo\n"));
    }

    private static ListenerSettings lines(ListenerSettings.AutoReply auto) {
        ListenerSettings usual = TestServer.SETTINGS;
        return new ListenerSettings(
                usual.where(), Framings.LINES, usual.replyAs(), usual.strict(), usual.goodbye(), auto, usual.code());
    }

    @Test
    void repliesBehindOneWhoseWriteFailsForWantOfMemoryHaveAnEndToo() throws Exception {
        CountDownLatch mayFail = new CountDownLatch(1);
        ScriptedTransport client = new ScriptedTransport() {
            @Override
            public void write(byte[] bytes, int offset, int length) throws IOException {
                try {
                    mayFail.await();
                } catch (InterruptedException stop) {
                    throw new IOException(stop);
                }
                throw new OutOfMemoryError("on purpose");
            }
        };
        StreamConnection connection = open(client, TestServer.SETTINGS);
        reply(connection, "first", 1);
        next(Fact.Sent.class);
        reply(connection, "second", 2);
        mayFail.countDown();
        List<Long> failed = new ArrayList<>();
        while (failed.size() < 2) {
            Fact.Delivered outcome = next(Fact.Delivered.class);
            if (outcome.delivery() == Delivery.FAILED) {
                failed.add(outcome.request());
            }
        }
        failed.sort(null);
        assertEquals(List.of(1L, 2L), failed);
        assertEquals(0, context.outboundMemory.used());
    }

    @Test
    void repliesThatWaitAreLostWhenTheConnectionIsAborted() throws Exception {
        ScriptedTransport stuck = new StuckTransport();
        StreamConnection connection = open(stuck, TestServer.SETTINGS);
        reply(connection, "first", 1);
        next(Fact.Sent.class);
        reply(connection, "second", 2);
        tellWhatWaits();
        assertEquals(Delivery.WAITING, next(Fact.Delivered.class).delivery());
        assertEquals(Delivery.WAITING, next(Fact.Delivered.class).delivery());
        connection.abort();
        List<Long> failed = new ArrayList<>();
        while (failed.size() < 2) {
            Fact.Delivered outcome = next(Fact.Delivered.class);
            assertEquals(Delivery.FAILED, outcome.delivery());
            failed.add(outcome.request());
        }
        failed.sort(null);
        assertEquals(List.of(1L, 2L), failed);
    }

    @Test
    void aClientOnHoldThatTakesNothingIsCutOffAndItsThreadEnds() throws Exception {
        ScriptedTransport stuck = new StuckTransport();
        StreamConnection connection = open(stuck, TestServer.SETTINGS);
        next(Fact.Opened.class);
        connection.hold();
        stuck.deliver(HELLO);
        reply(connection, "never taken", 1);
        next(Fact.Sent.class);
        clock.pass(context.limits.outbound().stall().plus(Duration.ofSeconds(1)));
        Await.soon("its deadline is noticed", () -> {
            connection.checkDeadlines(clock.nanos());
            return stuck.isClosed;
        });
        assertEquals(CloseReason.SLOW_CONSUMER, next(Fact.Closed.class).reason());
        Await.soon("its thread ended", () -> context.registry.counts().threads() == 0);
    }
}
