package switchboard.record;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.sql.Connection;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import switchboard.event.EventBus;
import switchboard.event.Fact;

@Timeout(120)
class RecorderTest {
    private static final long RETRY_MILLIS = 20;

    @TempDir
    Path directory;

    private final EventBus bus = new EventBus();

    @AfterEach
    void nothingIsLeftBehind() {
        bus.close();
        assertFalse(Recorded.threads().contains("switchboard-recorder"), "the recorder's thread goes on");
    }

    private Path file() {
        return directory.resolve("class.db");
    }

    private Session open() throws SessionException {
        return Session.open(new SessionPlace.Given(file()), bus, Clock.systemUTC(), RETRY_MILLIS);
    }

    @Test
    void twoHundredThousandMessagesOfManyClientsAreThereOnceAndInEachClientsOrder() throws Exception {
        int clients = 20;
        int each = 10_000;
        try (Session session = open()) {
            List<Thread> publishers = new ArrayList<>();
            for (int client = 1; client <= clients; client++) {
                int from = client;
                publishers.add(Thread.ofVirtual().start(() -> {
                    bus.publish(Facts.opened(from));
                    for (int count = 0; count < each; count++) {
                        bus.publish(Facts.received(from, Integer.toString(count)));
                    }
                    bus.publish(Facts.closed(from, false));
                }));
            }
            for (Thread publisher : publishers) {
                publisher.join();
            }
            assertEquals(Optional.empty(), session.end());
            assertEquals(session.counters().accepted(), session.counters().taken());
        }
        try (Connection connection = Sqlite.reading(file())) {
            assertEquals(clients * each, Sqlite.number(connection, "SELECT count(*) FROM message"));
            assertEquals(1, Sqlite.number(connection, "SELECT min(number) FROM message"));
            assertEquals(clients * each, Sqlite.number(connection, "SELECT max(number) FROM message"));
            assertEquals(clients * each, Sqlite.number(connection, "SELECT messages FROM run"));
            assertEquals(0, Sqlite.number(connection, """
                            SELECT count(*) FROM (
                              SELECT CAST(CAST(body AS TEXT) AS INTEGER) AS said,
                                     row_number() OVER (PARTITION BY client ORDER BY number) - 1 AS place
                              FROM message) WHERE said <> place"""));
            assertEquals(clients, Sqlite.number(connection, "SELECT count(*) FROM client WHERE reason = 'fin'"));
        }
    }

    @Test
    void aFullQueueMakesPublishersWaitAndThenEverythingArrives() throws Exception {
        int all = Recorder.QUEUE_FACTS * 3;
        try (Session session = open();
                Recorded recorded = new Recorded(bus)) {
            CountDownLatch published = new CountDownLatch(1);
            try (Blockade blockade = new Blockade(file())) {
                Thread publisher = Thread.ofPlatform().start(() -> {
                    for (int count = 0; count < all; count++) {
                        bus.publish(Facts.received(1, "m"));
                    }
                    published.countDown();
                });
                assertFalse(recorded.awaitTrouble().isEmpty());
                while (publisher.getState() != Thread.State.WAITING) {
                    Thread.onSpinWait();
                }
                assertEquals(1, published.getCount());
                assertTrue(session.counters().waiting() <= Recorder.QUEUE_FACTS);
                assertTrue(session.counters().waits() >= 1);
            }
            assertTrue(published.await(60, TimeUnit.SECONDS));
            assertEquals(all, recorded.await(all).messages());
        }
    }

    @Test
    void theRecorderNeverWaitsForItselfWhenItsQueueIsFull() throws Exception {
        try (Session session = open();
                Recorded recorded = new Recorded(bus)) {
            Thread publisher;
            try (Blockade blockade = new Blockade(file())) {
                publisher = Thread.ofPlatform().start(() -> {
                    for (int count = 0; count < Recorder.QUEUE_FACTS * 3; count++) {
                        bus.publish(Facts.received(1, "m"));
                    }
                });
                while (session.counters().waits() == 0) {
                    Thread.onSpinWait();
                }
                // It says so while its own queue has no room.
                assertFalse(recorded.awaitTrouble().isEmpty());
            }
            assertEquals("", recorded.awaitTrouble());
            assertTrue(publisher.join(Duration.ofSeconds(60)));
        }
    }

    @Test
    void whatCouldNotBeWrittenIsWrittenLaterOnceAndTheTroubleEnds() throws Exception {
        try (Session session = open();
                Recorded recorded = new Recorded(bus)) {
            bus.publish(Facts.opened(1));
            bus.publish(Facts.received(1, "before"));
            recorded.await(1);
            try (Blockade blockade = new Blockade(file())) {
                bus.publish(Facts.received(1, "meanwhile"));
                String sentence = recorded.awaitTrouble();
                assertTrue(sentence.contains(file().toString()), sentence);
                assertTrue(sentence.contains("blockade"), sentence);
            }
            assertEquals("", recorded.awaitTrouble());
            recorded.await(2);
            bus.publish(Facts.sent(1, "after", OptionalLong.empty()));
            recorded.await(3);
            assertEquals(
                    List.of("before", "meanwhile", "after"),
                    session.log().rows(1, 9).get().stream().map(LogRow::preview).toList());
        }
        try (Connection connection = Sqlite.reading(file())) {
            assertEquals(1, Sqlite.number(connection, "SELECT count(*) FROM run"));
            assertEquals(3, Sqlite.number(connection, "SELECT messages FROM run WHERE ended_at IS NOT NULL"));
        }
    }

    @Test
    void anotherProgramThatKeepsTheFileLockedIsNamedAndWaitedFor() throws Exception {
        try (Session session = open();
                Recorded recorded = new Recorded(bus)) {
            try (Connection other = Sqlite.writing(file(), false)) {
                Sqlite.execute(other, "BEGIN IMMEDIATE");
                bus.publish(Facts.received(1, "patient"));
                String sentence = recorded.awaitTrouble();
                assertTrue(sentence.contains("Another program"), sentence);
                assertEquals(0L, session.log().newest().get());
            }
            assertEquals("", recorded.awaitTrouble());
            recorded.await(1);
        }
    }

    @Test
    void aMovedFileIsNotMadeAnewBehindItsBack() throws Exception {
        try (Session session = open();
                Recorded recorded = new Recorded(bus)) {
            Path moved = directory.resolve("moved.db");
            try (Blockade blockade = new Blockade(file())) {
                bus.publish(Facts.received(1, "kept"));
                recorded.awaitTrouble();
                for (String suffix : List.of("", "-wal", "-shm")) {
                    Path from = directory.resolve("class.db" + suffix);
                    if (java.nio.file.Files.exists(from)) {
                        java.nio.file.Files.move(from, directory.resolve("moved.db" + suffix));
                    }
                }
                blockade.moveTo(moved);
                String sentence = recorded.awaitTrouble();
                assertTrue(sentence.contains("moved or deleted"), sentence);
            }
            for (String suffix : List.of("", "-wal", "-shm")) {
                Path from = directory.resolve("moved.db" + suffix);
                if (java.nio.file.Files.exists(from)) {
                    java.nio.file.Files.move(from, directory.resolve("class.db" + suffix));
                }
            }
            assertEquals("", recorded.awaitTrouble());
            recorded.await(1);
        }
    }

    @Test
    void theEndIsNotHeldUpByAFileThatCanNotBeWritten() throws Exception {
        try (Recorded recorded = new Recorded(bus)) {
            Session session = open();
            try (Blockade blockade = new Blockade(file())) {
                bus.publish(Facts.received(1, "lost"));
                recorded.awaitTrouble();
                long begun = System.nanoTime();
                String loss = session.end().orElseThrow();
                assertTrue(System.nanoTime() - begun < TimeUnit.SECONDS.toNanos(2));
                assertTrue(loss.startsWith("1 message could not be recorded"), loss);
            }
        }
    }

    @Test
    void publishersThatWaitAreLetGoWhenTheEndIsNear() throws Exception {
        int all = Recorder.QUEUE_FACTS * 3;
        try (Recorded recorded = new Recorded(bus)) {
            Session session = open();
            try (Blockade blockade = new Blockade(file())) {
                Thread publisher = Thread.ofPlatform().start(() -> {
                    for (int count = 0; count < all; count++) {
                        bus.publish(Facts.received(1, "m"));
                    }
                });
                while (session.counters().waits() == 0) {
                    Thread.onSpinWait();
                }
                session.prepareEnd();
                assertTrue(publisher.join(Duration.ofSeconds(30)));
                String loss = session.end().orElseThrow();
                assertTrue(loss.startsWith(all + " messages could not be recorded. "), loss);
                assertEquals(0, session.counters().refused());
            }
        }
    }

    @Test
    void publishersThatWaitAreLetGoByTheEnd() throws Exception {
        try (Recorded recorded = new Recorded(bus)) {
            Session session = open();
            try (Blockade blockade = new Blockade(file())) {
                Thread publisher = Thread.ofPlatform().start(() -> {
                    for (int count = 0; count < Recorder.QUEUE_FACTS * 3; count++) {
                        bus.publish(Facts.received(1, "m"));
                    }
                });
                while (session.counters().waits() == 0) {
                    Thread.onSpinWait();
                }
                assertTrue(session.end().isPresent());
                assertTrue(publisher.join(Duration.ofSeconds(30)));
                assertTrue(session.counters().refused() > 0);
            }
        }
    }

    @Test
    void namesAndFarewellsAreKeptWhateverTheOrderOfFacts() throws Exception {
        try (Session session = open()) {
            bus.publish(new Fact.Named(Facts.id(1), "early"));
            bus.publish(Facts.opened(1));
            bus.publish(Facts.opened(2));
            bus.publish(new Fact.Named(Facts.id(2), "Ana"));
            bus.publish(new Fact.Named(Facts.id(2), ""));
            bus.publish(Facts.opened(3));
            bus.publish(new Fact.Named(Facts.id(3), "Ben\u0000\u202e<html>"));
            bus.publish(Facts.closed(3, true));
            bus.publish(new Fact.AnswerEnded(Facts.id(3), 9_500_000, "It was answered."));
            session.end();
        }
        try (Connection connection = Sqlite.reading(file())) {
            assertEquals("early", Sqlite.text(connection, "SELECT name FROM client WHERE peer = '127.0.0.1:50001'"));
            assertEquals("", Sqlite.text(connection, "SELECT name FROM client WHERE id = 2"));
            assertEquals("Ben\u0000\u202e<html>", Sqlite.text(connection, "SELECT name FROM client WHERE id = 3"));
            assertEquals("It was answered.", Sqlite.text(connection, "SELECT farewell FROM client WHERE id = 3"));
            assertEquals(9_500_000, Sqlite.number(connection, "SELECT answer_ended_at FROM client WHERE id = 3"));
            assertEquals(
                    1, Sqlite.number(connection, "SELECT count(*) FROM client WHERE id = 2 AND closed_at IS NULL"));
        }
    }

    /** Makes every insertion into the file fail until it is closed. */
    private static final class Blockade implements AutoCloseable {
        private Path file;

        Blockade(Path file) throws Exception {
            this.file = file;
            execute("""
                    CREATE TRIGGER blockade BEFORE INSERT ON message
                    BEGIN SELECT RAISE(ABORT, 'blockade'); END""");
        }

        void moveTo(Path other) {
            file = other;
        }

        private void execute(String sql) throws Exception {
            try (Connection connection = Sqlite.writing(file, false)) {
                Sqlite.execute(connection, "PRAGMA busy_timeout = 30000");
                Sqlite.execute(connection, sql);
            }
        }

        @Override
        public void close() throws Exception {
            execute("DROP TRIGGER blockade");
        }
    }
}
