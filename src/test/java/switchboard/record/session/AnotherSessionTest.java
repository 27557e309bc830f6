package switchboard.record.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import switchboard.event.EventBus;
import switchboard.event.Fact;
import switchboard.model.Annotation;
import switchboard.model.Note;
import switchboard.record.Facts;
import switchboard.record.LogRow;
import switchboard.record.LoggedClient;
import switchboard.record.Recorded;
import switchboard.record.SessionLocation;
import switchboard.record.SessionStore;
import switchboard.record.memory.MemorySession;
import switchboard.record.reader.SessionReader;
import switchboard.thread.Await;

/** A second session in one run, recorded and in memory. */
@Timeout(60)
class AnotherSessionTest {
    @TempDir
    Path directory;

    private final EventBus bus = new EventBus();

    @AfterEach
    void end() {
        bus.close();
    }

    private RecordingSession open() throws Exception {
        return RecordingSession.open(new SessionLocation.NewInDirectory(directory), bus);
    }

    /** Publishes a class of two, of which one leaves, and four messages. */
    private void lesson() {
        bus.publish(Facts.opened(1));
        bus.publish(Facts.opened(2));
        bus.publish(new Fact.Named(Facts.id(1), "Ana"));
        for (int i = 0; i < 4; i++) {
            bus.publish(Facts.received(1 + i % 2, "first " + i));
        }
        bus.publish(Facts.closed(2, false));
    }

    private static List<String> texts(SessionStore session) throws Exception {
        return session.log().rows(1, 100).get(20, TimeUnit.SECONDS).stream()
                .map(LogRow::preview)
                .toList();
    }

    @Test
    void eachSessionHasItsFileAndTheNumbersGoOn() throws Exception {
        Path before;
        Path after;
        try (RecordingSession session = open();
                Recorded recorded = new Recorded(bus)) {
            lesson();
            recorded.await(4);
            before = session.file();
            session.beginAnother();
            after = session.file();
            bus.publish(Facts.received(1, "second"));
            Fact.Recorded now = new Fact.Recorded(0, 0, 0);
            while (now.lastMessage() < 5) {
                now = recorded.await(1);
            }
            assertEquals(5, now.first());
            assertEquals(1, now.messages());
            assertEquals(5, now.settled());
            assertEquals(List.of("second"), texts(session));
            assertEquals(
                    List.of("Ana"),
                    session.log().clients().get(20, TimeUnit.SECONDS).stream()
                            .map(LoggedClient::name)
                            .toList());
        }
        assertNotEquals(before, after);
        awaitFiles(Stream.of(before, after).sorted().toList());
        for (Path file : List.of(before, after)) {
            try (SessionReader reader = SessionReader.open(file)) {
                assertEquals(List.of(), reader.gaps());
                assertTrue(reader.content().runs().getFirst().endedAt().isPresent(), "its run has ended");
                assertEquals(file.equals(before) ? 4 : 5, reader.newest());
                assertEquals(file.equals(before) ? 2 : 1, reader.clients().size());
            }
        }
    }

    @Test
    void aSessionToWhichNobodyCameStaysAndLeavesNoFile() throws Exception {
        try (RecordingSession session = open()) {
            Path file = session.file();
            session.beginAnother();
            assertEquals(file, session.file());
        }
        assertEquals(List.of(), Recorded.filesIn(directory));
    }

    @Test
    void aSecondSessionToWhichNobodyComesLeavesOnlyTheFirst() throws Exception {
        Path first;
        try (RecordingSession session = open();
                Recorded recorded = new Recorded(bus)) {
            bus.publish(Facts.opened(1));
            bus.publish(Facts.received(1, "first"));
            bus.publish(Facts.closed(1, false));
            recorded.await(1);
            first = session.file();
            Await.until("its end is recorded", () -> hasLeft(session));
            session.beginAnother();
        }
        awaitFiles(List.of(first));
    }

    /** Waits until only these files are left: the old session's log is merged in the background. */
    private void awaitFiles(List<Path> files) {
        Await.soon("only " + files + " are left", () -> {
            try {
                return Recorded.filesIn(directory).equals(files);
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        });
    }

    private static boolean hasLeft(SessionStore session) {
        return session.log().clients().join().stream()
                .allMatch(client -> client.closedAt().isPresent());
    }

    @Test
    void aNamedFileGetsANumberedNeighbour() throws Exception {
        Path named = directory.resolve("class.db");
        try (RecordingSession session = RecordingSession.open(new SessionLocation.ChosenFile(named), bus);
                Recorded recorded = new Recorded(bus)) {
            bus.publish(Facts.opened(1));
            bus.publish(Facts.received(1, "first"));
            recorded.await(1);
            session.beginAnother();
            assertEquals("class-2.db", session.file().getFileName().toString());
        }
        assertTrue(Files.exists(named));
    }

    @Test
    void inMemoryTheMessagesAndNotesBeforeAreGoneAndNoGapIsToldOfThem() throws Exception {
        try (MemorySession session = MemorySession.open(bus);
                Recorded recorded = new Recorded(bus)) {
            lesson();
            recorded.await(4);
            session.notes()
                    .put(List.of(new Annotation(new Note.Subject.OfClient(Facts.id(1)), new Note(true, "clever"))))
                    .get(20, TimeUnit.SECONDS);
            assertEquals(4, texts(session).size());
            session.beginAnother();
            assertEquals(List.of(), texts(session));
            bus.publish(Facts.received(1, "second"));
            Fact.Recorded now = recorded.await(1);
            while (now.lastMessage() < 5) {
                now = recorded.await(1);
            }
            assertEquals(5, now.first());
            assertEquals(1, now.messages());
            assertEquals(List.of("second"), texts(session));
            LoggedClient client =
                    session.log().clients().get(20, TimeUnit.SECONDS).getFirst();
            assertEquals("Ana", client.name());
            assertEquals(Note.NONE, client.note());
            assertEquals(Optional.empty(), session.log().message(4).get(20, TimeUnit.SECONDS));
            try (SessionReader reader = SessionReader.open(session.file())) {
                assertEquals(List.of(), reader.gaps());
            }
            assertFalse(session.notice().isPresent());
        }
    }
}
