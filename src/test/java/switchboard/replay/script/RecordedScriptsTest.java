package switchboard.replay.script;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import switchboard.event.EventBus;
import switchboard.event.Fact;
import switchboard.model.ClassCode;
import switchboard.model.CloseReason;
import switchboard.model.ConnectionId;
import switchboard.model.ConnectionInfo;
import switchboard.model.Counts;
import switchboard.model.Reading;
import switchboard.record.Facts;
import switchboard.record.Recorded;
import switchboard.record.SessionLocation;
import switchboard.record.session.RecordingSession;
import switchboard.text.StoredText;
import switchboard.wire.ReplyFormat;
import switchboard.wire.framing.Framings;

/** The order of a replay when the clock was set while the session was recorded. */
@Timeout(30)
class RecordedScriptsTest {
    private static final long NOON = TimeUnit.HOURS.toMicros(12);

    @TempDir
    Path folder;

    private final EventBus bus = new EventBus();

    @AfterEach
    void end() {
        bus.close();
    }

    private static Fact opened(long client, long at) {
        return new Fact.Opened(
                new ConnectionInfo(
                        new ConnectionId(client), 1, "peer", "", "", at, ReplyFormat.FRAMED, false, Reading.USUAL),
                Counts.ZERO);
    }

    private static Fact said(long client, long at) {
        return new Fact.Received(new ConnectionId(client), at, Facts.in(Facts.utf8("hello")));
    }

    @ParameterizedTest
    @ValueSource(longs = {-3_600_000_000L, 3_600_000_000L})
    void aClockThatWasSetChangesNeitherWhoBeginsNorWhatComesAfterAClientsEnd(long jump) throws Exception {
        long after = NOON + jump;
        try (Recorded recorded = new Recorded(bus);
                RecordingSession session =
                        RecordingSession.open(new SessionLocation.ChosenFile(folder.resolve("a.db")), bus)) {
            bus.publish(opened(1, NOON));
            bus.publish(said(1, NOON + 1));
            bus.publish(new Fact.Closed(
                    new ConnectionId(1), NOON + 2, CloseReason.FIN, StoredText.of("bye"), true, Counts.ZERO));
            bus.publish(opened(2, after));
            bus.publish(said(2, after + 1));
            bus.publish(new Fact.Sent(
                    new ConnectionId(1), after + 2, Framings.HEADER64.frame(Facts.utf8("late")), OptionalLong.of(1)));
            recorded.await(3);
            List<Script> scripts = new RecordedScripts(session.log(), ClassCode.NONE).scripts(Set.of());

            assertEquals(
                    List.of(1L, 2L),
                    scripts.stream()
                            .map(script -> script.client().id().number())
                            .toList());
            assertEquals(2, scripts.getFirst().numbers().length);
            assertEquals(1, scripts.getFirst().endPlace());
        }
    }
}
