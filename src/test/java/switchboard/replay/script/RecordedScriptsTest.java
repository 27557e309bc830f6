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
import switchboard.model.ClassCode;
import switchboard.record.Facts;
import switchboard.record.Recorded;
import switchboard.record.SessionLocation;
import switchboard.record.session.RecordingSession;

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

    @ParameterizedTest
    @ValueSource(longs = {-3_600_000_000L, 3_600_000_000L})
    void aClockThatWasSetChangesNeitherWhoBeginsNorWhatComesAfterAClientsEnd(long jump) throws Exception {
        long after = NOON + jump;
        try (Recorded recorded = new Recorded(bus);
                RecordingSession session =
                        RecordingSession.open(new SessionLocation.ChosenFile(folder.resolve("a.db")), bus)) {
            bus.publish(Facts.opened(1, NOON));
            bus.publish(Facts.received(1, NOON + 1, "hello"));
            bus.publish(Facts.closed(1, NOON + 2, true));
            bus.publish(Facts.opened(2, after));
            bus.publish(Facts.received(2, after + 1, "hello"));
            bus.publish(Facts.sent(1, after + 2, "late", OptionalLong.of(1)));
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
