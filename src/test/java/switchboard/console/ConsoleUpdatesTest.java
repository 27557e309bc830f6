package switchboard.console;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import switchboard.event.ConflatedSubscription;
import switchboard.event.EventBus;
import switchboard.event.Fact;
import switchboard.event.LiveChanges;
import switchboard.event.LiveFold;
import switchboard.model.ClientStep;
import switchboard.model.ClientStep.Kind;
import switchboard.model.ConnectionId;
import switchboard.model.Limit;
import switchboard.record.Facts;
import switchboard.text.StoredText;
import switchboard.wire.Direction;

/** The order of the console's lines, with a clock that the test moves. */
@Timeout(20)
class ConsoleUpdatesTest {
    private final EventBus bus = new EventBus();
    private final MemoryLog log = new MemoryLog();
    private final AtomicLong nanos = new AtomicLong(1);
    private final ConflatedSubscription<LiveChanges> live = bus.subscribe("test", new LiveFold());
    private final ConsoleUpdates updates = new ConsoleUpdates(live, new LogLines(log, ZoneOffset.UTC), 0, nanos::get);
    private long place;

    @AfterEach
    void end() {
        bus.close();
    }

    private void say(long client) {
        log.add(new ConnectionId(client), "", Direction.IN, Facts.in(Facts.utf8("hi")));
    }

    private ClientStep step(long client, Kind kind, long after) {
        return new ClientStep(++place, after, new ConnectionId(client), kind);
    }

    private void recorded(long newest, ClientStep... steps) {
        bus.publish(new Fact.Recorded(newest, newest, newest).with(List.of(steps)));
    }

    private List<String> told() throws InterruptedException {
        return updates.take(false).lines().stream()
                .map(line -> line.replaceAll("^(\\d+) .*", "message $1").replaceAll("(#\\d+ \\w+).*", "$1"))
                .toList();
    }

    @Test
    void whoLeavesAtOnceIsToldAfterItsOwnMessages() throws Exception {
        bus.publish(List.of(Facts.opened(1), Facts.closed(1, false)));
        assertEquals(List.of(), told());
        say(1);
        say(1);
        recorded(2, step(1, Kind.CAME, 0), step(1, Kind.LEFT, 2));

        assertEquals(List.of("#1 came", "message 1", "message 2", "#1 left"), told());
    }

    @Test
    void whatTwoClientsDoStandsInTheOneOrderOfTheSession() throws Exception {
        bus.publish(List.of(Facts.opened(1), Facts.opened(2), Facts.closed(2, true), Facts.closed(1, false)));
        say(1);
        say(2);
        say(1);
        recorded(3, step(1, Kind.CAME, 0), step(2, Kind.CAME, 1), step(2, Kind.FINISHED, 2), step(1, Kind.LEFT, 3));

        assertEquals(
                List.of("#1 came", "message 1", "#2 came", "message 2", "#2 finished", "message 3", "#1 left"), told());
    }

    @Test
    void aMoveThatTheSessionHasBeforeItsMessagesAreReadableWaitsForThem() throws Exception {
        bus.publish(List.of(Facts.opened(1), Facts.closed(1, false)));
        say(1);
        recorded(0, step(1, Kind.CAME, 0), step(1, Kind.LEFT, 1));
        assertEquals(List.of("#1 came"), told());
        recorded(1);

        assertEquals(List.of("message 1", "#1 left"), told());
    }

    @Test
    void aStepThatIsKnownBeforeItsClientIsWaitedFor() throws Exception {
        say(1);
        recorded(1, step(1, Kind.CAME, 0));
        assertEquals(List.of(), told());
        bus.publish(Facts.opened(1));

        assertEquals(List.of("#1 came", "message 1"), told());
    }

    @Test
    void whoComesWhileTheDiskHangsIsToldAfterTwoSecondsAndOnlyOnce() throws Exception {
        bus.publish(Facts.opened(1));
        assertEquals(List.of(), told());
        nanos.addAndGet(TimeUnit.SECONDS.toNanos(2));
        assertEquals(List.of("#1 came"), told());
        bus.publish(Facts.closed(1, false));
        recorded(0, step(1, Kind.CAME, 0), step(1, Kind.LEFT, 0));

        assertEquals(List.of("#1 left"), told());
    }

    @Test
    void aLimitThatWaitsToBeToldIsToldAtTheEnd() throws Exception {
        bus.publish(new Fact.LimitHit(Limit.CONNECTIONS, StoredText.of("Full."), 1));
        assertEquals(List.of("Full."), updates.take(false).warnings());
        bus.publish(new Fact.LimitHit(Limit.CONNECTIONS, StoredText.of("Full."), 2));
        assertEquals(List.of(), updates.take(false).warnings());

        assertEquals(
                List.of("Full. (2 times so far, all clients together)"),
                updates.take(true).warnings());
        assertEquals(List.of(), updates.take(true).warnings());
    }

    @Test
    void aClientWhoseStateIsForgottenIsCounted() throws Exception {
        recorded(0, step(7, Kind.CAME, 0), step(7, Kind.LEFT, 0));
        assertEquals(List.of(), told());

        assertEquals(List.of("… clients came or left 2 more times, see counts"), told());
    }
}
