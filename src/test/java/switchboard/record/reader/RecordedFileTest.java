package switchboard.record.reader;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import switchboard.event.EventBus;
import switchboard.record.Facts;
import switchboard.record.Recorded;
import switchboard.record.SessionException;
import switchboard.record.SessionLocation;
import switchboard.record.SessionLog;
import switchboard.record.file.Sqlite;
import switchboard.record.session.RecordingSession;

@Timeout(30)
final class RecordedFileTest {
    @TempDir
    Path directory;

    private Path session() throws Exception {
        Path file = directory.resolve("lesson.db");
        try (EventBus bus = new EventBus();
                RecordingSession session = RecordingSession.open(new SessionLocation.ChosenFile(file), bus)) {
            bus.publish(Facts.opened(1));
            bus.publish(Facts.received(1, "hello"));
            bus.publish(Facts.received(1, "world"));
            session.prepareEnd();
        }
        return file;
    }

    private static long newest(SessionLog log) throws Exception {
        return log.newest().get();
    }

    private static String refused(Path file) {
        return String.valueOf(assertThrows(SessionException.class, () -> RecordedFile.open(file))
                .getMessage());
    }

    @Test
    void aFinishedSessionOpensAndStaysAsItIs() throws Exception {
        Path file = session();
        byte[] before = Files.readAllBytes(file);
        try (SessionLog log = RecordedFile.open(file)) {
            assertEquals(2, newest(log));
            assertEquals("hello", log.rows(1, 1).get().getFirst().preview());
        }
        assertArrayEquals(before, Files.readAllBytes(file));
    }

    @Test
    void aSessionThatIsBeingRecordedOpensBesideItsRecorder() throws Exception {
        Path file = directory.resolve("live.db");
        try (EventBus bus = new EventBus();
                RecordingSession session = RecordingSession.open(new SessionLocation.ChosenFile(file), bus);
                SessionLog log = RecordedFile.open(file)) {
            assertEquals(0, newest(log));
            assertEquals(0, session.lastMessage());
        }
    }

    @Test
    @EnabledOnOs({OS.LINUX, OS.MAC})
    void aHardLinkOfASessionIsReadUnlessItIsBeingRecordedUnderItsOtherName() throws Exception {
        Path file = directory.resolve("live.db");
        Path link = directory.resolve("link.db");
        try (EventBus bus = new EventBus();
                RecordingSession session = RecordingSession.open(new SessionLocation.ChosenFile(file), bus)) {
            Files.createLink(link, session.file());
            bus.publish(Facts.received(1, "hello"));
            for (int time = 1; time <= 2; time++) {
                String refusal = refused(link);
                assertTrue(refusal.contains(link + " has more than one name (a hard link)"), refusal);
            }
            try (SessionLog log = RecordedFile.open(file)) {
                assertTrue(newest(log) >= 0);
            }
            session.prepareEnd();
        }
        try (SessionLog log = RecordedFile.open(link)) {
            assertEquals(1, newest(log));
        }
        assertEquals(List.of(link, file), Recorded.filesIn(directory));
    }

    @Test
    void whatIsNoSessionIsASentence() throws Exception {
        Path text = Files.writeString(directory.resolve("notes.db"), "nothing but text ".repeat(100));
        Path empty = Files.createFile(directory.resolve("empty.db"));
        Path foreign = directory.resolve("foreign.db");
        Path newer = session();
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + foreign);
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE t(x)");
        }
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + newer);
                Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA user_version = 99");
        }
        assertEquals(text + " is not a Switchboard session.", refused(text));
        assertEquals(empty + " is empty: nothing was recorded in it.", refused(empty));
        assertTrue(refused(foreign).contains("of another program"), refused(foreign));
        assertTrue(refused(newer).contains("newer Switchboard"), refused(newer));
        assertTrue(refused(directory.resolve("gone.db")).contains("does not exist"));
        assertFalse(Files.exists(directory.resolve("gone.db")));
        assertTrue(refused(directory).contains("is not a file"), refused(directory));
    }

    @Test
    void aHalfTransactionOfACrashIsUndoneFirst() throws Exception {
        Path file = session();
        List<Path> copies = List.of(directory.resolve("crashed.db"), directory.resolve("crashed.db-journal"));
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA journal_mode = DELETE");
            statement.execute("PRAGMA cache_size = 1");
            connection.setAutoCommit(false);
            statement.execute("UPDATE message SET body = zeroblob(100000)");
            statement.execute("CREATE TABLE big AS WITH RECURSIVE c(x) AS (VALUES(1) UNION ALL SELECT x + 1 FROM c"
                    + " WHERE x < 20) SELECT zeroblob(100000) FROM c");
            // The files on the disk are now those that a crash would leave.
            Files.copy(file, copies.getFirst());
            Files.copy(directory.resolve("lesson.db-journal"), copies.getLast());
            connection.rollback();
        }
        assertThrows(SQLException.class, () -> Sqlite.reading(copies.getFirst()), "nothing was half done");
        try (SessionLog log = RecordedFile.open(copies.getFirst())) {
            assertEquals(2, newest(log));
            assertEquals("world", log.rows(2, 1).get().getFirst().preview());
        }
        assertFalse(Files.exists(directory.resolve("crashed.db.lock")));
    }
}
