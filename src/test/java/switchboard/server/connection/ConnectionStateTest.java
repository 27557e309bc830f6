package switchboard.server.connection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.locks.ReentrantLock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import switchboard.event.Fact;
import switchboard.model.ClientState;
import switchboard.model.ClientSummary;
import switchboard.model.CloseReason;
import switchboard.model.ConnectionId;
import switchboard.model.ConnectionInfo;
import switchboard.model.Counts;
import switchboard.model.Reading;
import switchboard.server.connection.ConnectionState.Overdue;
import switchboard.server.context.ManualClock;
import switchboard.server.context.ServerLimits;
import switchboard.text.StoredText;
import switchboard.wire.Message;
import switchboard.wire.ReplyFormat;
import switchboard.wire.framing.FrameReader;
import switchboard.wire.framing.Framings;
import switchboard.wire.framing.MemoryBudget;

/** Phases, deadlines and counters of a connection, without a socket and with a manual clock. */
@Timeout(20)
class ConnectionStateTest {
    private static final ConnectionInfo INFO = new ConnectionInfo(
            new ConnectionId(7),
            1,
            "192.168.1.5:5",
            "192.168.1.5",
            "192.168.1.9:1",
            10,
            ReplyFormat.FRAMED,
            false,
            Reading.USUAL);
    private static final ServerLimits LIMITS = ServerLimits.DEFAULTS;
    private static final Duration MOMENT = Duration.ofMillis(1);

    private final ManualClock clock = new ManualClock();
    private final ConnectionState state = state(false, false);

    private ConnectionState state(boolean held, boolean codeWanted) {
        return new ConnectionState(INFO, LIMITS, clock, new ReentrantLock(), held, codeWanted);
    }

    private Overdue overdue(ConnectionState of) {
        return of.overdue(clock.nanos(), true);
    }

    private Overdue overdueWithoutReadTimeout() {
        return state.overdue(clock.nanos(), false);
    }

    private void received(String text) {
        state.fold(List.of(new Fact.Received(INFO.id(), 5, 20, message(text))));
    }

    private void sent(String text) {
        state.fold(List.of(new Fact.Sent(INFO.id(), 30, message(text), OptionalLong.empty())));
    }

    private static Message message(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return Message.outbound(bytes, 0, bytes.length);
    }

    // ---- phases ----

    @Test
    void aConnectionEndsOnceWhoeverNoticesFirst() {
        assertTrue(state.isLive());
        assertTrue(state.end());
        assertFalse(state.end());
        assertFalse(state.endLingering());
        assertFalse(state.finish());
        assertFalse(state.isLive());
        assertFalse(state.canBeSentTo());
    }

    @Test
    void aConnectionThatEndedWithoutLingeringIsClosedInTheNextRound() {
        assertEquals(Overdue.NONE, overdue(state));
        state.end();
        assertEquals(Overdue.LINGER, overdue(state), "its thread may be stuck in the socket");
    }

    @Test
    void aConnectionLingersForThePoliteTimeAndNoLonger() {
        state.endLingering();
        assertTrue(state.isLingering());
        clock.pass(LIMITS.closingLimits().disconnectTime().minus(MOMENT));
        assertEquals(Overdue.NONE, overdue(state));
        assertEquals(1, state.graceMillis());
        clock.pass(MOMENT);
        assertEquals(Overdue.LINGER, overdue(state));
        assertTrue(state.isGraceOver());
        assertTrue(state.closeSocket());
        assertFalse(state.closeSocket(), "a socket is closed once");
        assertFalse(state.isLingering());
    }

    @Test
    void aClientThatFinishedSendingIsAnsweredAsOftenAsItAsked() {
        received("one");
        received("two");
        assertEquals(2, state.unanswered());
        assertTrue(state.finish());
        assertTrue(state.isAnswerable());
        assertTrue(state.canBeSentTo());
        sent("first answer");
        assertFalse(state.hasAllAnswers());
        sent("second answer");
        assertTrue(state.hasAllAnswers());
        assertTrue(state.stopAnswering());
        assertFalse(state.stopAnswering());
        assertFalse(state.canBeSentTo());
    }

    @Test
    void theTimeToAnswerEndsAndEachAnswerGivesFiveSecondsMore() {
        received("question");
        received("another");
        state.finish();
        clock.pass(LIMITS.closingLimits().answerTime().minus(MOMENT));
        assertEquals(Overdue.NONE, overdue(state));
        sent("answer");
        state.sent();
        clock.pass(Duration.ofSeconds(5).minus(MOMENT));
        assertEquals(Overdue.NONE, overdue(state));
        clock.pass(MOMENT);
        assertEquals(Overdue.ANSWER, overdue(state));
    }

    // ---- deadlines ----

    @Test
    void aWriteIsOverdueWhenTheClientTakesNothingOfItAndEachChunkBeginsAnew() {
        Duration stall = LIMITS.outbound().stall();
        state.writeBegins();
        clock.pass(stall);
        assertEquals(Overdue.NONE, overdue(state));
        state.writeBegins();
        clock.pass(stall.plus(MOMENT));
        assertEquals(Overdue.WRITE, overdue(state));
        state.writeEnds();
        assertEquals(Overdue.NONE, overdue(state), "nothing is being written");
    }

    @Test
    void aHandshakeIsOverdueAMomentAfterItsReadTimeoutHadTheChanceToExplainIt() {
        state.handshakeBegins();
        clock.pass(LIMITS.handshakeLimits().handshake().plusMillis(250));
        assertEquals(Overdue.NONE, overdue(state));
        clock.pass(MOMENT);
        assertEquals(Overdue.HANDSHAKE, overdue(state));
        state.handshakeEnds();
        assertEquals(Overdue.NONE, overdue(state));
    }

    @Test
    void theClassCodeIsOverdueUnlessItWasSaidOrTheClientIsOnHold() {
        ConnectionState asked = state(false, true);
        Duration time = LIMITS.handshakeLimits().codeTime().plus(MOMENT);
        clock.pass(time);
        assertEquals(Overdue.CLASS_CODE, overdue(asked));
        asked.hold();
        assertEquals(Overdue.NONE, overdue(asked), "nobody listens to it");
        asked.release();
        assertEquals(Overdue.NONE, overdue(asked), "its time begins anew");
        clock.pass(time);
        assertEquals(Overdue.CLASS_CODE, overdue(asked));
        asked.codeWasRight();
        assertEquals(Overdue.NONE, overdue(asked));
        assertEquals(Overdue.NONE, overdue(state), "where no code is wanted none is waited for");
    }

    /** Returns a reader of 64-byte headers that was just given some bytes. */
    private FrameReader reading(String bytes) {
        FrameReader reader = Framings.HEADER64.reader(1 << 20, false, MemoryBudget.UNLIMITED);
        byte[] came = bytes.getBytes(StandardCharsets.UTF_8);
        reader.accept(came, 0, came.length, clock.nanos(), whole -> {});
        return reader;
    }

    @Test
    void anOpenFrameIsShownAfterTwoSecondsOnceAndAgainWhenItIsComplete() {
        FrameReader reader = reading("5");
        assertFalse(state.updateFrame(reader), "nothing was shown that could change");
        clock.pass(Duration.ofSeconds(2));
        assertEquals(Overdue.NONE, overdue(state));
        clock.pass(MOMENT);
        assertEquals(Overdue.UNFINISHED_FRAME, overdue(state));
        state.showUnfinished();
        assertEquals(Overdue.NONE, overdue(state));
        assertEquals(1, state.changed(false, 0).frameOpen());
        byte[] rest = (" ".repeat(63) + "hello").getBytes(StandardCharsets.UTF_8);
        reader.accept(rest, 0, rest.length, clock.nanos(), whole -> {});
        assertTrue(state.updateFrame(reader), "what is shown has changed");
        assertEquals(0, state.changed(false, 0).frameOpen());
        assertFalse(state.updateFrame(reader));
    }

    @Test
    void anOpenFrameHasItsOwnTimeOnlyWhereReadsCannotTimeOut() {
        state.updateFrame(reading("5"));
        state.showUnfinished();
        clock.pass(LIMITS.inbound().headerTime().plus(MOMENT));
        assertEquals(Overdue.NONE, overdue(state), "its read ends by itself");
        assertEquals(Overdue.FRAME, overdueWithoutReadTimeout());
        assertFalse(state.frame().isInBody());
        state.hold();
        assertEquals(Overdue.NONE, overdueWithoutReadTimeout());
    }

    @Test
    void aFrameThatAnotherFramingLeavesOpenIsOverdueUntilItsReadTimesOutAndItsTimeCountsFromTheChoice() {
        FrameReader reader = reading("5");
        clock.pass(LIMITS.inbound().headerTime().multipliedBy(3));
        state.frame().readOtherwise(clock.nanos());
        state.updateFrame(reader);
        state.showUnfinished();
        clock.pass(LIMITS.inbound().headerTime());
        assertEquals(Overdue.UNAWAITED_FRAME, overdue(state), "it has been silent");
        state.frame().silent(clock.nanos());
        assertEquals(Overdue.NONE, overdue(state), "it has the whole time");
        clock.pass(MOMENT);
        assertEquals(Overdue.UNAWAITED_FRAME, overdue(state));
        assertEquals(Overdue.UNAWAITED_FRAME, overdueWithoutReadTimeout(), "the connection goes on there, too");
        state.hold();
        assertEquals(Overdue.NONE, overdue(state));
        state.release();
        assertEquals(Overdue.NONE, overdue(state), "its time begins anew");
        clock.pass(LIMITS.inbound().headerTime().plus(MOMENT));
        assertEquals(Overdue.UNAWAITED_FRAME, overdue(state));
        state.frame().awaited();
        assertEquals(Overdue.NONE, overdue(state), "its read ends by itself");
    }

    @Test
    void aLineThatAnotherFramingLeavesOpenIsOverdueAfterItsSilenceAndAfterTheNextOne() {
        FrameReader reader = Framings.LINES.reader(1 << 20, false, MemoryBudget.UNLIMITED);
        reader.accept(new byte[] {'x'}, 0, 1, clock.nanos(), whole -> {});
        Duration silence = Duration.ofNanos(reader.pauseNanos());
        clock.pass(silence.multipliedBy(3));
        state.frame().readOtherwise(clock.nanos());
        state.updateFrame(reader);
        state.showUnfinished();
        clock.pass(silence);
        assertEquals(Overdue.NONE, overdue(state));
        clock.pass(MOMENT);
        assertEquals(Overdue.UNAWAITED_FRAME, overdue(state));
        state.frame().silent(clock.nanos());
        assertEquals(Overdue.NONE, overdue(state));
        clock.pass(silence.plus(MOMENT));
        assertEquals(Overdue.UNAWAITED_FRAME, overdue(state));
    }

    @Test
    void aBodyHasTheTimeOfItsHeaderItsOwnAndASecondForEachEightKibibytes() {
        state.updateFrame(reading("16384" + " ".repeat(59) + "the beginning"));
        assertTrue(state.frame().isInBody());
        Duration allowed = LIMITS.inbound()
                .headerTime()
                .plus(LIMITS.inbound().bodyTime())
                .plusSeconds(16_384 / LIMITS.inbound().bodyRate());
        assertEquals(allowed.toMillis(), state.frame().millisLeft());
        state.frame().waited(allowed.minus(MOMENT).toNanos());
        assertFalse(state.frame().isOutOfTime());
        assertEquals(1, state.frame().millisLeft());
        state.frame().waited(MOMENT.toNanos());
        assertTrue(state.frame().isOutOfTime());
    }

    @Test
    void timeOnHoldIsNotCountedForAFrame() {
        FrameReader reader = reading("5");
        state.updateFrame(reader);
        state.hold();
        clock.pass(LIMITS.inbound().headerTime().multipliedBy(3));
        state.release();
        state.updateFrame(reader);
        assertEquals(Overdue.NONE, overdueWithoutReadTimeout());
        clock.pass(LIMITS.inbound().headerTime().plus(MOMENT));
        assertEquals(Overdue.FRAME, overdueWithoutReadTimeout());
    }

    @Test
    void timeOnHoldIsNotCountedBeforeTheNextReadEither() {
        state.updateFrame(reading("5"));
        state.showUnfinished();
        state.hold();
        clock.pass(LIMITS.inbound().headerTime().multipliedBy(3));
        state.release();
        assertEquals(Overdue.NONE, overdueWithoutReadTimeout(), "the client has had no time to go on");
        clock.pass(LIMITS.inbound().headerTime().plus(MOMENT));
        assertEquals(Overdue.FRAME, overdueWithoutReadTimeout());
    }

    // ---- hold ----

    @Test
    void holdChangesSomethingOnlyOnceAndOnlyWhileTheConnectionIsLive() {
        assertTrue(state.hold());
        assertFalse(state.hold());
        assertTrue(state.isHeld());
        state.release();
        assertFalse(state.isHeld());
        state.end();
        assertFalse(state.hold(), "an ended connection is not held");
        assertTrue(state(true, false).isHeld(), "from the start, where all are");
    }

    // ---- the row ----

    @Test
    void theRowCountsMessagesAndShowsWhatIsUnderWay() {
        received("hello");
        received("again");
        state.replyAs(ReplyFormat.LINE);
        assertTrue(state.readUnframed(true));
        assertFalse(state.readUnframed(true), "that is no news");
        ClientSummary row = state.summary(99);
        assertEquals(2, row.messagesIn());
        assertEquals(10, row.bytesIn());
        assertEquals(2, row.unanswered());
        assertEquals(20, row.waitingSince());
        assertEquals(ReplyFormat.LINE, row.replyAs());
        assertTrue(row.unframed());
        assertEquals(99, row.queued());
        sent("answer");
        assertEquals(0, state.summary(0).unanswered());
        state.fold(List.of(
                new Fact.Closed(INFO.id(), 40, CloseReason.FIN, StoredText.of("It left."), false, Counts.ZERO)));
        assertEquals(ClientState.LEFT, state.summary(0).state());
        assertEquals(40, state.summary(0).closedAt());
    }
}
