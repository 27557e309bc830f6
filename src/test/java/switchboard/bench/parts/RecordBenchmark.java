package switchboard.bench.parts;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import switchboard.event.EventBus;
import switchboard.event.Fact;
import switchboard.record.SessionException;
import switchboard.record.SessionLocation;
import switchboard.record.session.RecordingSession;

/**
 * Measures recording a message of 200 bytes.
 *
 * <p>The publisher is always ahead of the recorder and waits for room in its queue, so the rate of the recorder is
 * measured, disk included.
 */
@State(Scope.Thread)
public class RecordBenchmark {
    private static final int FACTS = 240;

    private final EventBus bus = new EventBus();
    private final List<Fact> facts = new ArrayList<>();
    private Optional<Path> folder = Optional.empty();
    private Optional<RecordingSession> session = Optional.empty();

    /** Opens a session in a folder of its own. */
    @Setup
    public void open() throws IOException, SessionException {
        Path made = Files.createTempDirectory("switchboard-bench-");
        folder = Optional.of(made);
        session = Optional.of(RecordingSession.open(new SessionLocation.ChosenFile(made.resolve("parts.db")), bus));
        bus.publish(SampleFacts.opened(1));
        for (int count = 0; count < FACTS; count++) {
            facts.add(SampleFacts.received(1));
        }
    }

    /** Closes the session and deletes it. */
    @TearDown
    public void close() throws IOException {
        session.ifPresent(RecordingSession::close);
        bus.close();
        try (Stream<Path> files = Files.walk(folder.orElseThrow())) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    /** Publishes the facts of one read of 64 KiB. */
    @Benchmark
    @OperationsPerInvocation(FACTS)
    public void record() {
        bus.publish(facts);
    }
}
