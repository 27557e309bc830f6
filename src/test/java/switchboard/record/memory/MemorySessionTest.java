package switchboard.record.memory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import switchboard.event.ElapsedTime;
import switchboard.event.EventBus;
import switchboard.event.Fact;
import switchboard.event.LosslessSubscription;
import switchboard.filter.ClientCondition;
import switchboard.filter.ClientNameCondition;
import switchboard.filter.Comparison;
import switchboard.filter.DirectionCondition;
import switchboard.filter.Filter;
import switchboard.filter.MarkCondition;
import switchboard.filter.NoteCondition;
import switchboard.filter.NumberCondition;
import switchboard.filter.ProblemCondition;
import switchboard.filter.SizeCondition;
import switchboard.filter.TextCondition;
import switchboard.filter.TimeCondition;
import switchboard.model.Annotation;
import switchboard.model.Note;
import switchboard.record.Facts;
import switchboard.record.LogRow;
import switchboard.record.LoggedClient;
import switchboard.record.LoggedMessage;
import switchboard.record.MessagePage;
import switchboard.record.Recorded;
import switchboard.record.SessionException;
import switchboard.record.reader.SessionReader;
import switchboard.text.StoredText;
import switchboard.wire.Cause;
import switchboard.wire.Certainty;
import switchboard.wire.Direction;
import switchboard.wire.Findings;
import switchboard.wire.FrameStatus;
import switchboard.wire.Message;
import switchboard.wire.ReadTrace;

@Timeout(20)
class MemorySessionTest {
    @TempDir
    Path directory;

    private final EventBus bus = new EventBus();
    private MemorySession session = session(1_000, 1 << 20);

    private MemorySession session(long messages, long bytes) {
        return MemorySession.open(bus, Clock.systemUTC(), messages, bytes);
    }

    private void startAnew(long messages, long bytes) {
        session.close();
        session = session(messages, bytes);
    }

    @AfterEach
    void end() {
        session.close();
        bus.close();
    }

    private List<String> texts(long first, int count) throws Exception {
        return session.log().rows(first, count).get().stream()
                .map(LogRow::preview)
                .toList();
    }

    private void say(int from, int to) {
        for (int number = from; number <= to; number++) {
            bus.publish(Facts.received(1, "message " + number));
        }
    }

    /** Returns a message with every property that a usual one does not have. */
    private static Message odd() {
        byte[] bytes = Facts.utf8("alice\r\n");
        return new Message(
                FrameStatus.PARTIAL,
                bytes,
                0,
                5,
                ReadTrace.of(3, new int[] {2, 5}, new int[] {0, 900}),
                List.of(Findings.saying(Cause.NO_HEADER, Certainty.LIKELY, "It has no header.", "Send one.")));
    }

    @Test
    void everyMessageComesBackAsItWasSaid() throws Exception {
        Message usual = Facts.in(Facts.utf8("Grüße"));
        Message large = Facts.in(new byte[100_000]);
        Message empty = Facts.in(new byte[0]);
        bus.publish(Facts.opened(1));
        bus.publish(new Fact.Named(Facts.id(1), "Ana"));
        for (Message message : List.of(usual, odd(), large, empty)) {
            bus.publish(Facts.received(1, message));
        }
        bus.publish(Facts.sent(1, "by rule", OptionalLong.empty()));
        bus.publish(Facts.sent(1, "by hand", OptionalLong.of(7)));
        List<Message> said = new ArrayList<>();
        for (long number = 1; number <= 6; number++) {
            LoggedMessage logged = session.log().message(number).get().orElseThrow();
            assertEquals(number, logged.number());
            assertEquals("Ana", logged.clientName());
            assertEquals("127.0.0.1:50001", logged.peer());
            assertEquals(number <= 4 ? Direction.IN : Direction.OUT, logged.direction());
            assertEquals(number <= 4 ? 2_000_001 : 3_000_000, logged.at());
            assertEquals(number == 6 ? OptionalLong.of(7) : OptionalLong.empty(), logged.request());
            said.add(logged.message());
        }
        for (int i = 0; i < 4; i++) {
            Message expected = List.of(usual, odd(), large, empty).get(i);
            assertTrue(Arrays.equals(expected.bytes(), said.get(i).bytes()));
            assertEquals(expected.shape(), said.get(i).shape());
            assertEquals(expected.headerLength(), said.get(i).headerLength());
            assertEquals(expected.bodyLength(), said.get(i).bodyLength());
            assertEquals(expected.reads(), said.get(i).reads());
            assertEquals(expected.findings(), said.get(i).findings());
        }
        assertEquals("by rule", said.get(4).text());
        assertEquals(ReadTrace.NONE, said.get(4).reads());
        assertEquals(Optional.empty(), session.log().message(7).get());
        assertEquals(List.of("Grüße", "alice"), texts(1, 2));
        assertEquals(
                Optional.of(StoredText.of("It has no header.")),
                session.log().rows(2, 1).get().getFirst().finding());
    }

    @Test
    void onlyTheNewestAreKeptAndTheirNumbersGoOn() throws Exception {
        startAnew(1_500, 1 << 20);
        say(1, 5_000);
        assertEquals(5_000, session.log().newest().get());
        List<LogRow> rows = session.log().rows(5_000 - 999, 1_000).get();
        assertEquals(4_001, rows.getFirst().number());
        assertEquals("message 4001", rows.getFirst().preview());
        assertEquals("message 5000", rows.getLast().preview());
        assertEquals(List.of(), session.log().rows(1, 1_000).get());
        assertEquals(Optional.empty(), session.log().message(1).get());
        assertEquals(
                List.of("message 5000", "message 4999"),
                session.log().rows(new long[] {5_000, 1, 4_999}).get().stream()
                        .map(LogRow::preview)
                        .toList());
    }

    @Test
    void largeMessagesAreBoundedByTheirBytes() throws Exception {
        startAnew(1_000, 10 << 20);
        Message large = Facts.in(new byte[1 << 20]);
        for (int i = 0; i < 100; i++) {
            bus.publish(Facts.received(1, large));
        }
        int kept = session.log().rows(1, 1_000).get().size();
        assertTrue(kept >= 5 && kept <= 10, kept + " of 1 MiB in 10 MiB");
        Message huge = Facts.in(new byte[15 << 20]);
        bus.publish(Facts.received(1, huge));
        assertEquals(1, session.log().rows(1, 1_000).get().size(), "one is kept however large it is");
    }

    @Test
    void howFarItHasComeIsTold() throws Exception {
        LosslessSubscription news = bus.subscribe("test", 1_000, 1 << 20, fact -> fact instanceof Fact.Recorded);
        startAnew(500, 1 << 20);
        say(1, 3_000);
        Fact.Recorded last = new Fact.Recorded(0, 0, 0);
        while (last.lastMessage() < 3_000) {
            List<Fact> told = new ArrayList<>();
            news.take(told, 1, TimeUnit.SECONDS.toNanos(10));
            last = (Fact.Recorded) told.getFirst();
        }
        assertEquals(3_000, last.settled());
        assertTrue(last.upTo() > 0 && last.upTo() <= ElapsedTime.micros(), last.toString());
        assertEquals(0, last.missing());
        assertEquals(3_000 - last.oldest() + 1, last.messages());
        assertTrue(last.messages() <= 500 && last.messages() > 0, last.toString());
        assertEquals(last.messages() * (64 + "message 3000".length()), last.bytes());
    }

    @Test
    void nobodyWaitsForIt() {
        startAnew(100, 1 << 16);
        // The log's thread gets no requests, and the thread that publishes the progress sleeps: 100,000 facts are
        // stored all the same.
        say(1, 100_000);
        assertEquals(100_000, session.log().newest().join());
    }

    @Test
    void filtersFindWhatIsInMemory() throws Exception {
        bus.publish(Facts.opened(1));
        bus.publish(Facts.opened(2));
        bus.publish(new Fact.Named(Facts.id(2), "Ben"));
        bus.publish(Facts.received(1, "Hello"));
        bus.publish(Facts.received(2, "bye"));
        bus.publish(Facts.received(1, odd()));
        bus.publish(Facts.sent(1, "hello you", OptionalLong.empty()));
        session.notes()
                .put(List.of(new Annotation(new Note.Subject.OfMessage(2), new Note(true, "look here"))))
                .join();
        assertEquals(List.of(1L, 4L), found(new TextCondition("hello")));
        assertEquals(List.of(2L), found(new TextCondition("look")));
        assertEquals(List.of(3L), found(new TextCondition("no header")));
        assertEquals(List.of(2L), found(new ClientNameCondition("ben")));
        assertEquals(List.of(2L), found(new MarkCondition()));
        assertEquals(List.of(2L), found(new NoteCondition("here")));
        assertEquals(List.of(3L), found(new ProblemCondition("")));
        assertEquals(List.of(3L), found(new ProblemCondition("no-header")));
        assertEquals(List.of(), found(new ProblemCondition("truncated")));
        assertEquals(List.of(4L), found(new DirectionCondition(Direction.OUT)));
        assertEquals(List.of(2L), found(new SizeCondition(Comparison.AT_MOST, 3)));
        assertEquals(List.of(1L, 3L, 4L), found(Filter.not(new ClientCondition(Set.of(Facts.id(2))))));
        assertEquals(List.of(3L, 4L), found(new NumberCondition(Comparison.AT_LEAST, 3)));
        assertEquals(List.of(2L, 4L), found(new TimeCondition(Comparison.AT_LEAST, 2_000_002)));
        assertEquals(2, session.log().firstAt(2_000_002).get());
        assertEquals(0, session.log().firstAt(9_000_000).get());
    }

    private List<Long> found(Filter filter) throws Exception {
        long[] numbers = session.log().allMatches(filter, 0, 4).get();
        return Arrays.stream(numbers).boxed().toList();
    }

    @Test
    void aNoteIsToldOnceItIsKeptAndGoesWithItsMessage() throws Exception {
        LosslessSubscription news = bus.subscribe("test", 1_000, 1 << 20, fact -> fact instanceof Fact.NoteKept);
        startAnew(500, 1 << 20);
        say(1, 1);
        Note.Subject subject = new Note.Subject.OfMessage(1);
        Note note = new Note(false, "homework");
        session.notes().put(List.of(new Annotation(subject, note))).join();
        List<Fact> told = new ArrayList<>();
        news.take(told, 1, TimeUnit.SECONDS.toNanos(10));
        assertEquals(List.of(new Fact.NoteKept(subject, note)), told);
        assertEquals(note, session.log().rows(1, 1).get().getFirst().note());
        assertEquals(note, session.log().message(1).get().orElseThrow().note());
        session.notes().put(List.of(new Annotation(subject, Note.NONE))).join();
        assertEquals(Note.NONE, session.log().rows(1, 1).get().getFirst().note());
    }

    @Test
    void clientsAreThoseThatCame() throws Exception {
        bus.publish(Facts.opened(1));
        bus.publish(Facts.opened(2));
        bus.publish(Facts.closed(1, false));
        List<LoggedClient> clients = session.log().clients().get();
        assertEquals(
                List.of(1L, 2L), clients.stream().map(one -> one.id().number()).toList());
        assertEquals(OptionalLong.of(9_000_000), clients.getFirst().closedAt());
        assertEquals(Optional.of(StoredText.of("left")), clients.getFirst().farewell());
        assertEquals(OptionalLong.empty(), clients.getLast().closedAt());
        assertEquals("127.0.0.1:50002", clients.getLast().peer());
    }

    @Test
    void whatIsInMemoryCanBeSavedAsASessionThatSaysWhatIsMissing() throws Exception {
        startAnew(1_000, 1 << 20);
        bus.publish(Facts.opened(1));
        bus.publish(new Fact.Named(Facts.id(1), "Ana"));
        say(1, 3_000);
        bus.publish(Facts.received(1, odd()));
        session.notes()
                .put(List.of(new Annotation(new Note.Subject.OfMessage(3_001), new Note(true, "here"))))
                .join();
        Path file = directory.resolve("saved.db");
        session.saveTo(file);
        long oldest = session.log().rows(2_002, 1_000).get().getFirst().number();
        assertTrue(oldest > 2_001 && oldest < 3_000, "oldest " + oldest);
        try (SessionReader reader = SessionReader.open(file)) {
            assertEquals(3_001, reader.newest());
            List<LoggedMessage> all = new ArrayList<>();
            for (long after = 0; after < 3_001; ) {
                MessagePage page = reader.messages(Filter.ALL, after, 3_001);
                all.addAll(page.messages());
                after = page.lookedUpTo();
            }
            assertEquals(oldest, all.getFirst().number());
            assertEquals("message " + oldest, all.getFirst().message().text());
            assertEquals("Ana", all.getFirst().clientName());
            assertEquals(odd().findings(), all.getLast().message().findings());
            assertEquals(odd().reads(), all.getLast().message().reads());
            assertEquals(new Note(true, "here"), all.getLast().note());
            SessionReader.PlacedGap gap = reader.gaps().getFirst();
            assertEquals(oldest, gap.before());
            assertEquals(oldest - 1, gap.gap().messages());
            assertEquals(1, reader.content().runs().size());
            assertTrue(reader.content().runs().getFirst().endedAt().isPresent());
        }
        assertEquals(List.of(file), Recorded.filesIn(directory));
        SessionException refused = assertThrows(SessionException.class, () -> session.saveTo(file));
        assertTrue(refused.getMessage().contains("exists already"), refused.getMessage());
    }

    @Test
    void aFileIsMadeOnlyWhenSomebodyAsksAndIsGoneAtTheEnd() throws Exception {
        say(1, 10);
        Path file = session.file();
        assertTrue(Files.exists(file));
        assertEquals(file, session.file(), "nothing changed, so it is the same");
        say(11, 20);
        Path later = session.file();
        try (SessionReader reader = SessionReader.open(later)) {
            assertEquals(20, reader.newest());
        }
        assertTrue(Files.exists(file), "somebody may still be reading it");
        assertEquals(Optional.empty(), session.end());
        assertFalse(Files.exists(file.getParent()));
        assertFalse(Files.exists(later.getParent()));
    }

    @Test
    void questionsAfterTheEndAreAnsweredByASentence() throws Exception {
        session.close();
        Throwable why =
                session.log().newest().handle((value, failure) -> failure).get(5, TimeUnit.SECONDS);
        assertTrue(why.getMessage().contains("answers no more questions"), why.getMessage());
    }

    @Test
    void noNoteIsLostOnTheWayToTheEndAndNoneIsTakenAfterIt() throws Exception {
        Note.Subject subject = new Note.Subject.OfMessage(1);
        List<CompletableFuture<Void>> kept = new ArrayList<>();
        for (int count = 0; count < 100; count++) {
            kept.add(session.notes().put(List.of(new Annotation(subject, new Note(false, "note " + count)))));
        }
        session.close();
        for (CompletableFuture<Void> one : kept) {
            one.get(10, TimeUnit.SECONDS);
        }
        assertEquals(
                "The session has ended and takes no more notes.",
                session.notes()
                        .put(List.of(new Annotation(subject, new Note(true, ""))))
                        .handle((done, failure) -> failure.getMessage())
                        .join());
    }
}
