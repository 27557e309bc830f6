package switchboard.record.file;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import switchboard.event.EventBus;
import switchboard.model.Annotation;
import switchboard.model.DiskLimits;
import switchboard.model.Note;
import switchboard.record.Facts;
import switchboard.record.Recorded;
import switchboard.record.SessionException;
import switchboard.record.SessionLocation;
import switchboard.record.session.RecordedNotes;
import switchboard.record.session.RecordingSession;
import switchboard.text.CodedText;
import switchboard.thread.Await;

@Timeout(60)
class SessionFileTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-22T13:05:01Z"), ZoneOffset.UTC);

    @TempDir
    Path directory;

    private final EventBus bus = new EventBus();

    @AfterEach
    void noThreadIsLeftBehind() {
        bus.close();
        assertFalse(Recorded.threads().contains("switchboard-recorder"), "the recorder's thread goes on");
        Await.soon("the log's thread ends", () -> !Recorded.threads().contains("switchboard-log"));
    }

    private String refusal(Path file) {
        return assertThrows(
                        SessionException.class, () -> RecordingSession.open(new SessionLocation.ChosenFile(file), bus))
                .getMessage();
    }

    private void assertRefusedAndUntouched(Path file, String expected) throws IOException {
        byte[] before = Files.readAllBytes(file);
        List<Path> files = Recorded.filesIn(directory);
        String sentence = refusal(file);
        assertTrue(sentence.contains(expected), sentence);
        assertTrue(sentence.contains(file.toString()), sentence);
        assertFalse(sentence.contains("\n"), sentence);
        assertArrayEquals(before, Files.readAllBytes(file));
        assertEquals(files, Recorded.filesIn(directory));
    }

    private Path recorded(String name) throws SessionException {
        Path file = directory.resolve(name);
        RecordingSession session = RecordingSession.open(new SessionLocation.ChosenFile(file), bus);
        for (int count = 0; count < 2_000; count++) {
            bus.publish(Facts.received(1, "message " + count));
        }
        session.close();
        return file;
    }

    @Test
    void aFileThatIsNoDatabaseIsRefusedAndLeftAlone() throws Exception {
        Path file = directory.resolve("letter.txt");
        Files.writeString(file, "Dear Ana, this is no database at all. ".repeat(100));
        assertRefusedAndUntouched(file, "is not a Switchboard session");
    }

    @Test
    void aShortTextFileIsRefusedAndLeftAlone() throws Exception {
        Path file = directory.resolve("short.txt");
        Files.writeString(file, "x");
        assertRefusedAndUntouched(file, "is not a Switchboard session");
    }

    @Test
    void aDatabaseOfAnotherProgramIsRefusedAndLeftAlone() throws Exception {
        Path file = directory.resolve("foreign.db");
        try (Connection other = Sqlite.writing(Files.createFile(file))) {
            Sqlite.execute(other, "CREATE TABLE message(text)");
        }
        assertRefusedAndUntouched(file, "of another program");
    }

    @Test
    void aSessionOfANewerFormatIsRefusedAndLeftAlone() throws Exception {
        Path file = recorded("newer.db");
        try (Connection other = Sqlite.writing(file)) {
            Sqlite.execute(other, "PRAGMA user_version = 7");
        }
        assertRefusedAndUntouched(file, "newer Switchboard (format 7");
    }

    @Test
    void aDamagedSessionIsRefusedAndLeftAlone() throws Exception {
        Path file = recorded("damaged.db");
        byte[] rubbish = new byte[Schema.PAGE_BYTES];
        Arrays.fill(rubbish, (byte) 0xA5);
        try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "rw")) {
            bytes.seek(bytes.length() / Schema.PAGE_BYTES / 2 * Schema.PAGE_BYTES);
            bytes.write(rubbish);
        }
        assertRefusedAndUntouched(file, "is damaged");
    }

    @Test
    void aSessionThatWasCutOffIsRefusedAndLeftAlone() throws Exception {
        Path file = recorded("cut.db");
        try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "rw")) {
            bytes.setLength(bytes.length() / 2);
        }
        assertRefusedAndUntouched(file, "is damaged");
    }

    @Test
    void anEmptyFileBecomesASession() throws Exception {
        Path file = directory.resolve("empty.db");
        Files.createFile(file);
        RecordingSession.open(new SessionLocation.ChosenFile(file), bus).close();
        try (Connection connection = Sqlite.reading(file)) {
            assertEquals(Schema.APPLICATION_ID, Sqlite.number(connection, "PRAGMA application_id"));
            assertEquals(Schema.VERSION, Sqlite.number(connection, "PRAGMA user_version"));
        }
    }

    @Test
    void aFileLockedByAnotherProgramIsRefused() throws Exception {
        Path file = recorded("locked.db");
        try (Connection other = Sqlite.writing(file)) {
            Sqlite.execute(other, "BEGIN EXCLUSIVE");
            String sentence = refusal(file);
            assertTrue(sentence.contains("in use by another program"), sentence);
        }
        RecordingSession.open(new SessionLocation.ChosenFile(file), bus).close();
    }

    @Test
    void oneFileIsNotRecordedIntoTwice() throws Exception {
        Path file = directory.resolve("class.db");
        Path link = directory.resolve("link.db");
        try (RecordingSession session = RecordingSession.open(new SessionLocation.ChosenFile(file), bus)) {
            assertTrue(refusal(file).contains("open in another Switchboard"));
            Files.createSymbolicLink(link, session.file());
            assertTrue(refusal(link).contains("open in another Switchboard"));
        }
        RecordingSession.open(new SessionLocation.ChosenFile(link), bus).close();
    }

    @Test
    @EnabledOnOs({OS.LINUX, OS.MAC})
    void aFileWithASecondNameIsRefusedUnderBothWhetherItIsRecordedOrNot() throws Exception {
        Path file = directory.resolve("class.db");
        Path other = directory.resolve("other.db");
        try (RecordingSession session = RecordingSession.open(new SessionLocation.ChosenFile(file), bus)) {
            Files.createLink(other, session.file());
            assertTrue(refusal(other).contains("open in another Switchboard"));
        }
        for (Path name : List.of(file, other)) {
            assertEquals(
                    name + " has more than one name (a hard link), and what is recorded under one of them is lost"
                            + " under the other: remove the other name, or copy the file and use the copy.",
                    refusal(name));
            ExecutionException notKept = assertThrows(
                    ExecutionException.class,
                    () -> RecordedNotes.of(name)
                            .put(List.of(new Annotation(new Note.Subject.OfMessage(1), new Note(true, ""))))
                            .get());
            assertTrue(notKept.getCause().getMessage().contains("more than one name"), notKept.toString());
        }
        Files.delete(other);
        RecordingSession.open(new SessionLocation.ChosenFile(file), bus).close();
        assertEquals(List.of(file), Recorded.filesIn(directory));
    }

    /** A file that is mounted at a second place has no name that the system counts; a link stands for it here. */
    @Test
    void aFileThatIsOpenUnderAnotherNameIsNoticedByItsLock() throws Exception {
        Path file = directory.resolve("class.db");
        Path other = directory.resolve("other.db");
        try (RecordingSession session = RecordingSession.open(new SessionLocation.ChosenFile(file), bus)) {
            Files.createLink(other, session.file());
            SQLException busy = assertThrows(SQLException.class, () -> SingleUse.requireNobodyElse(other));
            assertTrue(SqliteFailure.opening(other, busy).english().contains("in use by another program"));
        }
        SingleUse.requireNobodyElse(other);
    }

    @Test
    void theLogOfADeletedSessionIsNeitherPlayedIntoANewOneNorDestroyed() throws Exception {
        Path file = directory.resolve("class.db");
        Path other = directory.resolve("other.db");
        try (RecordingSession session = RecordingSession.open(new SessionLocation.ChosenFile(file), bus);
                Recorded recorded = new Recorded(bus)) {
            bus.publish(Facts.received(1, "one"));
            recorded.await(1);
            Files.copy(Companions.of(file, "-wal"), Companions.of(other, "-wal"));
        }
        byte[] log = Files.readAllBytes(Companions.of(other, "-wal"));
        String left = other + " does not exist, but " + other + "-wal is left of a session of that name: put that"
                + " session back beside it, or delete " + other + "-wal, or choose another file.";
        assertEquals(left, refusal(other));
        assertArrayEquals(log, Files.readAllBytes(Companions.of(other, "-wal")));
        assertEquals(List.of(file, Companions.of(other, "-wal")), Recorded.filesIn(directory));

        // A log that holds nothing is in nobody's way.
        Files.write(Companions.of(other, "-wal"), new byte[0]);
        Files.write(Companions.of(other, "-shm"), new byte[32_768]);
        RecordingSession.open(new SessionLocation.ChosenFile(other), bus).close();
        assertEquals(List.of(file, other), Recorded.filesIn(directory));
    }

    @Test
    void aNewSessionInTheUsualPlaceLeavesTheLogOfADeletedOneAlone() throws Exception {
        Path left = directory.resolve("session-2026-11-22_13-05-01.db-journal");
        Files.write(left, new byte[] {1});
        try (RecordingSession session =
                RecordingSession.open(new SessionLocation.NewInDirectory(directory), bus, CLOCK, 1_000)) {
            assertEquals(
                    "session-2026-11-22_13-05-01-2.db",
                    session.file().getFileName().toString());
        }
        assertEquals(List.of(left), Recorded.filesIn(directory));
    }

    @Test
    void aLockFileThatACrashLeftIsNoObstacle() throws Exception {
        Path file = directory.resolve("class.db");
        Files.createFile(directory.resolve("class.db.lock"));
        RecordingSession.open(new SessionLocation.ChosenFile(file), bus).close();
        assertEquals(List.of(file), Recorded.filesIn(directory));
    }

    @Test
    void aMissingFolderIsNamed() {
        Path file = directory.resolve("none").resolve("class.db");
        assertEquals(
                "The folder " + directory.resolve("none") + " does not exist: make it, or choose another file.",
                refusal(file));
    }

    @Test
    void aFolderIsNoFile() {
        assertTrue(refusal(directory).contains("is a folder"));
        assertTrue(refusal(Path.of("/")).contains("is a folder"));
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void aFolderThatCanNotBeWrittenIsNamed() {
        // No user can write there, not even root.
        String sentence = refusal(Path.of("/proc/self/class.db"));
        assertTrue(sentence.startsWith("The session /proc/"), sentence);
        assertTrue(sentence.endsWith("Choose another place with --session."), sentence);
        String usual = assertThrows(
                        SessionException.class,
                        () -> RecordingSession.open(
                                new SessionLocation.NewInDirectory(Path.of("/proc/self/sessions")), bus))
                .getMessage();
        assertTrue(usual.startsWith("The folder for sessions can't be used"), usual);
        assertTrue(refusal(Path.of("/dev/full")).contains("not a regular file"));
    }

    @Test
    void aFileNameWithAQuestionMarkOrSpacesIsNothingSpecial() throws Exception {
        Path file = directory.resolve("what? žluť 100% #1 &mode=memory.db");
        RecordingSession.open(new SessionLocation.ChosenFile(file), bus).close();
        assertEquals(List.of(file), Recorded.filesIn(directory));
    }

    @Test
    void theUsualPlaceIsNamedAfterTheTimeAndNeverOverwrites() throws Exception {
        Path sessions = directory.resolve("switchboard/sessions");
        try (RecordingSession first =
                        RecordingSession.open(new SessionLocation.NewInDirectory(sessions), bus, CLOCK, 1_000);
                RecordingSession second =
                        RecordingSession.open(new SessionLocation.NewInDirectory(sessions), bus, CLOCK, 1_000)) {
            assertEquals(
                    "session-2026-11-22_13-05-01.db", first.file().getFileName().toString());
            assertEquals(
                    "session-2026-11-22_13-05-01-2.db",
                    second.file().getFileName().toString());
            // Without a client, the session would be deleted.
            bus.publish(Facts.opened(1));
        }
        try (RecordingSession third =
                RecordingSession.open(new SessionLocation.NewInDirectory(sessions), bus, CLOCK, 1_000)) {
            assertEquals(
                    "session-2026-11-22_13-05-01-3.db",
                    third.file().getFileName().toString());
            bus.publish(Facts.opened(2));
        }
        assertEquals(3, Recorded.filesIn(sessions).size());
    }

    @Test
    @EnabledOnOs({OS.LINUX, OS.MAC})
    void onlyTheOwnerCanReadASession() throws Exception {
        Path sessions = directory.resolve("sessions");
        Files.createDirectory(sessions);
        Files.setPosixFilePermissions(sessions, PosixFilePermissions.fromString("rwxr-xr-x"));
        try (RecordingSession session = RecordingSession.open(new SessionLocation.NewInDirectory(sessions), bus);
                Recorded recorded = new Recorded(bus)) {
            bus.publish(Facts.received(1, "secret"));
            recorded.await(1);
            assertEquals("rwx------", permissions(sessions));
            assertEquals(4, Recorded.filesIn(sessions).size(), "database, log, shared memory, lock");
            for (Path file : Recorded.filesIn(sessions)) {
                assertEquals("rw-------", permissions(file), file.toString());
            }
        }
    }

    private static String permissions(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }

    @Test
    void onANetworkARollbackJournalIsUsedAndANoticeSaysThatAnotherPlaceIsBetter() throws Exception {
        for (String kind : List.of("ext4", "nfs4")) {
            boolean network = kind.equals("nfs4");
            Path file = directory.resolve(kind + ".db");
            FileSystemInfo disk = new FileSystemInfo() {
                @Override
                public String fileSystem(Path folder) {
                    return kind;
                }

                @Override
                public long room(Path folder) {
                    return Long.MAX_VALUE;
                }
            };
            try (Recorded recorded = new Recorded(bus);
                    RecordingSession session = RecordingSession.open(
                            new SessionLocation.ChosenFile(file), bus, Clock.systemUTC(), 20, disk, DiskLimits.NONE)) {
                bus.publish(Facts.received(1, "one"));
                recorded.await(1);
                // Byte 18 is the write version of the file format: 1 rollback journal, 2 write-ahead log (SQLite,
                // "Database File Format").
                assertEquals(network ? 1 : 2, Files.readAllBytes(file)[18]);
                assertEquals(!network, Files.exists(directory.resolve(kind + ".db-wal")));
                assertEquals(
                        network
                                ? Optional.of("The session is recorded in a network folder (" + file + "), which is "
                                        + "slower and less safe than a disk of this computer: choose another place"
                                        + " next time.")
                                : Optional.empty(),
                        session.notice().map(CodedText::english));
                assertEquals("one", session.log().rows(1, 1).get().getFirst().preview());
            }
        }
    }

    @Test
    void networkFileSystemsAreKnownByTheirNames() {
        for (String network : List.of("nfs", "nfs4", "cifs", "smb3", "smbfs", "fuse.sshfs", "9p", "AFPFS")) {
            assertTrue(FileSystemInfo.isNetwork(network), network);
        }
        for (String local : List.of("ext4", "btrfs", "xfs", "apfs", "NTFS", "tmpfs", "overlay", "fuseblk", "zfs")) {
            assertFalse(FileSystemInfo.isNetwork(local), local);
        }
    }
}
