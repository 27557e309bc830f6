package switchboard.record.reader;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import switchboard.event.EventBus;
import switchboard.filter.DirectionCondition;
import switchboard.filter.Filter;
import switchboard.filter.TextCondition;
import switchboard.model.Annotation;
import switchboard.model.Note;
import switchboard.record.Facts;
import switchboard.record.Gap;
import switchboard.record.MessagePage;
import switchboard.record.Recorded;
import switchboard.record.SessionContent;
import switchboard.record.SessionException;
import switchboard.record.SessionLocation;
import switchboard.record.file.Sqlite;
import switchboard.record.session.RecordingSession;
import switchboard.text.StoredText;
import switchboard.wire.Direction;

@Timeout(60)
class SessionReaderTest {
    @TempDir
    Path directory;

    private final EventBus bus = new EventBus();

    @AfterEach
    void close() {
        bus.close();
    }

    private Path file() {
        return directory.resolve("class.db");
    }

    private RecordingSession open() throws SessionException {
        return RecordingSession.open(new SessionLocation.ChosenFile(file()), bus);
    }

    /** Reads all messages that match a filter and returns their numbers. */
    private static List<Long> numbers(SessionReader reader, Filter filter) throws SessionException {
        List<Long> numbers = new ArrayList<>();
        long newest = reader.newest();
        for (long looked = 0; looked < newest; ) {
            MessagePage page = reader.messages(filter, looked, newest);
            assertTrue(page.lookedUpTo() > looked, "it does not go on");
            assertTrue(
                    page.messages().size() <= 1_000,
                    "a page of " + page.messages().size());
            page.messages().forEach(message -> numbers.add(message.number()));
            looked = page.lookedUpTo();
        }
        return numbers;
    }

    @Test
    void pagesTogetherAreEveryMessageOnce() throws Exception {
        try (RecordingSession session = open()) {
            for (int count = 1; count <= 2_500; count++) {
                bus.publish(Facts.received(count % 3, "message " + count));
            }
            session.end();
        }
        try (SessionReader reader = SessionReader.open(file())) {
            List<Long> all = LongStream.rangeClosed(1, 2_500).boxed().toList();
            assertEquals(all, numbers(reader, Filter.ALL));
            assertEquals(all, numbers(reader, new DirectionCondition(Direction.IN)));
            assertEquals(List.of(1_234L), numbers(reader, new TextCondition("message 1234")));
            assertEquals(List.of(), numbers(reader, new DirectionCondition(Direction.OUT)));
            TreeMap<Long, Long> last = new TreeMap<>();
            reader.lastMessages(0, 2_499, (client, way, number) -> last.put(client.number(), number));
            assertEquals(Map.of(0L, 2_499L, 1L, 2_497L, 2L, 2_498L), last);
        }
    }

    @Test
    void aPageOfLongMessagesIsShort() throws Exception {
        try (RecordingSession session = open()) {
            for (int count = 0; count < 12; count++) {
                bus.publish(Facts.received(1, Facts.in(new byte[1 << 20])));
            }
            session.end();
        }
        try (SessionReader reader = SessionReader.open(file())) {
            for (Filter filter : List.of(Filter.ALL, new DirectionCondition(Direction.IN))) {
                assertEquals(4, reader.messages(filter, 0, 12).messages().size());
                assertEquals(LongStream.rangeClosed(1, 12).boxed().toList(), numbers(reader, filter));
            }
        }
    }

    @Test
    void aSessionThatIsBeingRecordedIsReadAsFarAsItIsOnDisk() throws Exception {
        try (RecordingSession session = open();
                Recorded recorded = new Recorded(bus)) {
            bus.publish(Facts.opened(1));
            bus.publish(Facts.received(1, "one"));
            recorded.await(1);
            try (SessionReader reader = SessionReader.open(file())) {
                assertEquals(List.of(1L), numbers(reader, Filter.ALL));
                bus.publish(Facts.received(1, "two"));
                recorded.await(2);
                assertEquals(List.of(1L, 2L), numbers(reader, Filter.ALL));
                assertEquals(
                        OptionalLong.empty(), reader.content().runs().getFirst().endedAt());
            }
            session.end();
        }
    }

    @Test
    void whatTheSessionHoldsIsCounted() throws Exception {
        for (int run = 0; run < 2; run++) {
            try (RecordingSession session = open()) {
                bus.publish(Facts.opened(run + 1));
                bus.publish(Facts.received(run + 1, "hello"));
                var note = session.notes()
                        .put(List.of(new Annotation(new Note.Subject.OfMessage(run + 1), new Note(run == 0, "note"))));
                session.end();
                assertTrue(note.isDone() && !note.isCompletedExceptionally());
            }
        }
        try (SessionReader reader = SessionReader.open(file())) {
            SessionContent content = reader.content();
            assertEquals(2, content.runs().size());
            assertTrue(content.runs().stream().allMatch(run -> run.endedAt().isPresent()));
            assertEquals(2, content.clients());
            assertEquals(2, content.messages());
            assertEquals(2 * 69, content.bytes());
            assertEquals(1, content.marks());
            assertEquals(2, content.notes());
            assertEquals(2_000_002, content.lastAt());
        }
    }

    @Test
    void whatIsMissingIsAGapBeforeTheNextMessage() throws Exception {
        try (RecordingSession session = open()) {
            bus.publish(Facts.received(1, "one"));
            session.end();
        }
        try (var connection = Sqlite.writing(file())) {
            Sqlite.execute(connection, "INSERT INTO gap VALUES (2, 10, 20, 3, 400, 'full', NULL, NULL, NULL)");
        }
        try (SessionReader reader = SessionReader.open(file())) {
            assertEquals(
                    List.of(new SessionReader.PlacedGap(
                            2, OptionalLong.empty(), new Gap(10, 20, 3, 400, StoredText.of("full")))),
                    reader.gaps());
        }
    }

    @Test
    void whatNoRecorderWroteIsASentence() throws Exception {
        try (RecordingSession session = open()) {
            bus.publish(Facts.received(1, "one"));
            session.end();
        }
        try (var connection = Sqlite.writing(file())) {
            Sqlite.execute(connection, "UPDATE message SET pieces = '[x,y]'");
        }
        try (SessionReader reader = SessionReader.open(file())) {
            SessionException failure = assertThrows(SessionException.class, () -> reader.messages(Filter.ALL, 0, 1));
            assertTrue(String.valueOf(failure.getMessage()).contains("class.db"), failure.getMessage());
        }
    }
}
