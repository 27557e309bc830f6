package switchboard.record.session;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import switchboard.event.EventBus;
import switchboard.event.Fact;
import switchboard.event.LosslessSubscription;
import switchboard.filter.Filter;
import switchboard.filter.MarkCondition;
import switchboard.filter.NoteCondition;
import switchboard.model.Annotation;
import switchboard.model.Note;
import switchboard.record.Facts;
import switchboard.record.NoteStore;
import switchboard.record.SessionException;
import switchboard.record.SessionLocation;
import switchboard.record.SessionLog;
import switchboard.record.file.Sqlite;
import switchboard.record.reader.RecordedFile;
import switchboard.record.reader.SessionReader;

/** Checks notes on a session that is not being recorded. */
@Timeout(60)
class RecordedNotesTest {
    private static final Note.Subject FIRST = new Note.Subject.OfMessage(1);
    private static final Note.Subject ANA = new Note.Subject.OfClient(Facts.id(1));

    @TempDir
    Path directory;

    private Path file;
    private NoteStore notes;

    @BeforeEach
    void aSession() throws Exception {
        file = directory.toRealPath().resolve("lesson.db");
        EventBus bus = new EventBus();
        try (bus;
                RecordingSession session = RecordingSession.open(new SessionLocation.ChosenFile(file), bus)) {
            bus.publish(Facts.opened(1));
            bus.publish(Facts.received(1, "Hello"));
            bus.publish(Facts.received(1, "Bye"));
        }
        notes = RecordedNotes.of(file);
    }

    @AfterEach
    void nothingIsLeftBehind() throws Exception {
        try (Stream<Path> left = Files.list(directory)) {
            assertEquals(
                    List.of("lesson.db"),
                    left.map(path -> path.getFileName().toString()).toList());
        }
    }

    private void put(Note.Subject subject, Note note) throws Exception {
        notes.put(List.of(new Annotation(subject, note))).get(20, TimeUnit.SECONDS);
    }

    private String refused(Note.Subject subject, Note note) {
        ExecutionException refused = assertThrows(ExecutionException.class, () -> put(subject, note));
        assertTrue(refused.getCause() instanceof SessionException, refused.toString());
        return String.valueOf(refused.getCause().getMessage());
    }

    @Test
    void aNoteIsInTheFileAndWhoeverReadsItFindsIt() throws Exception {
        try (SessionLog log = RecordedFile.open(file)) {
            assertEquals(0, log.allMatches(new MarkCondition(), 0, 2).get().length);
            put(new Note.Subject.OfMessage(2), new Note(true, "of two\nlines"));
            put(ANA, new Note(false, "sits at the back"));
            assertEquals(
                    new Note(true, "of two\nlines"),
                    log.rows(2, 1).get().getFirst().note());
            assertEquals(
                    new Note(false, "sits at the back"),
                    log.clients().get().getFirst().note());
            assertArrayEquals(
                    new long[] {2},
                    log.allMatches(new NoteCondition("lines"), 0, 2).get());
            put(new Note.Subject.OfMessage(2), Note.NONE);
            assertEquals(Note.NONE, log.rows(2, 1).get().getFirst().note());
        }
        try (SessionReader reader = SessionReader.open(file)) {
            assertEquals(1, reader.content().notes());
            assertEquals(
                    "Bye",
                    reader.messages(Filter.ALL, 1, 2)
                            .messages()
                            .getFirst()
                            .message()
                            .text());
        }
    }

    @Test
    void notesAreKeptInTheOrderInWhichTheyWerePut() throws Exception {
        List<CompletableFuture<Void>> kept = new ArrayList<>();
        for (int count = 1; count <= 300; count++) {
            kept.add(notes.put(List.of(new Annotation(FIRST, new Note(false, "version " + count)))));
        }
        for (CompletableFuture<Void> one : kept) {
            one.get(20, TimeUnit.SECONDS);
        }
        try (Connection connection = Sqlite.reading(file)) {
            assertEquals("version 300", Sqlite.text(connection, "SELECT text FROM message_note WHERE message = 1"));
        }
    }

    @Test
    void whatIsPutTogetherIsKeptTogether() throws Exception {
        notes.put(List.of(new Annotation(FIRST, new Note(true, "")), new Annotation(ANA, new Note(true, ""))))
                .get(20, TimeUnit.SECONDS);
        try (Connection connection = Sqlite.reading(file)) {
            assertEquals(1, Sqlite.number(connection, "SELECT sum(marked) FROM message_note"));
            assertEquals(1, Sqlite.number(connection, "SELECT sum(marked) FROM client_note"));
        }
    }

    @Test
    void aNoteWaitsForWhoeverReadsTheFile() throws Exception {
        CompletableFuture<Void> kept;
        try (Connection reader = Sqlite.reading(file)) {
            Sqlite.execute(reader, "BEGIN");
            assertEquals(2, Sqlite.number(reader, "SELECT count(*) FROM message"));
            kept = notes.put(List.of(new Annotation(FIRST, new Note(true, "later"))));
            assertThrows(TimeoutException.class, () -> kept.get(300, TimeUnit.MILLISECONDS));
            Sqlite.execute(reader, "COMMIT");
        }
        kept.get(20, TimeUnit.SECONDS);
    }

    @Test
    void aSessionThatIsMovedOrRenamedJustNowIsLeftAloneUntilItIsAtRest() throws Exception {
        try (LockedSession taken = LockedSession.take(file)) {
            assertEquals(
                    "Something else is done with " + file + " just now: try again in a moment.",
                    refused(FIRST, new Note(true, "")));
            assertEquals(file, taken.files().getFirst());
        }
        put(FIRST, new Note(true, ""));
    }

    @Test
    void whoseOwnSessionItIsWritesItByTheRecorder() throws Exception {
        EventBus bus = new EventBus();
        LosslessSubscription news = bus.subscribe("test", 1_000, 1 << 20, fact -> fact instanceof Fact.NoteKept);
        try (bus;
                RecordingSession session = RecordingSession.open(new SessionLocation.ChosenFile(file), bus)) {
            NoteStore ofTheFile = session.notesOf(file);
            ofTheFile
                    .put(List.of(new Annotation(FIRST, new Note(true, "while it is recorded"))))
                    .get(20, TimeUnit.SECONDS);
            List<Fact> told = new ArrayList<>();
            news.take(told, 1, 0);
            assertEquals(List.of(new Fact.NoteKept(FIRST, new Note(true, "while it is recorded"))), told);
            session.end();
            // The recording has ended, so the note goes into the file, as with any recorded session.
            put(FIRST, new Note(true, "afterwards"));
        }
    }

    @Test
    void aFileThatIsGoneIsNotMadeAnew() throws Exception {
        Path elsewhere = Files.move(file, directory.resolve("moved.db"));
        assertEquals(file + " does not exist: it was moved or deleted.", refused(FIRST, new Note(true, "")));
        assertFalse(Files.exists(file));
        Files.move(elsewhere, file);
    }

    @Test
    void aFileThatTookItsPlaceAndIsNoSessionIsLeftAlone() throws Exception {
        Files.delete(file);
        try (Connection connection = Sqlite.writing(Files.createFile(file))) {
            Sqlite.execute(connection, "CREATE TABLE message_note(message, marked, text)");
        }
        byte[] before = Files.readAllBytes(file);
        assertTrue(refused(FIRST, new Note(true, "")).contains("SQLite file of another program"));
        assertArrayEquals(before, Files.readAllBytes(file));
    }

    @Test
    void whereNothingCanBeWrittenThatIsSaidAndTheFileStaysAsItIs() throws Exception {
        byte[] before = Files.readAllBytes(file);
        // A directory blocks the path, because root may write everywhere, despite permissions.
        Path lock = Files.createDirectory(directory.resolve("lesson.db.lock"));
        String noLock = refused(FIRST, new Note(true, ""));
        Files.delete(lock);
        assertTrue(noLock.startsWith("The note was not kept: " + file + " can't be written ("), noLock);
        assertTrue(
                noLock.endsWith(". Make it and its folder writable, or write the note into a copy of the session."),
                noLock);
        Path journal =
                Files.createSymbolicLink(directory.resolve("lesson.db-journal"), directory.resolve("no-such/journal"));
        String noJournal = refused(FIRST, new Note(true, ""));
        Files.delete(journal);
        assertEquals(
                "The note was not kept: " + file
                        + " can't be written. Make it and its folder writable, or write the note into a copy of the session.",
                noJournal);
        assertArrayEquals(before, Files.readAllBytes(file));
    }
}
