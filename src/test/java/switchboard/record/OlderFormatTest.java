package switchboard.record;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import switchboard.event.EventBus;
import switchboard.filter.Filter;
import switchboard.filter.TextCondition;
import switchboard.model.Annotation;
import switchboard.model.CloseReason;
import switchboard.model.Note;
import switchboard.record.file.Schema;
import switchboard.record.file.Sqlite;
import switchboard.record.reader.RecordedFile;
import switchboard.record.session.RecordedNotes;
import switchboard.record.session.RecordingSession;
import switchboard.text.CodedText;
import switchboard.text.StoredText;
import switchboard.text.WireText;
import switchboard.wire.Cause;
import switchboard.wire.Certainty;
import switchboard.wire.Finding;
import switchboard.wire.Findings;
import switchboard.wire.explain.FindingFactory;

/** Checks sessions of older versions of the format: they are read unchanged, and upgraded when they are continued. */
@Timeout(60)
class OlderFormatTest {
    @TempDir
    Path directory;

    private final EventBus bus = new EventBus();

    private Path file = Path.of("");

    @BeforeEach
    void anOldFile() throws Exception {
        file = OldSessions.put(1, directory);
    }

    @AfterEach
    void noThreadIsLeftBehind() {
        bus.close();
        assertFalse(Recorded.threads().contains("switchboard-recorder"), "the recorder's thread goes on");
    }

    private static List<String> said(SessionLog log) throws Exception {
        return log.rows(1, 100).get().stream()
                .map(row -> row.clientName() + " " + row.direction() + " " + row.preview())
                .toList();
    }

    @Test
    void itIsReadAsItIs() throws Exception {
        byte[] before = Files.readAllBytes(file);
        try (SessionLog log = RecordedFile.open(file)) {
            assertEquals(List.of("Ana IN Hello", "Ana OUT Hi, Ana!", "Ana IN alice"), said(log));
            LoggedMessage reply = log.message(2).get().orElseThrow();
            assertEquals(OptionalLong.of(9), reply.request());
            assertEquals(Note.NONE, reply.note());
            assertEquals(
                    Optional.of(StoredText.of("It came without a header.")),
                    log.rows(3, 1).get().getFirst().finding());
            assertEquals(4, log.clients().get().getFirst().id().number());
        }
        assertArrayEquals(before, Files.readAllBytes(file));
    }

    @Test
    void whatCanNotBeUpgradedIsRefusedAndKeepsEveryByte() throws Exception {
        try (Connection connection = Sqlite.writing(file)) {
            Sqlite.execute(connection, "CREATE TABLE gap(something_else)");
        }
        byte[] before = Files.readAllBytes(file);
        String sentence = String.valueOf(assertThrows(
                        SessionException.class, () -> RecordingSession.open(new SessionLocation.ChosenFile(file), bus))
                .getMessage());
        assertTrue(sentence.startsWith(file + " was changed by somebody") && sentence.endsWith("."), sentence);
        assertArrayEquals(before, Files.readAllBytes(file));
    }

    @Test
    void itIsUpgradedWhenANoteIsPutIntoItAndWhoReadsItSeesTheNote() throws Exception {
        try (SessionLog log = RecordedFile.open(file)) {
            assertEquals(Note.NONE, log.rows(1, 1).get().getFirst().note());
            Note note = new Note(true, "an old mistake");
            RecordedNotes.of(file)
                    .put(List.of(new Annotation(new Note.Subject.OfMessage(1), note)))
                    .get(10, TimeUnit.SECONDS);
            assertEquals(note, log.rows(1, 1).get().getFirst().note());
            assertEquals(List.of("Ana IN Hello", "Ana OUT Hi, Ana!", "Ana IN alice"), said(log));
        }
        try (Connection connection = Sqlite.reading(file)) {
            assertEquals(Schema.VERSION, Sqlite.number(connection, "PRAGMA user_version"));
            assertEquals("ok", Sqlite.text(connection, "PRAGMA integrity_check"));
        }
    }

    @Test
    void itIsUpgradedWhenItIsContinued() throws Exception {
        try (Recorded recorded = new Recorded(bus);
                RecordingSession session = RecordingSession.open(new SessionLocation.ChosenFile(file), bus)) {
            assertEquals(4, session.lastClient());
            bus.publish(Facts.received(4, "again"));
            session.notes()
                    .put(List.of(new Annotation(new Note.Subject.OfMessage(1), new Note(true, "the first one"))))
                    .join();
            assertEquals(1, recorded.await(4).settled());
            assertEquals(
                    List.of("Ana IN Hello", "Ana OUT Hi, Ana!", "Ana IN alice", "Ana IN again"), said(session.log()));
        }
        try (Connection connection = Sqlite.reading(file)) {
            assertEquals(Schema.VERSION, Sqlite.number(connection, "PRAGMA user_version"));
            assertEquals("the first one", Sqlite.text(connection, "SELECT text FROM message_note"));
            assertEquals("ok", Sqlite.text(connection, "PRAGMA integrity_check"));
        }
    }

    /** Checks the content of the session of version 2, whether or not it was upgraded. */
    private static void requireTheClass(SessionLog log) throws Exception {
        List<LogRow> rows = log.rows(1, 36).get();
        assertEquals(36, rows.size());
        assertEquals("Ana", rows.getFirst().clientName());
        assertEquals(new Note(true, "the first message"), rows.get(1).note());
        assertEquals(
                Optional.of(StoredText.of("“alice” came without a header; the message before had one."
                        + " Every message needs its own.")),
                rows.get(6).finding());
        assertEquals(Optional.of(12L), rows.get(30).gap().map(Gap::messages));
        LoggedMessage cut = log.message(24).get().orElseThrow();
        assertEquals(
                List.of(Findings.saying(
                        Cause.BODY_INCOMPLETE,
                        Certainty.CERTAIN,
                        "The header promised 300 bytes; 136 came, then the client finished: 164 are missing.",
                        "Count the body's bytes only, and use sendall.")),
                cut.message().findings());
        LoggedClient kicked = log.clients().get().get(1);
        assertEquals(Optional.of(StoredText.of("It was disconnected by hand.")), kicked.farewell());
        assertEquals(Optional.of(CloseReason.KICKED), kicked.reason());
        assertEquals("asks a lot", kicked.note().text());
        Filter filter = new TextCondition("is not kept. Attempts left");
        assertArrayEquals(new long[] {16, 18}, log.allMatches(filter, 0, 36).get());
    }

    @Test
    void theVersionBeforeThisOneIsReadAsItIs() throws Exception {
        Path second = OldSessions.put(2, directory);
        byte[] before = Files.readAllBytes(second);
        try (SessionLog log = RecordedFile.open(second)) {
            requireTheClass(log);
        }
        assertArrayEquals(before, Files.readAllBytes(second));
    }

    @Test
    void theVersionBeforeThisOneIsUpgradedWhenItIsContinued() throws Exception {
        Path second = OldSessions.put(2, directory);
        CodedText text = WireText.NO_HEADER.with("“bob”", 64);
        Finding finding = new Finding(
                Cause.NO_HEADER, Certainty.CERTAIN, text, FindingFactory.repair(WireText.NO_HEADER, text.arguments()));
        try (Recorded recorded = new Recorded(bus);
                RecordingSession session = RecordingSession.open(new SessionLocation.ChosenFile(second), bus)) {
            bus.publish(Facts.received(9, Facts.unframed(Facts.utf8("bob"), finding)));
            recorded.await(37);
            requireTheClass(session.log());
            assertEquals(
                    List.of(finding),
                    session.log().message(37).get().orElseThrow().message().findings());
        }
        try (Connection connection = Sqlite.reading(second)) {
            assertEquals(Schema.VERSION, Sqlite.number(connection, "PRAGMA user_version"));
            assertEquals("ok", Sqlite.text(connection, "PRAGMA integrity_check"));
        }
    }

    @Test
    void anUpgradedFileHasTheSameTablesAsANewOne() throws Exception {
        Path fresh = directory.resolve("new.db");
        for (Path session : List.of(fresh, file, OldSessions.put(2, directory))) {
            try (Recorded recorded = new Recorded(bus);
                    RecordingSession open = RecordingSession.open(new SessionLocation.ChosenFile(session), bus)) {
                bus.publish(Facts.received(4, "again"));
                recorded.await(1);
            }
            assertEquals(columns(fresh), columns(session));
        }
    }

    private static List<String> columns(Path file) throws Exception {
        List<String> columns = new ArrayList<>();
        try (Connection connection = Sqlite.reading(file);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("""
                        SELECT t.name, c.name, c.type, c."notnull", c.dflt_value FROM sqlite_schema t, pragma_table_info(t.name) c
                        WHERE t.type IN ('table', 'view') ORDER BY t.name, c.cid""")) {
            while (row.next()) {
                columns.add(row.getString(1) + "." + row.getString(2) + " " + row.getString(3) + " " + row.getInt(4)
                        + " " + row.getString(5));
            }
        }
        return columns;
    }
}
