package switchboard.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import switchboard.event.EventBus;
import switchboard.event.Fact;
import switchboard.filter.Filter;
import switchboard.model.ClientStep;
import switchboard.model.ConnectionId;
import switchboard.record.Facts;
import switchboard.record.LoggedClient;
import switchboard.record.LoggedReading;
import switchboard.record.SessionLocation;
import switchboard.record.SessionStore;
import switchboard.record.file.Sqlite;
import switchboard.record.memory.MemorySession;
import switchboard.record.reader.SessionReader;
import switchboard.record.session.RecordingSession;
import switchboard.replay.script.Script;
import switchboard.wire.framing.Framing;
import switchboard.wire.framing.Framings;

/** The order of an export when the clock is set while a session is recorded. */
@Timeout(60)
class ExportOrderTest {
    private static final long NOON = TimeUnit.HOURS.toMicros(12);

    @TempDir
    Path folder;

    private final EventBus bus = new EventBus();

    @AfterEach
    void end() {
        bus.close();
    }

    /** Publishes a session in which the clock is set by {@code jump} after the second message. */
    private void publish(long jump) {
        long after = NOON + jump;
        bus.publish(Facts.opened(1, NOON));
        bus.publish(Facts.opened(2, NOON + 1));
        bus.publish(Facts.received(1, NOON + 2, "a"));
        bus.publish(Facts.received(2, NOON + 3, "b"));
        bus.publish(Facts.received(1, after + 4, "c"));
        bus.publish(Facts.opened(3, after + 5));
        bus.publish(Facts.closed(2, after + 6, false));
        bus.publish(Facts.received(3, after + 7, "d"));
        bus.publish(Facts.received(1, after + 8, "e"));
        bus.publish(Facts.closed(3, after + 9, false));
        bus.publish(Facts.closed(1, after + 10, false));
    }

    private static final List<String> ORDER =
            List.of("#1 came", "#2 came", "a", "b", "c", "#3 came", "#2 left", "d", "e", "#3 left", "#1 left");

    private static List<String> transcript(Path file) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ExportOutcome outcome = new Export(new ExportRequest(
                        file, ExportFormat.TXT, Filter.ALL, new ExportTarget.ToStream(out), ZoneOffset.UTC))
                .run();
        assertInstanceOf(ExportOutcome.Complete.class, outcome, outcome.toString());
        return out.toString(StandardCharsets.UTF_8)
                .lines()
                .filter(line -> line.matches(".*(#\\d|---) .*"))
                .map(line -> line.replaceAll(".* (\\S)$", "$1")
                        .replaceAll(".*(#\\d \\w+).*", "$1")
                        .replaceAll(".* --- .*", "gap"))
                .toList();
    }

    @Test
    void anotherFramingOfAClientStandsAtItsPlaceInFileAndExportsAndIsTheOneThatReplayUses() throws Exception {
        Path file = folder.resolve("framing.db");
        Framing described = Framings.parse("end=#|;");
        try (RecordingSession session = RecordingSession.open(new SessionLocation.ChosenFile(file), bus)) {
            bus.publish(Facts.opened(1, NOON));
            bus.publish(Facts.opened(2, NOON + 1));
            bus.publish(Facts.received(1, NOON + 2, "a"));
            bus.publish(new Fact.ReadAs(new ConnectionId(1), NOON + 3, Framings.LINES, Fact.Again.NOTHING));
            bus.publish(new Fact.ReadAs(new ConnectionId(1), NOON + 4, described, Fact.Again.NOTHING));
            bus.publish(Facts.received(1, NOON + 5, "b"));
            bus.publish(Facts.closed(1, NOON + 6, false));
            session.end();
        }
        assertEquals(List.of("#1 came", "#2 came", "a", "#1 is", "b", "#1 left"), transcript(file));
        try (SessionReader reader = SessionReader.open(file)) {
            LoggedClient first = reader.clients().getFirst();
            assertEquals(List.of(new LoggedReading(1, 2, NOON + 4, described, 0)), first.readings());
            assertEquals(described, new Script(first, new long[0], 0, 0).framing());
            assertEquals(List.of(), reader.clients().getLast().readings());
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new Export(new ExportRequest(
                        file, ExportFormat.JSONL, Filter.ALL, new ExportTarget.ToStream(out), ZoneOffset.UTC))
                .run();
        assertTrue(
                out.toString(StandardCharsets.UTF_8)
                        .contains("\"readings\":[{\"after\":1,\"step\":2,\"at\":\"1970-01-01T12:00:00.000004Z\","
                                + "\"at_us\":43200000004,\"framing\":\"end=#|;\",\"again\":0}]"),
                out.toString(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @ValueSource(longs = {-3_600_000_000L, 3_600_000_000L, 31_536_000_000_000L, -5})
    void aClockThatIsSetMovesNobodyInTheTranscript(long jump) throws Exception {
        Path file = folder.resolve("jump.db");
        try (RecordingSession session = RecordingSession.open(new SessionLocation.ChosenFile(file), bus)) {
            publish(jump);
            session.end();
        }

        assertEquals(ORDER, transcript(file));
    }

    @Test
    void aSessionInMemoryKeepsTheOrderToo() throws Exception {
        Path file = folder.resolve("saved.db");
        try (SessionStore session = MemorySession.open(bus)) {
            publish(-3_600_000_000L);
            session.saveTo(file);
        }

        assertEquals(ORDER, transcript(file));
    }

    @Test
    void aSessionOfAnOlderProgramIsOrderedByItsTimes() throws Exception {
        Path file = folder.resolve("older.db");
        try (RecordingSession session = RecordingSession.open(new SessionLocation.ChosenFile(file), bus)) {
            publish(3_600_000_000L);
            session.end();
        }
        try (var connection = Sqlite.writing(file)) {
            Sqlite.execute(connection, "DELETE FROM step");
        }

        assertEquals(ORDER, transcript(file));
    }

    @Test
    void aGapComesAfterTheStepsThatWereRecordedBeforeIt() throws Exception {
        Path file = folder.resolve("gap.db");
        try (RecordingSession session = RecordingSession.open(new SessionLocation.ChosenFile(file), bus)) {
            publish(3_600_000_000L);
            session.end();
        }
        try (var connection = Sqlite.writing(file)) {
            Sqlite.execute(connection, "INSERT INTO gap VALUES (1, 7, 8, 20, 900, 'full', NULL, NULL, 1)");
            Sqlite.execute(connection, "INSERT INTO gap VALUES (4, 7, 8, 20, 900, 'full', NULL, NULL, 4)");
            Sqlite.execute(connection, "INSERT INTO gap VALUES (6, 7, 8, 20, 900, 'full', NULL, NULL, NULL)");
        }

        List<String> order = new ArrayList<>(ORDER);
        order.add(order.indexOf("#1 came") + 1, "gap");
        order.add(order.indexOf("#2 left") + 1, "gap");
        order.add(order.indexOf("e") + 1, "gap");
        assertEquals(order, transcript(file));
        List<String> gaps = jsonLines(file)
                .lines()
                .filter(line -> line.contains("\"gap\""))
                .map(line -> line.replaceAll(",\"from\".*", ""))
                .toList();
        assertEquals(
                List.of(
                        "{\"type\":\"gap\",\"after\":0,\"place\":1",
                        "{\"type\":\"gap\",\"after\":3,\"place\":4",
                        "{\"type\":\"gap\",\"after\":5"),
                gaps);
    }

    private static String jsonLines(Path file) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ExportOutcome outcome = new Export(new ExportRequest(
                        file, ExportFormat.JSONL, Filter.ALL, new ExportTarget.ToStream(out), ZoneOffset.UTC))
                .run();
        assertInstanceOf(ExportOutcome.Complete.class, outcome, outcome.toString());
        return out.toString(StandardCharsets.UTF_8);
    }

    @Test
    void jsonLinesSayThePlaceOfEachStep() throws Exception {
        Path file = folder.resolve("lines.db");
        try (RecordingSession session = RecordingSession.open(new SessionLocation.ChosenFile(file), bus)) {
            publish(-3_600_000_000L);
            session.end();
        }
        String lines = jsonLines(file);
        String steps =
                "\"steps\":[{\"step\":\"came\",\"place\":3,\"after\":3},{\"step\":\"left\",\"place\":5,\"after\":5}]";
        assertTrue(lines.contains(steps), lines);
        try (SessionReader reader = SessionReader.open(file)) {
            assertEquals(
                    Optional.of(new ClientStep(4, 3, new ConnectionId(2), ClientStep.Kind.LEFT)),
                    reader.clients().get(1).step(ClientStep.Kind.LEFT));
        }
    }
}
