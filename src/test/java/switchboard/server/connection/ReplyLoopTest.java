package switchboard.server.connection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import switchboard.event.EventBus;
import switchboard.event.Fact;
import switchboard.event.LosslessSubscription;
import switchboard.model.ConnectionId;
import switchboard.model.ConnectionInfo;
import switchboard.model.Reading;
import switchboard.server.TestServer;
import switchboard.server.connection.ReplyLoopDetector.Result;
import switchboard.server.context.ManualClock;
import switchboard.server.context.ReplyLoops;
import switchboard.server.context.ServerContext;
import switchboard.server.context.ServerLimits;
import switchboard.server.transport.ScriptedTransport;
import switchboard.text.ServerText;
import switchboard.thread.Await;
import switchboard.wire.Message;
import switchboard.wire.ReplyFormat;
import switchboard.wire.framing.Framings;

/** Clients that answer every automatic reply, and those that only look so. */
@Timeout(60)
class ReplyLoopTest {
    private static final String HELLO = "5" + " ".repeat(63) + "hello";

    /** Sends one message a step and returns the result of the last. */
    private static Result after(int steps, Duration pause, IntFunction<String> text) {
        ReplyLoopDetector detector = new ReplyLoopDetector();
        Result last = Result.NO_LOOP;
        long nanos = -5;
        for (int step = 0; step < steps && last != Result.POSSIBLE_LOOP; step++) {
            Message message = Framings.HEADER64.frame(text.apply(step).getBytes(StandardCharsets.UTF_8));
            last = detector.saw(message, 1, nanos);
            nanos += pause.toNanos();
        }
        return last;
    }

    @Test
    void severalMessagesOnTheirWayAreALoopToo() {
        for (int onTheirWay : List.of(1, 2, 16)) {
            assertEquals(
                    Result.POSSIBLE_LOOP, after(3_000, Duration.ofMillis(5), step -> "message " + step % onTheirWay));
        }
    }

    @Test
    void ofLongMessagesTheBeginningAndTheEndAreCompared() {
        String rest = "x".repeat(100_000);
        assertEquals(Result.POSSIBLE_LOOP, after(3_000, Duration.ofMillis(5), step -> rest));
        assertEquals(Result.NO_LOOP, after(3_000, Duration.ofMillis(5), step -> step + rest));
        assertEquals(Result.NO_LOOP, after(3_000, Duration.ofMillis(5), step -> rest + (10_000 + step)));
    }

    @Test
    void ordinaryLoadAndSignsOfLifeAreNotTold() {
        assertTrue(after(30_000, Duration.ofMillis(1), step -> "message " + step) != Result.POSSIBLE_LOOP, "counted");
        assertTrue(
                after(30_000, Duration.ofMillis(1), step -> "message " + step % 200) != Result.POSSIBLE_LOOP,
                "many different ones");
        assertTrue(after(3_000, Duration.ofMillis(100), step -> "ping") != Result.POSSIBLE_LOOP, "a sign of life");
        assertTrue(after(1_500, Duration.ofSeconds(2), step -> "ping") != Result.POSSIBLE_LOOP, "with pauses");
        assertTrue(
                after(9_000, Duration.ofMillis(1), step -> "ping") != Result.POSSIBLE_LOOP, "shorter than ten seconds");
    }

    @Test
    void aClientThatAnswersEveryReplyIsToldAsPossibleUntilItStops() throws Exception {
        EventBus bus = new EventBus();
        LosslessSubscription warnings = bus.subscribe("test", 10_000, 1 << 26, fact -> fact instanceof Fact.Warning);
        ManualClock clock = new ManualClock();
        ServerContext context = new ServerContext(bus, ServerLimits.DEFAULTS, 0, clock);
        ScriptedTransport echo = new ScriptedTransport() {
            @Override
            public void write(byte[] bytes, int offset, int length) throws IOException {
                clock.pass(Duration.ofMillis(5));
                deliver(HELLO);
            }
        };
        long number = context.registry.reserve(10).orElseThrow();
        ConnectionInfo info = new ConnectionInfo(
                new ConnectionId(number),
                1,
                "192.168.1.5:1",
                "192.168.1.5",
                "",
                0,
                ReplyFormat.FRAMED,
                false,
                Reading.USUAL);
        StreamConnection connection = new StreamConnection(context, info, TestServer.echoing(), echo, false, false);
        context.registry.enter(connection);
        connection.start();
        try {
            echo.deliver(HELLO);
            List<Fact> told = new ArrayList<>();
            assertEquals(1, warnings.take(told, 1, TimeUnit.SECONDS.toNanos(20)));
            assertEquals(
                    new Fact.Warning(ReplyLoops.WARNING_SOURCE, ServerText.AUTO_LOOP.with(number, 10)),
                    told.removeFirst());
            assertTrue(connection.summary().messagesIn() > 1_000, "it goes on by itself");
            connection.abort();
            Fact last = new Fact.Warning("none", ServerText.LEFT_FIN.with());
            while (!last.equals(Fact.Warning.over(ReplyLoops.WARNING_SOURCE))) {
                assertEquals(1, warnings.take(told, 1, TimeUnit.SECONDS.toNanos(20)), "the warning stays");
                last = told.removeFirst();
            }
        } finally {
            connection.abort();
            Await.soon("its thread ended", () -> context.registry.counts().threads() == 0);
            context.reserve.close();
            bus.close();
        }
    }
}
