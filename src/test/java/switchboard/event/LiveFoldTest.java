package switchboard.event;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import switchboard.model.ClientState;
import switchboard.model.ClientSummary;
import switchboard.model.CloseReason;
import switchboard.model.ConnectionId;
import switchboard.model.ConnectionInfo;
import switchboard.model.Counts;
import switchboard.model.Delivery;
import switchboard.model.Note;
import switchboard.model.Reading;
import switchboard.text.StoredText;
import switchboard.wire.Message;
import switchboard.wire.ReplyFormat;
import switchboard.wire.framing.Framings;

@Timeout(20)
class LiveFoldTest {
    private final LiveFold fold = new LiveFold();
    private long dayMicros = 1_700_000_000_000_000L;

    private static ConnectionId id(long number) {
        return new ConnectionId(number);
    }

    private void opened(long number, long version) {
        fold.add(new Fact.Opened(
                new ConnectionInfo(
                        id(number),
                        1,
                        "127.0.0.1:" + number,
                        "127.0.0.1",
                        "127.0.0.1:5050",
                        100,
                        ReplyFormat.FRAMED,
                        false,
                        Reading.USUAL),
                new Counts(version, (int) version, version, 1, 0, 1, Map.of())));
    }

    /** Adds a message; the clock of the day is set back by an hour with each. */
    private void received(long number, long elapsed) {
        dayMicros -= 3_600_000_000L;
        fold.add(new Fact.Received(
                id(number), dayMicros, elapsed, Framings.HEADER64.frame("hello".getBytes(StandardCharsets.UTF_8))));
    }

    @Test
    void anotherSessionForgetsThoseWhoHaveLeftAndTheNotesButNotThoseWhoAreThere() {
        opened(1, 1);
        opened(2, 2);
        opened(3, 3);
        closed(2, false);
        closed(3, true);
        fold.add(new Fact.NoteKept(new Note.Subject.OfClient(id(1)), new Note(true, "late")));
        fold.add(new Fact.Recorded(7, 7, 0));
        fold.take();
        fold.add(new Fact.Recorded(7, 0, 0, 7, 0, 0, 0, List.of(), 8));

        LiveChanges changes = fold.take();
        assertEquals(List.of(id(2)), changes.forgotten());
        assertEquals(
                List.of(id(1), id(3)),
                changes.clients().stream().map(ClientSummary::id).toList());
        assertEquals(Note.NONE, changes.clients().getFirst().note());
        fold.add(new Fact.Recorded(8, 1, 0, 8, 0, 0, 0, List.of(), 8));
        assertEquals(List.of(), fold.take().forgotten());
    }

    private void closed(long number, boolean answerable) {
        fold.add(new Fact.Closed(
                id(number), 900, CloseReason.FIN, StoredText.of("It closed the connection."), answerable, Counts.ZERO));
    }

    @Test
    void aClientWaitsFromItsFirstUnansweredMessageOn() {
        opened(1, 1);
        received(1, 200);
        received(1, 300);
        ClientSummary waiting = fold.take().clients().getFirst();
        assertEquals(200, waiting.waitingSince());
        assertEquals(OptionalLong.empty(), waiting.answeredAfter());
        assertEquals(2, waiting.unanswered());
        assertEquals(2 * 69, waiting.bytesIn());
        fold.add(new Fact.Sent(id(1), 400, 400, Message.outbound(new byte[3], 0, 3), OptionalLong.of(7)));
        ClientSummary answered = fold.take().clients().getFirst();
        assertEquals(0, answered.waitingSince());
        assertEquals(0, answered.unanswered());
        assertEquals(1, answered.messagesOut());
        assertEquals(OptionalLong.of(200), answered.answeredAfter());
        received(1, 500);
        assertEquals(500, fold.take().clients().getFirst().waitingSince());
    }

    @Test
    void whatIsAcceptedAndNotOnDiskIsBehindSinceTheOldestOfIt() {
        opened(1, 1);
        assertEquals(Lag.NONE, fold.take().lag());
        received(1, 2_000_000);
        received(1, 3_000_000);
        received(1, 4_000_000);
        Lag three = fold.take().lag();
        assertEquals(new Lag(3, 2_000_000, 0), three);
        assertEquals(2_500, three.millis(4_500_000));
        fold.add(new Fact.Recorded(102, 102, 0, 2, 0, 3_000_000));
        assertEquals(new Lag(1, 3_000_000, 0), fold.take().lag());
        fold.add(new Fact.Recorded(102, 102, 0, 3, 1, 4_000_000));
        assertEquals(new Lag(0, 0, 1), fold.take().lag());
        assertEquals(0, fold.take().lag().millis(9_000_000));
    }

    @Test
    void aMessageThatIsOnDiskBeforeItIsCountedIsNotBehind() {
        opened(1, 1);
        fold.add(new Fact.Recorded(2, 2, 0, 2, 0, 300));
        received(1, 200);
        assertEquals(Lag.NONE, fold.take().lag());
        received(1, 300);
        received(1, 400);
        assertEquals(new Lag(1, 400, 0), fold.take().lag());
    }

    @Test
    void onlyWhatChangedIsTaken() {
        opened(1, 1);
        opened(2, 2);
        assertEquals(2, fold.take().clients().size());
        received(2, 200);
        assertEquals(
                List.of(id(2)),
                fold.take().clients().stream().map(ClientSummary::id).toList());
    }

    @Test
    void whoFinishedSendingCanBeAnsweredUntilThatEnds() {
        opened(1, 1);
        closed(1, true);
        assertEquals(ClientState.FINISHED, fold.take().clients().getFirst().state());
        fold.add(new Fact.AnswerEnded(id(1), 950, StoredText.of("It was answered.")));
        assertEquals(ClientState.LEFT, fold.take().clients().getFirst().state());
    }

    @Test
    void olderCountsNeverReplaceNewerOnes() {
        opened(1, 5);
        opened(2, 3);
        assertEquals(5, fold.take().counts().version());
    }

    @Test
    void itsSizeIsBoundedHoweverManyComeAndGo() {
        for (int i = 1; i <= 10_000; i++) {
            opened(i, i);
            closed(i, false);
            fold.add(new Fact.Delivered(i, id(i), Delivery.FAILED, Optional.of(StoredText.of("left"))));
            fold.add(new Fact.Delivered(i, id(i), Delivery.FAILED, Optional.of(StoredText.of("left"))));
        }
        LiveChanges changes = fold.take();
        assertEquals(LiveFold.KEPT_DEPARTED, changes.clients().size());
        assertEquals(id(10_000), changes.clients().getLast().id());
        assertEquals(LiveFold.KEPT_DEPARTED, changes.forgotten().size());
        assertEquals(id(8_000), changes.forgotten().getLast());
        assertEquals(LiveFold.KEPT_DELIVERIES, changes.deliveries().size());
    }

    @Test
    void aTroubleStaysUntilItIsOver() {
        fold.add(new Fact.Warning("recorder", StoredText.of("The disk is full.")));
        assertEquals(
                Map.of("recorder", StoredText.of("The disk is full.")),
                fold.take().warnings());
        fold.add(Fact.Warning.over("recorder"));
        assertEquals(Map.of(), fold.take().warnings());
    }

    @Test
    void aClientAwaitsTheCodeUntilItIsSaidOrTheClientHasLeft() {
        opened(1, 1);
        fold.add(new Fact.Changed(id(1), false, ReplyFormat.FRAMED, false, 0, 0, true));
        assertTrue(fold.take().clients().getFirst().awaitsCode());
        fold.add(new Fact.Changed(id(1), false, ReplyFormat.FRAMED, false, 0, 0, false));
        assertFalse(fold.take().clients().getFirst().awaitsCode());
        fold.add(new Fact.Changed(id(1), false, ReplyFormat.FRAMED, false, 0, 0, true));
        closed(1, false);
        assertFalse(fold.take().clients().getFirst().awaitsCode());
    }

    @Test
    void heldAndReleasedShowAsStates() {
        opened(1, 1);
        fold.add(new Fact.Changed(id(1), true, ReplyFormat.RAW, false, 0, 0, false));
        ClientSummary held = fold.take().clients().getFirst();
        assertEquals(ClientState.HELD, held.state());
        assertEquals(ReplyFormat.RAW, held.replyAs());
        fold.add(new Fact.Changed(id(1), false, ReplyFormat.RAW, true, 3, 0, false));
        ClientSummary released = fold.take().clients().getFirst();
        assertEquals(ClientState.LIVE, released.state());
        assertTrue(released.unframed());
        assertEquals(3, released.frameOpen());
    }
}
