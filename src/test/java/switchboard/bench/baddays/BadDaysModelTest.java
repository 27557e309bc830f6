package switchboard.bench.baddays;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The parts of the bench that decide what holds. */
@Timeout(10)
class BadDaysModelTest {
    @TempDir
    Path folder;

    @Test
    void aMessageIsFoundInItsBodyAndNowhereElse() {
        GoodMessage message = new GoodMessage(17, 203);
        assertEquals(Optional.of(message), GoodMessage.of(message.body()));
        byte[] other = message.body();
        other[other.length - 1] = 'y';
        assertEquals(Optional.empty(), GoodMessage.of(other));
        assertEquals(Optional.empty(), GoodMessage.of("hello by hand".getBytes(StandardCharsets.US_ASCII)));
        assertEquals(64 + message.body().length, message.frame().length);
        assertArrayEquals("126 ".getBytes(StandardCharsets.US_ASCII), Arrays.copyOf(message.frame(), 4));
    }

    @Test
    void aLineOfTheConsoleTellsNumberDirectionAndMessage() {
        GoodMessage message = new GoodMessage(2, 0);
        String body = new String(message.body(), StandardCharsets.US_ASCII);
        assertEquals(
                Optional.of(new RecordedLine(41, false, Optional.of(message))),
                RecordedLine.of("41  13:05:01.120  #3  in   9  " + body));
        assertEquals(
                Optional.of(new RecordedLine(42, true, Optional.empty())),
                RecordedLine.of("42  13:05:04.871  #3 \"Ana\"  out  9  Hi there!"));
        for (String other : List.of("#3 sent", "… 264,838 more messages, see log", "#9 left: gone", "")) {
            assertEquals(Optional.empty(), RecordedLine.of(other));
        }
    }

    @Test
    void overlappingStandstillsCountOnceAndOneThatGoesOnCounts() {
        Standstills standstills = new Standstills();
        standstills.begin(100).end(200);
        standstills.begin(150).end(250);
        standstills.begin(120).end(130);
        assertEquals(150, standstills.within(0, 1_000));
        assertEquals(60, standstills.within(190, 400));
        assertEquals(0, standstills.within(250, 300));
        Standstills.Running running = standstills.begin(500);
        assertEquals(100, standstills.within(400, 600));
        running.end(550);
        assertEquals(50, standstills.within(400, 600));
    }

    @Test
    void eachKindOfBadDayComesBeforeOneComesAgain() {
        SplittableRandom random = new SplittableRandom(1);
        Set<List<BadDay>> orders = new HashSet<>();
        for (int round = 0; round < 20; round++) {
            List<BadDay> days = BadDay.shuffled(random);
            assertEquals(Set.of(BadDay.values()), Set.copyOf(days));
            orders.add(days);
        }
        assertTrue(orders.size() > 5);
    }

    private void session(String name, long first, GoodMessage... messages) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve(name));
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE message(number INTEGER PRIMARY KEY, direction INTEGER, body BLOB)");
            statement.execute("CREATE TABLE gap(before INTEGER PRIMARY KEY, messages INTEGER)");
            for (GoodMessage message : messages) {
                statement.execute("INSERT INTO message VALUES (" + first++ + ", 0, CAST('"
                        + new String(message.body(), StandardCharsets.US_ASCII) + "' AS BLOB))");
            }
            if (first - messages.length > 1) {
                statement.execute("INSERT INTO gap VALUES (" + (first - messages.length) + ", 9)");
            }
        }
    }

    private ExpectedSession talkOf(int messages) {
        ExpectedSession expected = new ExpectedSession(new AtomicInteger());
        Talk talk = expected.begin();
        for (int sent = 0; sent < messages; sent++) {
            talk.send();
        }
        talk.told(messages - 1, false);
        return expected;
    }

    @Test
    void aSessionThatWentOnInAnotherFileIsReadFromBoth() throws Exception {
        session("class.db", 1, new GoodMessage(1, 0), new GoodMessage(1, 1));
        session("class-2.db", 3, new GoodMessage(1, 3));
        assertEquals(
                List.of("1 messages from message 2 of talk 1 on are missing without a gap, between 2 and 3"),
                SessionFiles.audit(folder, talkOf(4)).complaints());
    }

    @Test
    void aCopyOfTheSessionReplacesTheOneBefore() throws Exception {
        session("class.db", 1, new GoodMessage(1, 0));
        session("class-2.db", 1, new GoodMessage(1, 0), new GoodMessage(1, 1));
        Files.createFile(folder.resolve("class-2.db.lock"));
        assertEquals(
                List.of("class.db", "class-2.db"),
                SessionFiles.in(folder).stream()
                        .map(file -> file.getFileName().toString())
                        .toList());
        assertEquals(2, SessionFiles.audit(folder, talkOf(2)).rows());
        assertEquals(List.of(), SessionFiles.audit(folder, talkOf(2)).complaints());
    }
}
