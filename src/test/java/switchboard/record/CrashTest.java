package switchboard.record;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import switchboard.event.EventBus;
import switchboard.event.Fact;
import switchboard.model.Annotation;
import switchboard.model.Note;
import switchboard.record.file.Sqlite;
import switchboard.record.session.RecordedNotes;
import switchboard.record.session.RecordingSession;

@Timeout(60)
class CrashTest {
    @TempDir
    Path directory;

    @Test
    void whatWasReportedRecordedSurvivesAKillAndTheSessionGoesOn() throws Exception {
        Path file = directory.resolve("class.db");
        long reported = 0;
        Process recorder = start(file);
        try (BufferedReader output = recorder.inputReader()) {
            while (reported < 2_000) {
                reported = Long.parseLong(output.readLine());
            }
            try (EventBus bus = new EventBus()) {
                assertTrue(assertThrows(
                                SessionException.class,
                                () -> RecordingSession.open(new SessionLocation.ChosenFile(file), bus))
                        .getMessage()
                        .contains("open in another Switchboard"));
            }
            ExecutionException notOurs = assertThrows(
                    ExecutionException.class,
                    () -> RecordedNotes.of(file)
                            .put(List.of(new Annotation(new Note.Subject.OfMessage(1), new Note(true, ""))))
                            .get(10, TimeUnit.SECONDS));
            assertEquals(
                    "Another Switchboard records into " + file.toRealPath()
                            + ": write the note there, or wait until it has ended.",
                    notOurs.getCause().getMessage());
            // The process is killed through its handle, which keeps its output readable.
            assertTrue(recorder.toHandle().destroyForcibly());
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                reported = Long.parseLong(line);
            }
        } finally {
            recorder.destroyForcibly();
            assertTrue(recorder.waitFor(30, TimeUnit.SECONDS));
        }

        // A session that a crash left accepts notes like any other.
        RecordedNotes.of(file)
                .put(List.of(new Annotation(new Note.Subject.OfMessage(2), new Note(true, "before the crash"))))
                .get(10, TimeUnit.SECONDS);
        try (EventBus bus = new EventBus();
                RecordingSession session = RecordingSession.open(new SessionLocation.ChosenFile(file), bus);
                Recorded recorded = new Recorded(bus)) {
            long survived = session.log().newest().get();
            assertTrue(survived >= reported, survived + " of " + reported);
            assertEquals(1, session.lastClient());
            assertEquals(
                    "before the crash",
                    session.log().rows(2, 1).get().getFirst().note().text());
            bus.publish(Facts.received(2, "after the crash"));
            recorded.await(survived + 1);
        }
        try (Connection connection = Sqlite.reading(file)) {
            assertEquals("ok", Sqlite.text(connection, "PRAGMA integrity_check"));
            assertEquals(
                    0,
                    Sqlite.number(
                            connection,
                            "SELECT count(*) FROM message WHERE client = 1 AND CAST(body AS TEXT) <> number"));
            assertEquals(
                    Sqlite.number(connection, "SELECT max(number) FROM message"),
                    Sqlite.number(connection, "SELECT count(*) FROM message"));
            assertEquals(1, Sqlite.number(connection, "SELECT count(*) FROM run WHERE ended_at IS NULL"));
        }
    }

    private static Process start(Path file) throws Exception {
        String classes = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        classes,
                        Child.class.getName(),
                        file.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    /**
     * Records messages that contain their own number, and prints the number of the newest on disk, until it is killed.
     */
    static final class Child {
        public static void main(String[] arguments) throws Exception {
            EventBus bus = new EventBus();
            var news = bus.subscribe("child", 100_000, 1L << 30, fact -> fact instanceof Fact.Recorded);
            RecordingSession session =
                    RecordingSession.open(new SessionLocation.ChosenFile(Path.of(arguments[0])), bus);
            bus.publish(Facts.opened(1));
            Thread.ofPlatform().daemon().start(() -> {
                for (long number = 1; ; number++) {
                    bus.publish(Facts.received(1, Long.toString(number)));
                }
            });
            List<Fact> facts = new ArrayList<>();
            while (Files.exists(session.file())) {
                news.take(facts, 1, TimeUnit.MILLISECONDS.toNanos(1_000));
                for (Fact fact : facts) {
                    System.out.println(((Fact.Recorded) fact).messages());
                    System.out.flush();
                }
                facts.clear();
            }
        }
    }
}
