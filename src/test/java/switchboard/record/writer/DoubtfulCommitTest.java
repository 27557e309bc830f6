package switchboard.record.writer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import switchboard.event.EventBus;
import switchboard.event.Fact;
import switchboard.event.LosslessSubscription;
import switchboard.model.ClientStep;
import switchboard.model.DiskLimits;
import switchboard.record.Facts;
import switchboard.record.SessionLocation;
import switchboard.record.SessionLog;
import switchboard.record.file.SessionFile;
import switchboard.record.file.Sqlite;
import switchboard.record.reader.RecordedFile;
import switchboard.text.CodedText;
import switchboard.thread.Await;

/**
 * Commits that report a failure although they succeed, and commits that are given up at the end.
 *
 * <p>A trigger makes the commit fail and rolls it back. While the failure is told, on the recorder's thread, a test
 * writes the same rows itself.
 */
@Timeout(120)
class DoubtfulCommitTest {
    private static final long END_MILLIS = 30_000;
    private static final String FIRST_MESSAGE =
            "INSERT INTO message(number, at, client, direction, shape, finding, header_length, read, body)"
                    + " VALUES (1, 2000001, 1, 0, 0, 0, 64, 1, CAST('first' AS BLOB))";

    @TempDir
    Path directory;

    private final EventBus bus = new EventBus();
    private final LosslessSubscription progress =
            bus.subscribe("progress", 10_000, 1 << 26, fact -> fact instanceof Fact.Recorded);
    private Path path;
    private SessionFile file;

    @BeforeEach
    void claim() throws Exception {
        path = directory.resolve("class.db");
        file = SessionFile.claim(new SessionLocation.ChosenFile(path), Clock.systemUTC());
    }

    @AfterEach
    void release() throws Exception {
        bus.close();
        file.release();
    }

    private Recorder start(OptionalLong maxSession) throws Exception {
        return Recorder.start(file, bus, Clock.systemUTC(), 20, new DiskLimits(OptionalLong.of(0), maxSession));
    }

    private void execute(String... statements) throws SQLException {
        try (Connection connection = Sqlite.writing(path)) {
            Sqlite.execute(connection, "PRAGMA busy_timeout = 30000");
            Sqlite.execute(connection, "BEGIN IMMEDIATE");
            for (String statement : statements) {
                Sqlite.execute(connection, statement);
            }
            Sqlite.execute(connection, "COMMIT");
        }
    }

    private void refuse(String table) throws SQLException {
        execute("CREATE TRIGGER refused BEFORE INSERT ON " + table
                + " BEGIN SELECT RAISE(ROLLBACK, 'on purpose'); END");
    }

    /** A step of a test on the recorder's thread. */
    private interface Task {
        void run() throws Exception;
    }

    /** Executes statements when a failed commit is told, before the recorder goes on. */
    private CountDownLatch atTheFailure(String... statements) {
        return whenToldOf("on purpose", () -> execute(statements));
    }

    private CountDownLatch whenToldOf(String words, Task task) {
        CountDownLatch told = new CountDownLatch(1);
        LosslessSubscription listening = bus.subscribe("failure", 1, 1, fact -> {
            if (fact instanceof Fact.Warning warning
                    && warning.text().map(CodedText::english).orElse("").contains(words)
                    && told.getCount() > 0) {
                try {
                    task.run();
                } catch (Exception failure) {
                    throw new IllegalStateException(failure);
                }
                told.countDown();
            }
            return false;
        });
        assertEquals(0, listening.counters().waiting());
        return told;
    }

    private static Optional<String> end(Recorder recorder) {
        Optional<CodedText> loss = recorder.end(END_MILLIS);
        Await.until("the recorder has ended", recorder::hasEnded);
        return loss.map(CodedText::english);
    }

    private long number(String sql) throws SQLException {
        try (Connection connection = Sqlite.reading(path)) {
            return Sqlite.number(connection, sql);
        }
    }

    @Test
    void aGapWhoseCommitSucceededAlthoughItReportedAFailureIsCountedOnce() throws Exception {
        Recorder recorder = start(OptionalLong.of(1));
        refuse("gap");
        CountDownLatch told = atTheFailure(
                "DROP TRIGGER refused",
                "INSERT INTO gap(before, from_at, to_at, messages, bytes, reason, step)"
                        + " VALUES (1, 2000001, 2000001, 1, 69, 'The session is full.', 0)");
        bus.publish(Facts.received(1, "no room"));
        assertTrue(told.await(30, TimeUnit.SECONDS));
        assertTrue(end(recorder).orElseThrow().startsWith("1 message could not be recorded."));
        assertEquals(1, number("SELECT sum(messages) FROM gap"));
    }

    @Test
    void theStepsOfACommitThatSucceededAlthoughItReportedAFailureAreTold() throws Exception {
        Recorder recorder = start(OptionalLong.empty());
        refuse("step");
        CountDownLatch told = atTheFailure("DROP TRIGGER refused", "INSERT INTO step VALUES (1, 0, 1, 0)");
        bus.publish(Facts.opened(1));
        assertTrue(told.await(30, TimeUnit.SECONDS));
        bus.publish(Facts.received(1, "said"));
        bus.publish(Facts.closed(1, false));
        assertEquals(Optional.empty(), end(recorder));
        List<Fact> facts = new ArrayList<>();
        progress.take(facts, Integer.MAX_VALUE, 0);
        assertEquals(
                List.of(
                        new ClientStep(1, 0, Facts.id(1), ClientStep.Kind.CAME),
                        new ClientStep(2, 1, Facts.id(1), ClientStep.Kind.LEFT)),
                facts.stream()
                        .flatMap(fact -> ((Fact.Recorded) fact).steps().stream())
                        .toList());
        assertEquals(2, number("SELECT count(*) FROM step"));
    }

    @Test
    void whatFollowsACommitThatWasGivenUpButSucceededIsRecordedAndNothingIsMissing() throws Exception {
        Recorder recorder = start(OptionalLong.empty());
        recorder.prepareEnd();
        refuse("message");
        CountDownLatch told = atTheFailure("DROP TRIGGER refused", FIRST_MESSAGE);
        bus.publish(Facts.received(1, "first"));
        assertTrue(told.await(30, TimeUnit.SECONDS));
        bus.publish(Facts.received(1, "second"));
        assertEquals(Optional.empty(), end(recorder));
        try (Connection connection = Sqlite.reading(path)) {
            assertEquals(
                    "first second",
                    Sqlite.text(
                            connection, "SELECT group_concat(CAST(body AS TEXT), ' ' ORDER BY number) FROM message"));
        }
        assertEquals(0, number("SELECT count(*) FROM gap"));
    }

    @Test
    void aCommitThatWasGivenUpAndFailedIsMissingAndWhatFollowsItIsRecorded() throws Exception {
        Recorder recorder = start(OptionalLong.empty());
        recorder.prepareEnd();
        refuse("message");
        CountDownLatch told = atTheFailure("DROP TRIGGER refused");
        bus.publish(Facts.received(1, "first"));
        assertTrue(told.await(30, TimeUnit.SECONDS));
        bus.publish(Facts.received(1, "second"));
        assertTrue(end(recorder).orElseThrow().startsWith("1 message could not be recorded."));
        assertEquals(1, number("SELECT count(*) FROM message WHERE body = CAST('second' AS BLOB)"));
        assertEquals(1, number("SELECT sum(messages) FROM gap"));
    }

    @Test
    void aGapThatIsStillToBeMarkedIsNotReplacedByALaterOne() throws Exception {
        Recorder recorder = start(OptionalLong.of(4 << 20));
        recorder.prepareEnd();
        refuse("gap");
        CountDownLatch large = atTheFailure();
        CountDownLatch mark = new CountDownLatch(1);
        CountDownLatch ended = new CountDownLatch(1);
        whenToldOf("messages received meanwhile", () -> {
            mark.countDown();
            assertTrue(ended.await(30, TimeUnit.SECONDS));
            execute("DROP TRIGGER refused");
        });
        bus.publish(Facts.received(1, Facts.in(new byte[5 << 20])));
        assertTrue(large.await(30, TimeUnit.SECONDS));
        bus.publish(Facts.received(1, "small"));
        assertTrue(mark.await(30, TimeUnit.SECONDS));
        // The time is over, so the gaps of both messages are left to the last commit.
        recorder.end(0);
        ended.countDown();
        Await.until("the recorder has ended", recorder::hasEnded);
        assertTrue(recorder.end(0).orElseThrow().english().startsWith("2 messages could not be recorded."));
        assertEquals(2, number("SELECT sum(messages) FROM gap"));
        try (SessionLog log = RecordedFile.open(path)) {
            assertEquals(2, log.lastGap().get().orElseThrow().messages(), "nothing is recorded behind it");
        }
    }
}
