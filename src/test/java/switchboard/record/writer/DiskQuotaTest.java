package switchboard.record.writer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.sql.Connection;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import switchboard.event.EventBus;
import switchboard.event.Fact;
import switchboard.model.Annotation;
import switchboard.model.DiskLimits;
import switchboard.model.Note;
import switchboard.record.Facts;
import switchboard.record.Recorded;
import switchboard.record.SessionLocation;
import switchboard.record.file.FileSystemInfo;
import switchboard.record.file.Sqlite;
import switchboard.record.session.RecordingSession;
import switchboard.text.CodedText;

/** Records onto a disk whose free space the test chooses, and into a session that may not grow. */
@Timeout(60)
class DiskQuotaTest {
    private static final long MIB = 1 << 20;
    private static final long DISK = 1_000 * MIB;

    @TempDir
    Path directory;

    private final EventBus bus = new EventBus();
    private final AtomicLong room = new AtomicLong(DISK);

    private final FileSystemInfo disk = new FileSystemInfo() {
        @Override
        public String fileSystem(Path folder) {
            return "ext4";
        }

        @Override
        public long room(Path folder) {
            return room.get();
        }

        @Override
        public long size(Path folder) {
            return DISK;
        }
    };

    @AfterEach
    void end() {
        bus.close();
    }

    private RecordingSession open(DiskLimits limits) throws Exception {
        return RecordingSession.open(
                new SessionLocation.ChosenFile(directory.resolve("class.db")),
                bus,
                Clock.systemUTC(),
                20,
                disk,
                limits);
    }

    private long number(String sql) throws Exception {
        try (Connection connection = Sqlite.reading(directory.resolve("class.db"))) {
            return Sqlite.number(connection, sql);
        }
    }

    private String text(String sql) throws Exception {
        try (Connection connection = Sqlite.reading(directory.resolve("class.db"))) {
            return Sqlite.text(connection, sql);
        }
    }

    @Test
    void theReserveIsToldBeforeItIsReachedAndWhatIsNotRecordedIsAGapUntilThereIsSpaceAgain() throws Exception {
        // The default on this small disk: a twentieth.
        long reserve = DISK / 20;
        try (Recorded recorded = new Recorded(bus);
                RecordingSession session = open(DiskLimits.DEFAULTS)) {
            bus.publish(Facts.opened(1));
            bus.publish(Facts.received(1, "one"));
            recorded.await(1);

            room.set(2 * reserve - 1);
            bus.publish(Facts.received(1, "two"));
            String early = recorded.awaitTrouble();
            assertTrue(early.contains("is filling up"), early);
            assertTrue(early.contains("less than 50 MiB are free (--disk-reserve): free some space"), early);
            recorded.await(2);

            room.set(reserve - 1);
            bus.publish(Facts.received(1, "not kept"));
            String reached = recorded.awaitTrouble();
            assertTrue(reached.startsWith("Messages are not recorded now, and not shown either,"), reached);
            assertTrue(reached.endsWith("Recording goes on when 57 MiB are free (--disk-reserve)."), reached);
            assertEquals("", recorded.awaitTrouble(), "the early warning is over");
            bus.publish(Facts.opened(2));
            bus.publish(Facts.received(2, "not kept either"));
            while (recorded.await(2).missing() < 2) {
                assertEquals(0, number("SELECT count(*) FROM message WHERE body LIKE 'not kept%'"));
            }
            // A kill would now lose no count.
            assertEquals(2, number("SELECT messages FROM gap WHERE before = 3"));
            assertEquals(2, number("SELECT count(*) FROM client"), "clients are recorded all the same");

            // A little more than the reserve is not enough, or recording would begin and end with every message.
            room.set(reserve + MIB);
            bus.publish(Facts.received(1, "still not"));
            Fact.Recorded state = recorded.await(2);
            while (state.missing() < 3) {
                assertEquals(2, state.messages());
                state = recorded.await(2);
            }
            assertEquals(2, state.messages());
            room.set(DISK);
            bus.publish(Facts.received(1, "three"));
            assertEquals("", recorded.awaitTrouble());
            String missed = recorded.awaitTrouble();
            assertTrue(missed.startsWith("3 messages from "), missed);
            assertTrue(missed.contains("because too little space was free (--disk-reserve)"), missed);
            recorded.await(3);
            assertEquals(
                    Optional.of("3 messages could not be recorded. The log marks where."),
                    session.end().map(CodedText::english));
        }
        assertEquals("three", text("SELECT body FROM message WHERE number = 3"));
        assertEquals(3, number("SELECT sum(messages) FROM gap"));
        assertEquals(
                "The disk had no more space free than is kept for other programs (--disk-reserve).",
                text("SELECT reason FROM gap"));
    }

    @Test
    void aDiskThatFillsUpWhileNobodyTalksIsToldToo() throws Exception {
        room.set(MIB);
        try (Recorded recorded = new Recorded(bus);
                RecordingSession session = open(new DiskLimits(OptionalLong.of(10 * MIB), OptionalLong.empty()))) {
            bus.publish(Facts.opened(1));
            String reached = recorded.awaitTrouble();
            assertTrue(reached.startsWith("Messages are not recorded now, and not shown either,"), reached);
            assertEquals(Optional.empty(), session.end());
        }
    }

    @Test
    void aSessionGrowsToItsLargestSizeAndNotesAreStillKept() throws Exception {
        long most = 4 * MIB;
        int all = 400;
        try (Recorded recorded = new Recorded(bus);
                RecordingSession session = open(new DiskLimits(OptionalLong.of(0), OptionalLong.of(most)))) {
            bus.publish(Facts.opened(1));
            for (int count = 1; count <= all; count++) {
                bus.publish(Facts.received(1, "x".repeat(20_000)));
            }
            String told = recorded.awaitTrouble();
            if (told.contains("will soon have")) {
                assertTrue(told.contains("4 MiB, which is the limit (--max-session)"), told);
                told = recorded.awaitTrouble();
            }
            assertTrue(told.contains("has 4 MiB, which is the limit (--max-session)"), told);
            assertTrue(told.endsWith("start again with another session."), told);
            recorded.await(1);
            bus.publish(Facts.closed(1, false));
            session.notes()
                    .put(List.of(new Annotation(new Note.Subject.OfMessage(1), new Note(true, "seen"))))
                    .get();
            assertTrue(session.end().isPresent());
        }
        long kept = number("SELECT count(*) FROM message");
        assertTrue(kept > 50 && kept < all, kept + " were kept");
        assertEquals(all, kept + number("SELECT sum(messages) FROM gap"));
        assertEquals("The session had its largest size (--max-session).", text("SELECT reason FROM gap"));
        assertEquals("fin", text("SELECT reason FROM client"));
        assertEquals(1, number("SELECT count(*) FROM message_note"));
        long size = number("SELECT page_count * page_size FROM pragma_page_count, pragma_page_size");
        assertTrue(size <= most + MIB / 2, size + " bytes");
    }

    @Test
    void aDiskThatDoesNotTellItsSizeHasNoReserve() throws Exception {
        room.set(0);
        FileSystemInfo silent = new FileSystemInfo() {
            @Override
            public String fileSystem(Path folder) {
                return "fuse.memory";
            }

            @Override
            public long room(Path folder) {
                return 0;
            }

            @Override
            public long size(Path folder) {
                return 0;
            }
        };
        try (Recorded recorded = new Recorded(bus);
                RecordingSession session = RecordingSession.open(
                        new SessionLocation.ChosenFile(directory.resolve("class.db")),
                        bus,
                        Clock.systemUTC(),
                        20,
                        silent,
                        new DiskLimits(OptionalLong.of(MIB), OptionalLong.empty()))) {
            bus.publish(Facts.opened(1));
            bus.publish(Facts.received(1, "one"));
            assertEquals(0, recorded.await(1).missing());
            assertEquals(Optional.empty(), session.end());
        }
    }
}
