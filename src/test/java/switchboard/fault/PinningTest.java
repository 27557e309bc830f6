package switchboard.fault;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import switchboard.client.swarm.ClientMix;
import switchboard.client.swarm.KindCounts;
import switchboard.client.swarm.Swarm;
import switchboard.client.swarm.SwarmPlan;
import switchboard.client.swarm.SwarmReport;
import switchboard.model.ListenerSettings.AutoReply;
import switchboard.server.context.ServerLimits;

/** No virtual thread of the program pins its carrier thread while it waits; in Java 21 every monitor would pin it. */
@Timeout(120)
@Tag("slow")
class PinningTest {
    private static final String PINNED = "jdk.VirtualThreadPinned";

    @TempDir
    Path directory;

    @Test
    void aServerUnderASwarmOfAllKindsPinsNoThread() throws Exception {
        // A first run loads all classes, because pinning during class loading is not tested.
        swarm("first.db");
        Path file = directory.resolve("pinned.jfr");
        try (Recording recording = new Recording()) {
            recording.enable(PINNED).withoutThreshold().withStackTrace();
            recording.start();
            // The flight recorder loads its tracer of exceptions with the first exception; other threads wait for that,
            // pinned.
            assertNotNull(new IllegalStateException("loads it").getMessage());
            swarm("second.db");
            recording.stop();
            recording.dump(file);
        }
        List<RecordedEvent> ours = RecordingFile.readAllEvents(file).stream()
                .filter(event -> event.getEventType().getName().equals(PINNED))
                .filter(PinningTest::isOurs)
                .toList();
        assertEquals(List.of(), ours);
    }

    private void swarm(String session) throws Exception {
        try (RecordedServer server =
                new RecordedServer(directory.resolve(session), ServerLimits.DEFAULTS, new AutoReply.Echo(), false)) {
            SwarmReport report = Swarm.of(SwarmPlan.of(
                            "127.0.0.1", server.port(), ClientMix.parse("all").of(60), 600, Duration.ofSeconds(2), 7))
                    .run();
            assertTrue(report.total(KindCounts::sent) > 100, "they talked: " + report);
            server.awaitNobody();
            server.end();
        }
    }

    private static boolean isOurs(RecordedEvent event) {
        return event.getStackTrace() != null
                && event.getStackTrace().getFrames().stream()
                        .map(frame -> frame.getMethod().getType().getName())
                        .anyMatch(name -> name.startsWith("switchboard.") && !name.contains(".client."));
    }
}
