package switchboard.archive;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import switchboard.event.EventBus;
import switchboard.event.Fact;
import switchboard.model.Annotation;
import switchboard.model.ConnectionId;
import switchboard.model.ConnectionInfo;
import switchboard.model.Counts;
import switchboard.model.Note;
import switchboard.model.Reading;
import switchboard.record.SessionException;
import switchboard.record.SessionLocation;
import switchboard.record.reader.SessionReader;
import switchboard.record.session.RecordingSession;
import switchboard.thread.Await;
import switchboard.wire.ReplyFormat;
import switchboard.wire.framing.Framings;

@Timeout(60)
class ArchiveTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-03-01T13:05:01Z"), ZoneOffset.UTC);
    private static final long DAY = Duration.ofDays(1).toMillis() * 1_000;

    @TempDir
    Path folder;

    private Path sessions = Path.of("");
    private Path trash = Path.of("");
    private Archive archive = new Archive(Path.of(""), Trash.NONE);

    @BeforeEach
    void archive() throws IOException {
        sessions = Files.createDirectory(folder.resolve("sessions"));
        trash = folder.resolve("Trash");
        archive = new Archive(sessions, new FreedesktopTrash(trash, CLOCK));
    }

    private Path recorded(String name) throws SessionException {
        Path file = sessions.resolve(name + ".db");
        EventBus bus = new EventBus();
        try (RecordingSession session = RecordingSession.open(new SessionLocation.ChosenFile(file), bus)) {
            say(bus);
        }
        bus.close();
        return file;
    }

    private static void say(EventBus bus) {
        ConnectionId client = new ConnectionId(1);
        bus.publish(new Fact.Opened(
                new ConnectionInfo(
                        client,
                        1,
                        "127.0.0.1:1",
                        "127.0.0.1",
                        "127.0.0.1:2",
                        5,
                        ReplyFormat.FRAMED,
                        false,
                        Reading.USUAL),
                Counts.ZERO));
        bus.publish(
                new Fact.Received(client, 1_000, Framings.HEADER64.frame("hello".getBytes(StandardCharsets.UTF_8))));
    }

    /** Changes a session file that no program records into. */
    private static void sql(Path file, String... statements) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = connection.createStatement()) {
            for (String one : statements) {
                statement.execute(one);
            }
        }
    }

    @Test
    void aFileThatTakesLongerThanTenSecondsIsUnreadableInTheListOfSessions() throws Exception {
        Path file = recorded("long");
        sql(file, """
                WITH RECURSIVE n(i) AS (SELECT 2 UNION ALL SELECT i + 1 FROM n WHERE i < 20000)
                INSERT INTO client(id, run, listener, peer, host, local, opened_at)
                SELECT i, 1, 1, '127.0.0.1:1', '127.0.0.1', '127.0.0.1:2', 5 FROM n""");
        AtomicLong nanos = new AtomicLong(-5);
        SessionSummary quick = SessionInspector.at(file, nanos::incrementAndGet).orElseThrow();
        assertEquals(SessionState.ENDED, quick.state());
        assertEquals(20_000, quick.content().orElseThrow().clients());
        SessionSummary slow =
                SessionInspector.at(file, () -> nanos.addAndGet(6_000_000_000L)).orElseThrow();
        assertEquals(SessionState.UNREADABLE, slow.state());
        assertTrue(slow.problem().orElseThrow().english().contains("stopped"), slow.toString());
    }

    /** Sets the times at which a session began and ended, in microseconds since 1970, UTC. */
    private static void date(Path file, long started, long ended) throws SQLException {
        sql(file, "UPDATE run SET started_at = " + started + ", ended_at = " + ended);
    }

    /** Creates the files that a crash leaves: the session file and its write-ahead log, both without a lock. */
    private Path crashed(String name) throws Exception {
        Path other = Files.createDirectories(folder.resolve("other")).resolve(name + ".db");
        Path file = sessions.resolve(name + ".db");
        EventBus bus = new EventBus();
        try (RecordingSession session = RecordingSession.open(new SessionLocation.ChosenFile(other), bus)) {
            say(bus);
            Await.until("it is recorded", () -> session.log().newest().join() >= 1);
            for (String beside : List.of("", "-wal", ".lock")) {
                Files.copy(
                        other.resolveSibling(other.getFileName() + beside),
                        file.resolveSibling(file.getFileName() + beside));
            }
        }
        bus.close();
        return file;
    }

    private SessionSummary only() throws SessionException {
        List<SessionSummary> list = archive.list();
        assertEquals(1, list.size(), list.toString());
        return list.getFirst();
    }

    private List<String> names(Path where) throws IOException {
        try (Stream<Path> files = Files.list(where)) {
            return files.map(file -> String.valueOf(file.getFileName()))
                    .sorted()
                    .toList();
        }
    }

    private static long messages(Path file) throws SessionException {
        try (SessionReader reader = SessionReader.open(file)) {
            return reader.newest();
        }
    }

    @Test
    void noFolderIsNoSession() throws Exception {
        assertEquals(List.of(), new Archive(folder.resolve("missing"), Trash.NONE).list());
    }

    @Test
    void theNewestIsFirstAndEachSaysWhatItHolds() throws Exception {
        date(recorded("old"), DAY, 2 * DAY);
        date(recorded("new"), 3 * DAY, 3 * DAY + 60_000_000);
        Files.writeString(sessions.resolve("notes.txt"), "not of the archive");
        Files.createSymbolicLink(sessions.resolve("link.db"), folder.resolve("elsewhere.db"));

        List<SessionSummary> list = archive.list();
        assertEquals(
                List.of("new", "old"), list.stream().map(SessionSummary::name).toList());
        SessionSummary first = list.getFirst();
        assertEquals(SessionState.ENDED, first.state());
        assertEquals(3 * DAY, first.startedAt());
        assertEquals(Duration.ofMinutes(1), first.length());
        assertEquals(1, first.clients());
        assertEquals(1, first.messages());
        assertEquals(69, first.content().orElseThrow().bytes());
        assertEquals(Files.size(first.file()), first.size());
        assertFalse(first.isAnnotated());
    }

    @Test
    void aLiveOneIsNamedAndLeftAlone() throws Exception {
        Path file = sessions.resolve("now.db");
        EventBus bus = new EventBus();
        try (RecordingSession session = RecordingSession.open(new SessionLocation.ChosenFile(file), bus)) {
            assertEquals(SessionState.LIVE, only().state());
            for (String sentence : List.of(
                    refused(() -> archive.rename(file, "other")),
                    refused(() -> archive.moveToTrash(file)),
                    refused(() -> archive.deleteForGood(file)))) {
                assertEquals("now.db is being recorded just now: wait until it has ended.", sentence);
            }
            assertEquals(file, session.file());
            assertTrue(Files.exists(file));
        }
        bus.close();
        assertEquals(SessionState.ENDED, only().state());
    }

    @FunctionalInterface
    private interface Attempt {
        void run() throws SessionException;
    }

    private static String refused(Attempt attempt) {
        return String.valueOf(assertThrows(SessionException.class, attempt::run).getMessage());
    }

    @Test
    void aCrashedOneIsSaidToBeAndKeepsItsLastCommitUnderAnotherName() throws Exception {
        Path file = crashed("crashed");
        assertTrue(Files.size(file.resolveSibling("crashed.db-wal")) > 0, "nothing is beside it");

        SessionSummary session = only();
        assertEquals(SessionState.CRASHED, session.state());
        assertEquals(1, session.messages());
        Path renamed = archive.rename(file, "Monday, class 9b");
        assertEquals(List.of("Monday, class 9b.db"), names(sessions));
        assertEquals(1, messages(renamed));
        assertEquals(SessionState.CRASHED, only().state());
    }

    @Test
    void whatIsLeftOfADeletedSessionIsARowAndGoesToTheTrashAsOne() throws Exception {
        Path file = crashed("lesson");
        Files.delete(file);

        SessionSummary left = only();
        assertEquals("lesson", left.name());
        assertEquals(Files.size(sessions.resolve("lesson.db-wal")), left.size());
        assertEquals(
                "Its file was deleted or moved, and only lesson.db-wal is left: put the file back beside it, or delete"
                        + " the session.",
                left.problem().orElseThrow().english());
        assertEquals(
                "lesson.db can't be renamed: its file was deleted or moved, and only its log is left.",
                refused(() -> archive.rename(file, "other")));
        assertTrue(archive.hasTrash(file));
        assertEquals(
                RemovalResult.TRASHED,
                archive.remove(archive.find("lesson").orElseThrow().file()));
        assertEquals(List.of(), names(sessions));
        assertEquals(List.of("lesson.db-wal"), names(trash.resolve("files")));
        assertEquals(List.of(), archive.list());
    }

    @Test
    void noSessionIsRenamedToWhereTheLogOfADeletedOneWouldBePlayedIntoIt() throws Exception {
        Files.delete(crashed("other"));
        Path file = recorded("lesson");

        assertEquals(
                "other.db-wal is left of a session other.db that was deleted or moved: delete it first, or choose"
                        + " another name.",
                refused(() -> archive.rename(file, "other")));
        assertEquals(1, messages(file));
        archive.remove(sessions.resolve("other.db"));
        assertEquals(1, messages(archive.rename(file, "other")));
    }

    @Test
    void whatCanNotBeReadIsARowWithASentence() throws Exception {
        Files.writeString(sessions.resolve("essay.db"), "Not a session, whatever its name says. ".repeat(40));
        sql(sessions.resolve("foreign.db"), "CREATE TABLE person(name)");
        sql(recorded("newer"), "PRAGMA user_version = 99");
        byte[] damaged = Files.readAllBytes(recorded("damaged"));
        for (int at = 100; at < 4_000; at++) {
            damaged[at] = 0x55;
        }
        Files.write(sessions.resolve("damaged.db"), damaged);
        Files.createFile(sessions.resolve("empty.db"));
        recorded("good");

        List<SessionSummary> list = archive.list();
        assertEquals(6, list.size());
        for (SessionSummary session : list) {
            boolean good = session.name().equals("good");
            assertEquals(good ? SessionState.ENDED : SessionState.UNREADABLE, session.state(), session.name());
            assertEquals(good, session.problem().isEmpty(), session.name());
            if (!good) {
                String problem = session.problem().orElseThrow().english();
                assertTrue(problem.contains(session.name() + ".db"), problem);
            }
        }
        assertEquals(RemovalResult.TRASHED, archive.remove(sessions.resolve("damaged.db")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "  ",
                ".",
                "..",
                ".hidden",
                "../up",
                "a/b",
                "a\\b",
                "C:",
                "what?",
                "a*b",
                "a|b",
                "<a>",
                "say \"a\"",
                "con",
                "NUL",
                "Com1",
                "LPT9.old",
                "aux.db",
                "stop.",
                "bell\u0007",
                "turned \u202e round",
                "nul\0byte",
                "zero\u200bwidth"
            })
    void aNameThatSomeSystemCanNotHaveIsRefused(String name) throws Exception {
        Path file = recorded("lesson");

        String sentence = refused(() -> archive.rename(file, name));
        assertTrue(sentence.endsWith("."), sentence);
        assertEquals(List.of("lesson.db"), names(sessions));
    }

    @Test
    void aNameThatIsTooLongOrTakenIsRefused() throws Exception {
        Path file = recorded("lesson");
        recorded("other");

        assertTrue(refused(() -> archive.rename(file, "ř".repeat(101))).contains("too long"));
        assertEquals(
                "There is a session other.db already: choose another name.",
                refused(() -> archive.rename(file, "other")));
        assertEquals(List.of("lesson.db", "other.db"), names(sessions));
        assertEquals(sessions.resolve("ř".repeat(100) + ".db"), archive.rename(file, " " + "ř".repeat(100) + ".db "));
    }

    @Test
    void removedOnesAreInTheTrashWithWhereTheyWere() throws Exception {
        Path file = recorded("Monday 100% ž");
        assertTrue(archive.hasTrash(file));

        assertEquals(RemovalResult.TRASHED, archive.remove(file));
        assertEquals(List.of(), names(sessions));
        assertEquals(1, messages(trash.resolve("files/Monday 100% ž.db")));
        assertEquals(
                List.of(
                        "[Trash Info]",
                        "Path=" + sessions.toRealPath() + "/Monday%20100%25%20%C5%BE.db",
                        "DeletionDate=2026-03-01T13:05:01"),
                Files.readAllLines(trash.resolve("info/Monday 100% ž.db.trashinfo")));

        archive.remove(recorded("Monday 100% ž"));
        assertEquals(List.of("Monday 100% ž.db", "Monday 100% ž.db.2"), names(trash.resolve("files")));
    }

    @Test
    void withoutATrashTheyAreGone() throws Exception {
        archive = new Archive(sessions, Trash.NONE);
        Path file = recorded("lesson");

        assertFalse(archive.hasTrash(file));
        assertEquals(RemovalResult.DELETED, archive.remove(file));
        assertEquals(List.of(), names(sessions));
    }

    @Test
    void whatIsOlderOrMoreThanWishedIsSaidAndNotTouched() throws Exception {
        long now = 100 * DAY;
        date(recorded("ancient"), 9 * DAY, 10 * DAY);
        Path noted = recorded("noted");
        date(noted, 19 * DAY, 20 * DAY);
        sql(noted, "INSERT INTO message_note VALUES (1, 1, 'look')");
        date(recorded("yesterday"), 98 * DAY, 99 * DAY);
        Files.writeString(sessions.resolve("essay.db"), "unreadable ".repeat(100));

        RetentionPolicy days = new RetentionPolicy(Optional.of(Duration.ofDays(30)), OptionalLong.empty());
        assertEquals(
                List.of("ancient: ended 90 days ago", "noted: ended 80 days ago, with 1 note and 1 mark"),
                said(archive.expired(days, now)));
        long size = Files.size(sessions.resolve("yesterday.db")) + Files.size(sessions.resolve("essay.db"));
        RetentionPolicy bytes = new RetentionPolicy(Optional.empty(), OptionalLong.of(size + 1));
        assertEquals(
                List.of(
                        "ancient: is beyond the size of all together",
                        "noted: is beyond the size of all together, with 1 note and 1 mark"),
                said(archive.expired(bytes, now)));
        assertEquals(List.of(), archive.expired(RetentionPolicy.EVERYTHING, now));
        assertEquals(4, names(sessions).size());
    }

    private static List<String> said(List<ExpiredSession> beyond) {
        return beyond.stream()
                .map(one -> one.session().name() + ": " + one.reason().english())
                .toList();
    }

    @Test
    void oneIsFoundByItsName() throws Exception {
        Path file = recorded("lesson");

        assertEquals(file, archive.find("lesson").orElseThrow().file());
        assertEquals(file, archive.find("lesson.db").orElseThrow().file());
        assertEquals(Optional.empty(), archive.find("Lesson 2"));
    }

    @Test
    void notesCountAsSuch() throws Exception {
        Path file = sessions.resolve("noted.db");
        EventBus bus = new EventBus();
        try (RecordingSession session = RecordingSession.open(new SessionLocation.ChosenFile(file), bus)) {
            say(bus);
            session.notes()
                    .put(List.of(new Annotation(new Note.Subject.OfMessage(1), new Note(true, ""))))
                    .join();
            session.notes()
                    .put(List.of(
                            new Annotation(new Note.Subject.OfClient(new ConnectionId(1)), new Note(false, "late"))))
                    .join();
        }
        bus.close();
        assertTrue(only().isAnnotated());
        assertEquals(1, only().content().orElseThrow().marks());
        assertEquals(1, only().content().orElseThrow().notes());
    }
}
