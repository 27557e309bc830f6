package switchboard.record;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import switchboard.archive.Archive;
import switchboard.archive.SessionState;
import switchboard.event.EventBus;
import switchboard.filter.Filter;
import switchboard.model.Annotation;
import switchboard.model.Note;
import switchboard.record.file.Schema;
import switchboard.record.file.Sqlite;
import switchboard.record.reader.RecordedFile;
import switchboard.record.reader.SessionReader;
import switchboard.record.reader.SqliteSessionLog;
import switchboard.record.session.LockedSession;
import switchboard.record.session.RecordedNotes;
import switchboard.record.session.RecordingSession;
import switchboard.text.CodedException;
import switchboard.text.CodedText;

/** Checks that a session file of a stranger can do nothing by itself, in whatever way it is opened. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ForeignFileTest {
    /** An expression that runs for minutes; nothing can end it. */
    private static final String SLOW =
            "(hex(zeroblob(20000)) LIKE char(37, 48, 37, 48, 37, 48, 37, 48, 37, 48, 37, 49))";

    @TempDir
    Path directory;

    private final EventBus bus = new EventBus();

    private Path file = Path.of("");

    @BeforeEach
    void aSession() throws Exception {
        file = directory.toRealPath().resolve("class.db");
        try (Recorded recorded = new Recorded(bus);
                RecordingSession session = RecordingSession.open(new SessionLocation.ChosenFile(file), bus)) {
            bus.publish(Facts.opened(1));
            bus.publish(Facts.received(1, "hello"));
            bus.publish(Facts.received(1, "world"));
            recorded.await(2);
        }
    }

    @AfterEach
    void end() {
        bus.close();
    }

    private void change(String... statements) throws SQLException {
        try (Connection connection = Sqlite.writing(file)) {
            Sqlite.execute(connection, "PRAGMA writable_schema = ON");
            for (String sql : statements) {
                Sqlite.execute(connection, sql);
            }
        }
    }

    /** Opens the file in every way that there is, and checks that all refuse it and leave it as it is. */
    private void assertRefused(String expected) throws Exception {
        List<Path> files = Recorded.filesIn(file.getParent());
        byte[] before = Files.readAllBytes(file);
        Note note = new Note(true, "look");
        for (Executable opening : List.<Executable>of(
                () -> SessionReader.open(file).close(),
                () -> RecordedFile.open(file).close(),
                () -> RecordingSession.open(new SessionLocation.ChosenFile(file), bus)
                        .close(),
                () -> RecordedNotes.of(file)
                        .put(List.of(new Annotation(new Note.Subject.OfMessage(1), note)))
                        .orTimeout(20, TimeUnit.SECONDS)
                        .join())) {
            assertSentence(expected, assertThrows(Exception.class, opening));
            assertArrayEquals(before, Files.readAllBytes(file));
        }
        assertEquals(Optional.of(SessionState.UNREADABLE), Archive.look(file).map(summary -> summary.state()));
        assertEquals(files, Recorded.filesIn(file.getParent()));
        try (LockedSession locked = LockedSession.take(file)) {
            assertEquals(file, locked.files().getFirst());
        }
        assertArrayEquals(before, Files.readAllBytes(file));
        assertEquals(files, Recorded.filesIn(file.getParent()));
    }

    private static void assertSentence(String expected, Throwable failure) {
        Throwable known =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        String sentence = known instanceof CodedException coded ? coded.text().english() : String.valueOf(known);
        assertTrue(sentence.contains(expected) && sentence.endsWith("."), sentence);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CREATE TRIGGER t AFTER INSERT ON message BEGIN DELETE FROM message; END;"
                        + " UPDATE sqlite_schema SET type = 'Trigger' WHERE name = 't'",
                "CREATE TRIGGER t AFTER INSERT ON message BEGIN DELETE FROM message; END;"
                        + " UPDATE sqlite_schema SET type = 'TRIGGER' WHERE name = 't'",
                "CREATE TRIGGER t INSTEAD OF DELETE ON log BEGIN DELETE FROM message; END",
                "ALTER TABLE run DROP COLUMN messages; ALTER TABLE run ADD COLUMN messages AS " + SLOW,
                "ALTER TABLE client DROP COLUMN name; ALTER TABLE client ADD COLUMN name AS " + SLOW,
                "UPDATE sqlite_schema SET sql = replace(sql, 'pieces ', 'slow AS " + SLOW
                        + ", pieces ') WHERE name = 'message'",
                "UPDATE sqlite_schema SET sql = replace(sql, 'marked INTEGER', 'marked INTEGER CHECK " + SLOW
                        + "') WHERE name = 'client_note'",
                "UPDATE sqlite_schema SET sql = replace(sql, 'DEFAULT 0', 'DEFAULT " + SLOW + "') WHERE name = 'run'",
                "CREATE INDEX slow ON message(number) WHERE finding = 3",
                "DROP INDEX message_problem; CREATE INDEX message_problem ON message(length(body))",
                "DROP TABLE gap; CREATE VIEW gap AS SELECT 1 AS before FROM message",
                "DROP TABLE rule; CREATE VIRTUAL TABLE rule USING fts5(id, run, description)",
                "DROP VIEW log; CREATE VIEW log AS SELECT * FROM message",
                "CREATE TABLE more(text)",
                "DROP TABLE superseded",
                "ANALYZE",
                "PRAGMA user_version = 2",
                "PRAGMA user_version = -1"
            })
    void aSchemaThatIsNotOursIsRefused(String statements) throws Exception {
        change(statements.split("; (?!END)"));
        assertRefused("was changed by somebody");
    }

    @Test
    void commentsAndWhiteSpaceOfTheSchemaDoNotMatter() throws Exception {
        change("UPDATE sqlite_schema SET sql = replace(sql, '  ', '/* it''s */ ') WHERE name = 'gap'");
        try (SessionReader reader = SessionReader.open(file)) {
            assertEquals(2, reader.newest());
        }
    }

    /** Leaves the files of a crash within a transaction. */
    private void crash(String... statements) throws Exception {
        Path whole = file.resolveSibling("whole");
        Files.move(file, whole);
        try (Connection connection = Sqlite.writing(whole)) {
            Sqlite.execute(connection, "PRAGMA cache_size = 1");
            Sqlite.execute(connection, "BEGIN");
            for (String sql : statements) {
                Sqlite.execute(connection, sql);
            }
            Sqlite.execute(
                    connection,
                    "CREATE TABLE big AS WITH RECURSIVE c(x) AS (VALUES(1) UNION ALL SELECT x + 1"
                            + " FROM c WHERE x < 20) SELECT zeroblob(100000) FROM c");
            Files.copy(whole, file);
            Files.copy(file.resolveSibling("whole-journal"), journal());
            Sqlite.execute(connection, "ROLLBACK");
        }
        Files.delete(whole);
    }

    private Path journal() {
        return file.resolveSibling("class.db-journal");
    }

    @Test
    void aJournalIsNotPlayedBackIntoAFileThatWouldThenBeChanged() throws Exception {
        change("CREATE TRIGGER t AFTER INSERT ON message BEGIN DELETE FROM message; END");
        crash("DROP TRIGGER t");
        assertRefused("was changed by somebody");
    }

    @Test
    void aJournalOfAnotherProgramIsNotPlayedBack() throws Exception {
        change("PRAGMA application_id = 7");
        crash("PRAGMA application_id = " + Schema.APPLICATION_ID);
        assertRefused("of another program");
    }

    @Test
    void aJournalDeletesNoOtherFile() throws Exception {
        Path other = Files.writeString(file.resolveSibling("thesis.txt"), "years of work");
        crash();
        byte[] name = Facts.utf8(other.toString());
        int sum = IntStream.range(0, name.length).map(at -> name[at]).sum();
        // The lock page, the name, its length, its sum, and the mark (SQLite, "Database File Format", 3).
        ByteBuffer record = ByteBuffer.allocate(4 + name.length + 16)
                .putInt(0x40000000 / Schema.PAGE_BYTES + 1)
                .put(name)
                .putInt(name.length)
                .putInt(sum)
                .putLong(0xd9d505f920a163d7L);
        Files.write(journal(), record.array(), StandardOpenOption.APPEND);
        assertRefused("was changed by somebody");
        assertEquals("years of work", Files.readString(other));
    }

    @Test
    void aWriteAheadLogIsNotCopiedIntoAFileThatIsNotOurs() throws Exception {
        Path crashed = file.resolveSibling("crashed.db");
        try (Connection connection = Sqlite.writing(file)) {
            Sqlite.text(connection, "PRAGMA journal_mode = WAL");
            Sqlite.execute(connection, "CREATE TRIGGER t AFTER INSERT ON run BEGIN DELETE FROM message; END");
            Files.copy(file, crashed);
            Files.copy(file.resolveSibling("class.db-wal"), file.resolveSibling("crashed.db-wal"));
        }
        file = crashed;
        // SQLite creates its index of the log when somebody reads.
        assertThrows(SessionException.class, () -> SessionReader.open(file));
        byte[] log = Files.readAllBytes(file.resolveSibling("crashed.db-wal"));
        assertRefused("was changed by somebody");
        assertArrayEquals(log, Files.readAllBytes(file.resolveSibling("crashed.db-wal")));
    }

    private void pipe(String name) throws Exception {
        Process made = new ProcessBuilder("mkfifo", file.resolveSibling(name).toString()).start();
        assertEquals(0, made.waitFor());
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "has no such pipes in folders")
    void aPipeAsLockFileHangsNobody() throws Exception {
        pipe("class.db.lock");
        Path lock = file.resolveSibling("class.db.lock");
        Note note = new Note(true, "look");
        for (Executable locking : List.<Executable>of(
                () -> LockedSession.use(file),
                () -> LockedSession.take(file),
                () -> RecordingSession.open(new SessionLocation.ChosenFile(file), bus),
                () -> RecordedNotes.of(file)
                        .put(List.of(new Annotation(new Note.Subject.OfMessage(1), note)))
                        .orTimeout(20, TimeUnit.SECONDS)
                        .join())) {
            assertSentence(lock + " is not a regular file", assertThrows(Exception.class, locking));
        }
        assertEquals(
                Optional.of(true),
                Archive.look(file)
                        .flatMap(summary -> summary.problem())
                        .map(CodedText::english)
                        .map(sentence -> sentence.contains("is not a regular file")));
        try (SessionReader reader = SessionReader.open(file)) {
            assertEquals(2, reader.newest());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"-journal", "-wal", "-shm"})
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "has no such pipes in folders")
    void aPipeBesideASessionHangsNobody(String suffix) throws Exception {
        pipe("class.db" + suffix);
        assertRefused("class.db" + suffix + " is not a regular file");
    }

    @Test
    void sqliteCreatesNoDatabaseSoEachHasItsPermissionsFromTheBeginning() {
        Path missing = file.resolveSibling("missing.db");
        assertThrows(SQLException.class, () -> {
            try (Connection connection = Sqlite.writing(missing)) {
                Schema.create(connection);
            }
        });
        assertFalse(Files.exists(missing));
    }

    @Test
    void moreReadsThanBytesAreRefused() throws Exception {
        change("UPDATE message SET pieces = '[' || substr(replace(hex(zeroblob(3000000)), '0', ',1'), 2) || ']'");
        try (SessionReader reader = SessionReader.open(file)) {
            assertSentence(
                    "can't be read", assertThrows(SessionException.class, () -> reader.messages(Filter.ALL, 0, 2)));
        }
    }

    @Test
    void aNameThatIsLongerThanAnyIsRefused() throws Exception {
        change("UPDATE client SET name = hex(zeroblob(600000))");
        try (SessionReader reader = SessionReader.open(file)) {
            assertSentence("larger than any", assertThrows(SessionException.class, reader::clients));
        }
    }

    /** Makes a table's pages contain each other a thousand times a thousand times a thousand times. */
    private void endless(String table) throws Exception {
        long root;
        try (Connection connection = Sqlite.reading(file)) {
            root = Sqlite.number(connection, "SELECT rootpage FROM sqlite_schema WHERE name = '" + table + "'");
        }
        try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "rw")) {
            int pages = (int) (bytes.length() / Schema.PAGE_BYTES);
            byte[] leaf = new byte[Schema.PAGE_BYTES];
            bytes.seek((root - 1) * Schema.PAGE_BYTES);
            bytes.readFully(leaf);
            bytes.seek((root - 1) * Schema.PAGE_BYTES);
            bytes.write(interior(pages + 1));
            bytes.seek((long) pages * Schema.PAGE_BYTES);
            bytes.write(interior(pages + 2));
            bytes.write(interior(pages + 3));
            bytes.write(leaf);
            // The size of the database in pages.
            bytes.seek(28);
            bytes.writeInt(pages + 3);
        }
    }

    /** Returns an interior page of a table whose children are all the same (SQLite, "Database File Format", 1.6). */
    private static byte[] interior(int child) {
        int cells = 1_000;
        int cellBytes = 5;
        int start = Schema.PAGE_BYTES - cells * cellBytes;
        ByteBuffer page = ByteBuffer.allocate(Schema.PAGE_BYTES)
                .put((byte) 5)
                .putShort((short) 0)
                .putShort((short) cells)
                .putShort((short) start)
                .put((byte) 0)
                .putInt(child);
        for (int cell = 0; cell < cells; cell++) {
            page.putShort((short) (start + cell * cellBytes));
        }
        for (int cell = 0; cell < cells; cell++) {
            page.putInt(start + cell * cellBytes, child).put(start + cell * cellBytes + 4, (byte) 1);
        }
        return page.array();
    }

    @Test
    void readingWithoutEndCanBeStopped() throws Exception {
        endless("client");
        AtomicInteger asked = new AtomicInteger();
        try (SessionReader reader = SessionReader.open(file, () -> asked.incrementAndGet() > 100)) {
            assertSentence("was stopped", assertThrows(SessionException.class, reader::content));
        }
        try (SessionReader reader = SessionReader.open(file)) {
            Thread.currentThread().interrupt();
            assertSentence("was stopped", assertThrows(SessionException.class, reader::content));
            assertTrue(Thread.interrupted());
        }
    }

    @Test
    void closingTheLogOrCancellingARequestEndsAStatementWithoutEnd() throws Exception {
        endless("block");
        SqliteSessionLog log = new SqliteSessionLog(file);
        try {
            CompletableFuture<Long> cancelled = log.firstAt(Long.MAX_VALUE);
            assertThrows(TimeoutException.class, () -> cancelled.get(300, TimeUnit.MILLISECONDS));
            cancelled.cancel(true);
            log.newest().get(10, TimeUnit.SECONDS);
            CompletableFuture<Long> running = log.firstAt(Long.MAX_VALUE);
            assertThrows(TimeoutException.class, () -> running.get(300, TimeUnit.MILLISECONDS));
        } finally {
            log.close();
        }
        log.closed().get(10, TimeUnit.SECONDS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"run", "client", "step", "message", "gap"})
    void rowsThatComeAgainAreNotCollected(String table) throws Exception {
        change("INSERT INTO gap(before, from_at, to_at, messages, bytes, reason) VALUES (1, 0, 0, 1, 1, 'x')");
        endless(table);
        try (SessionReader reader = SessionReader.open(file)) {
            Executable reading = switch (table) {
                case "run" -> reader::content;
                case "client", "step" -> reader::clients;
                case "message" -> () -> reader.messages(Filter.ALL, 0, 2);
                default -> reader::gaps;
            };
            assertSentence("is damaged", assertThrows(SessionException.class, reading));
        }
    }
}
