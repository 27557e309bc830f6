package switchboard.record;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import switchboard.event.EventBus;
import switchboard.model.Note;

/** A session that version 1 of the format left: read as it is, upgraded when it is continued. */
@Timeout(60)
class OlderFormatTest {
    @TempDir
    Path directory;

    private final EventBus bus = new EventBus();

    private Path file() {
        return directory.resolve("old.db");
    }

    @BeforeEach
    void anOldFile() throws Exception {
        try (InputStream statements =
                        Objects.requireNonNull(OlderFormatTest.class.getResourceAsStream("session-1.sql"));
                Connection connection = Sqlite.writing(file(), true)) {
            String sql = new String(statements.readAllBytes(), StandardCharsets.UTF_8);
            for (String statement : sql.split("\n----\n", -1)) {
                Sqlite.execute(connection, statement);
            }
        }
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
        byte[] before = Files.readAllBytes(file());
        try (SessionLog log = SessionLog.open(file())) {
            assertEquals(List.of("Ana IN Hello", "Ana OUT Hi, Ana!", "Ana IN alice"), said(log));
            LoggedMessage reply = log.message(2).get().orElseThrow();
            assertEquals(OptionalLong.of(9), reply.request());
            assertEquals(Note.NONE, reply.note());
            assertEquals(
                    "It came without a header.", log.rows(3, 1).get().getFirst().finding());
            assertEquals(4, log.clients().get().getFirst().id().number());
        }
        assertArrayEquals(before, Files.readAllBytes(file()));
    }

    @Test
    void whatCanNotBeUpgradedIsRefusedAndKeepsEveryByte() throws Exception {
        try (Connection connection = Sqlite.writing(file(), false)) {
            Sqlite.execute(connection, "CREATE TABLE gap(something_else)");
        }
        byte[] before = Files.readAllBytes(file());
        String sentence = String.valueOf(
                assertThrows(SessionException.class, () -> Session.open(new SessionPlace.Given(file()), bus))
                        .getMessage());
        assertTrue(sentence.startsWith(file() + " can't be opened") && sentence.endsWith("."), sentence);
        assertArrayEquals(before, Files.readAllBytes(file()));
    }

    @Test
    void itIsUpgradedWhenANoteIsPutIntoItAndWhoReadsItSeesTheNote() throws Exception {
        try (SessionLog log = SessionLog.open(file())) {
            assertEquals(Note.NONE, log.rows(1, 1).get().getFirst().note());
            Note note = new Note(true, "an old mistake");
            NoteStore.of(file()).put(new Note.Subject.OfMessage(1), note).get(10, TimeUnit.SECONDS);
            assertEquals(note, log.rows(1, 1).get().getFirst().note());
            assertEquals(List.of("Ana IN Hello", "Ana OUT Hi, Ana!", "Ana IN alice"), said(log));
        }
        try (Connection connection = Sqlite.reading(file())) {
            assertEquals(Schema.VERSION, Sqlite.number(connection, "PRAGMA user_version"));
            assertEquals("ok", Sqlite.text(connection, "PRAGMA integrity_check"));
        }
    }

    @Test
    void itIsUpgradedWhenItIsContinued() throws Exception {
        try (Recorded recorded = new Recorded(bus);
                Session session = Session.open(new SessionPlace.Given(file()), bus)) {
            assertEquals(4, session.lastClient());
            bus.publish(Facts.received(4, "again"));
            session.notes()
                    .put(new Note.Subject.OfMessage(1), new Note(true, "the first one"))
                    .join();
            assertEquals(1, recorded.await(4).settled());
            assertEquals(
                    List.of("Ana IN Hello", "Ana OUT Hi, Ana!", "Ana IN alice", "Ana IN again"), said(session.log()));
        }
        try (Connection connection = Sqlite.reading(file())) {
            assertEquals(Schema.VERSION, Sqlite.number(connection, "PRAGMA user_version"));
            assertEquals("the first one", Sqlite.text(connection, "SELECT text FROM message_note"));
            assertEquals("ok", Sqlite.text(connection, "PRAGMA integrity_check"));
        }
    }
}
