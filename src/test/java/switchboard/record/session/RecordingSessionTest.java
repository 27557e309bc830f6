package switchboard.record.session;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import switchboard.event.EventBus;
import switchboard.event.Fact;
import switchboard.model.ClassCode;
import switchboard.model.CloseReason;
import switchboard.model.Counts;
import switchboard.model.ListenerInfo;
import switchboard.model.ListenerSettings;
import switchboard.record.Facts;
import switchboard.record.LogRow;
import switchboard.record.LoggedClient;
import switchboard.record.LoggedMessage;
import switchboard.record.Recorded;
import switchboard.record.SessionException;
import switchboard.record.SessionLocation;
import switchboard.record.file.Sqlite;
import switchboard.text.CodedText;
import switchboard.text.RepairText;
import switchboard.text.ServerText;
import switchboard.text.StoredText;
import switchboard.text.WireText;
import switchboard.thread.Await;
import switchboard.wire.Cause;
import switchboard.wire.Certainty;
import switchboard.wire.Direction;
import switchboard.wire.Finding;
import switchboard.wire.Findings;
import switchboard.wire.FrameStatus;
import switchboard.wire.Message;
import switchboard.wire.ReadTrace;
import switchboard.wire.ReplyFormat;
import switchboard.wire.Severity;
import switchboard.wire.framing.Framings;

@Timeout(60)
class RecordingSessionTest {
    @TempDir
    Path directory;

    private final EventBus bus = new EventBus();

    @AfterEach
    void nothingIsLeftBehind() {
        bus.close();
        assertFalse(Recorded.threads().contains("switchboard-recorder"), "the recorder's thread goes on");
        Await.soon("the log's thread ends", () -> !Recorded.threads().contains("switchboard-log"));
    }

    private Path file() {
        return directory.resolve("class.db");
    }

    private RecordingSession open() throws SessionException {
        return RecordingSession.open(new SessionLocation.ChosenFile(file()), bus);
    }

    @Test
    void aSessionInTheUsualPlaceToWhichNobodyCameLeavesNothingBehind() throws Exception {
        Path place = directory.resolve("sessions");
        RecordingSession.open(new SessionLocation.NewInDirectory(place), bus).close();
        assertEquals(List.of(), names(place));
        try (RecordingSession visited = RecordingSession.open(new SessionLocation.NewInDirectory(place), bus)) {
            bus.publish(Facts.opened(1));
        }
        assertEquals(1, names(place).size());
        open().close();
        assertTrue(Files.exists(file()), "a file that somebody named is kept");
    }

    @ParameterizedTest
    @ValueSource(strings = {"header64", "scpi", "u32le,counts=itself", "begin=\\x02,end=#|\\x03,keep=end"})
    void theFramingOfAListenerIsReadBackAsItWas(String framing) throws Exception {
        ListenerSettings settings = new ListenerSettings(
                new ListenerSettings.Where.Tcp("127.0.0.1", 5050),
                Framings.parse(framing),
                ReplyFormat.FRAMED,
                false,
                "",
                new ListenerSettings.AutoReply.Off(),
                ClassCode.NONE);
        try (RecordingSession session = open();
                Recorded recorded = new Recorded(bus)) {
            bus.publish(new Fact.Listening(
                    new ListenerInfo(1, "tcp", "127.0.0.1:5050", 5050, List.of(), settings, "", "")));
            bus.publish(Facts.opened(1));
            bus.publish(Facts.received(1, "Hello Server!"));
            recorded.await(1);
            LoggedClient client = session.log().clients().get().getFirst();
            assertEquals(
                    Framings.parse(framing), client.listener().orElseThrow().framing());
        }
        try (Connection connection = Sqlite.reading(file())) {
            assertEquals(
                    framing.contains("=") ? "described " + framing : framing + " -",
                    Sqlite.text(
                            connection, "SELECT framing || ' ' || coalesce(framing_description, '-') FROM listener"));
        }
    }

    private static List<String> names(Path place) throws IOException {
        try (Stream<Path> files = Files.list(place)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }

    @Test
    void whatIsPublishedIsReadBackInOrderWithNumbersFromOne() throws Exception {
        try (RecordingSession session = open();
                Recorded recorded = new Recorded(bus)) {
            bus.publish(Facts.opened(1));
            bus.publish(Facts.received(1, "Hello Server!"));
            bus.publish(new Fact.Named(Facts.id(1), "Ana"));
            bus.publish(Facts.sent(1, "Hi, Ana!", OptionalLong.of(5)));
            recorded.await(2);

            List<LogRow> rows = session.log().rows(1, 100).get();
            assertEquals(2, rows.size());
            LogRow first = rows.getFirst();
            assertEquals(1, first.number());
            assertEquals(2_000_001, first.at());
            assertEquals(Facts.id(1), first.client());
            assertEquals("Ana", first.clientName());
            assertEquals(Direction.IN, first.direction());
            assertEquals(13, first.bodyLength());
            assertEquals("Hello Server!", first.preview());
            assertEquals(Optional.empty(), first.finding());
            assertEquals(Severity.NOTE, first.severity());
            assertEquals(2, rows.get(1).number());
            assertEquals(Direction.OUT, rows.get(1).direction());

            LoggedMessage reply = session.log().message(2).get().orElseThrow();
            assertEquals(OptionalLong.of(5), reply.request());
            assertEquals("127.0.0.1:50001", reply.peer());
            assertEquals("Ana", reply.clientName());
            assertEquals(Optional.empty(), session.log().message(3).get());
            assertEquals(2L, session.log().newest().get());
        }
    }

    @Test
    void everyMessageComesBackByteForByteWithReadsAndFindings() throws Exception {
        byte[] all = new byte[256];
        for (int value = 0; value < all.length; value++) {
            all[value] = (byte) value;
        }
        byte[] large = new byte[3 << 20];
        new Random(1).nextBytes(large);
        Finding problem =
                Findings.saying(Cause.NO_HEADER, Certainty.CERTAIN, "Text \u0000 where \u202e a header…", "send it");
        Finding note = Findings.saying(Cause.NOT_UTF8, Certainty.POSSIBLE, "not UTF-8", "");
        byte[] tolerated = Facts.utf8("  005" + " ".repeat(59) + "hello");
        byte[] falseLength = Facts.utf8("7" + " ".repeat(63) + "hello");
        List<Message> messages = List.of(
                Facts.in(new byte[0]),
                Facts.in(all),
                Facts.in(Facts.utf8("žluťoučký kůň 🧦 \u0000 end")),
                Facts.in(new byte[] {(byte) 0xC0, (byte) 0xAF, (byte) 0xED, (byte) 0xA0, (byte) 0x80, (byte) 0xFF}),
                Facts.in(large),
                Facts.unframed(Facts.utf8("alice"), problem, note),
                Facts.unframed(new byte[0]),
                new Message(FrameStatus.FRAMED, tolerated, 64, 5, ReadTrace.single(2, 69), List.of(note)),
                new Message(FrameStatus.FRAMED, falseLength, 64, 5, ReadTrace.NONE, List.of()),
                new Message(FrameStatus.PARTIAL, Facts.utf8("12   "), 5, 0, ReadTrace.single(9, 5), List.of()),
                new Message(FrameStatus.PARTIAL, Facts.utf8("0"), 1, 0, ReadTrace.single(9, 1), List.of()),
                new Message(
                        FrameStatus.FRAMED,
                        Facts.utf8("line\r\n"),
                        0,
                        4,
                        ReadTrace.of(3, new int[] {1, 2, 3}, new int[] {0, 1_000_000, Integer.MAX_VALUE}),
                        List.of()),
                new Message(FrameStatus.FRAMED, new byte[] {0, 1, 'x'}, 2, 1, ReadTrace.single(4, 3), List.of()),
                new Message(FrameStatus.FRAMED, Facts.utf8("0001x"), 4, 1, ReadTrace.single(4, 5), List.of()),
                new Message(FrameStatus.FRAMED, Facts.utf8("5"), 1, 0, ReadTrace.single(4, 1), List.of()),
                Framings.parse("lines").frame(Facts.utf8("out")));
        try (RecordingSession session = open();
                Recorded recorded = new Recorded(bus)) {
            for (Message message : messages) {
                bus.publish(Facts.received(1, message));
            }
            recorded.await(messages.size());
            for (int index = 0; index < messages.size(); index++) {
                Message sent = messages.get(index);
                Message read =
                        session.log().message(index + 1L).get().orElseThrow().message();
                assertArrayEquals(sent.bytes(), read.bytes(), "bytes of " + index);
                assertEquals(sent.shape(), read.shape());
                assertEquals(sent.headerLength(), read.headerLength(), "header of " + index);
                assertEquals(sent.bodyLength(), read.bodyLength(), "body of " + index);
                assertEquals(sent.reads(), read.reads(), "reads of " + index);
                assertEquals(sent.findings(), read.findings(), "findings of " + index);
            }
            LogRow row = session.log().rows(6, 1).get().getFirst();
            assertEquals(Optional.of(problem.text()), row.finding());
            assertEquals(Severity.PROBLEM, row.severity());
            assertEquals(
                    Severity.NOTE, session.log().rows(8, 1).get().getFirst().severity());
        }
        assertEquals(List.of(file()), Recorded.filesIn(directory));
    }

    @Test
    void aFindingIsKeptAsCodeAndArgumentsAndForOthersAsASentence() throws Exception {
        CodedText text = WireText.WRONG_CODE.with(ServerText.CODE_WRONG.with(2));
        CodedText newer = new StoredText("server.left.by-rule", "[true]", "A rule ended it.").with();
        try (RecordingSession session = open();
                Recorded recorded = new Recorded(bus)) {
            bus.publish(Facts.received(
                    1,
                    Facts.unframed(
                            Facts.utf8("********"),
                            new Finding(Cause.WRONG_CODE, Certainty.CERTAIN, text, Optional.empty()),
                            new Finding(Cause.UNKNOWN, Certainty.CERTAIN, newer, Optional.empty()))));
            recorded.await(1);
            List<Finding> read =
                    session.log().message(1).get().orElseThrow().message().findings();
            assertEquals(text, read.getFirst().text());
            assertEquals(
                    Optional.of(RepairText.WRONG_CODE.with()), read.getFirst().repair());
            assertEquals(newer, read.get(1).text());
            assertEquals(
                    Optional.of(text), session.log().rows(1, 1).get().getFirst().finding());
        }
        try (Connection connection = Sqlite.reading(file())) {
            assertEquals(
                    "wire.wrong-code|[{\"code\":\"server.code.wrong\",\"args\":[2]}]|This is not the class code, and"
                            + " what was sent is not kept. Attempts left: 2.",
                    Sqlite.text(
                            connection,
                            "SELECT code || '|' || arguments || '|' || sentence FROM finding WHERE place = 0"));
            assertEquals(
                    "server.left.by-rule|[true]|A rule ended it.",
                    Sqlite.text(
                            connection,
                            "SELECT code || '|' || arguments || '|' || sentence FROM finding WHERE place = 1"));
        }
    }

    @Test
    void howAClientLeftIsKeptAsCodeAndArgumentsAndForOthersAsASentence() throws Exception {
        CodedText left = ServerText.LEFT_SLOW.with(30);
        CodedText answered = ServerText.ANSWER_GIVEN.with();
        try (RecordingSession session = open();
                Recorded recorded = new Recorded(bus)) {
            bus.publish(Facts.opened(1));
            bus.publish(new Fact.Closed(Facts.id(1), 9, CloseReason.SLOW_CONSUMER, left, false, Counts.ZERO));
            bus.publish(Facts.opened(2));
            bus.publish(Facts.closed(2, true));
            bus.publish(new Fact.AnswerEnded(Facts.id(2), 10, answered));
            bus.publish(Facts.received(2, "last"));
            recorded.await(1);
            List<LoggedClient> clients = session.log().clients().get();
            assertEquals(Optional.of(left), clients.getFirst().farewell());
            assertEquals(Optional.of(answered), clients.get(1).farewell());
        }
        try (Connection connection = Sqlite.reading(file())) {
            assertEquals(
                    "server.left.slow|[30]|It did not read what was sent to it, or too slowly: for 30 s the next "
                            + "part, 64 KiB at most, found no room.",
                    Sqlite.text(
                            connection,
                            "SELECT farewell_code || '|' || farewell_arguments || '|' || farewell FROM client WHERE id"
                                    + " = 1"));
        }
    }

    @Test
    void theViewsOfTheFileSayTheSameToAnySqliteTool() throws Exception {
        try (RecordingSession session = open();
                Recorded recorded = new Recorded(bus)) {
            bus.publish(Facts.opened(1));
            bus.publish(Facts.received(1, "with \u0000 inside"));
            bus.publish(Facts.received(
                    1,
                    new Message(FrameStatus.FRAMED, Facts.utf8("line\r\n"), 0, 4, ReadTrace.single(1, 6), List.of())));
            recorded.await(2);
            session.end();
        }
        try (var connection = Sqlite.reading(file());
                var statement = connection.createStatement()) {
            try (var row = statement.executeQuery("SELECT bytes FROM wire ORDER BY number")) {
                assertTrue(row.next());
                assertArrayEquals(
                        Framings.HEADER64
                                .frame(Facts.utf8("with \u0000 inside"))
                                .bytes(),
                        row.getBytes(1));
                assertTrue(row.next());
                assertArrayEquals(Facts.utf8("line\r\n"), row.getBytes(1));
            }
            assertEquals("1970-01-01T00:00:02.000001Z", Sqlite.text(connection, "SELECT at FROM log"));
            assertEquals("line", Sqlite.text(connection, "SELECT text FROM log WHERE number = 2"));
        }
    }

    @Test
    void anExistingSessionIsContinuedInNumbersAndClients() throws Exception {
        try (RecordingSession session = open();
                Recorded recorded = new Recorded(bus)) {
            assertEquals(0, session.lastClient());
            assertEquals(0, session.lastMessage());
            bus.publish(Facts.opened(1));
            bus.publish(Facts.opened(41));
            bus.publish(Facts.received(41, "one"));
            recorded.await(1);
        }
        try (Recorded recorded = new Recorded(bus);
                RecordingSession session = open()) {
            assertEquals(1, recorded.await(1).lastMessage(), "known before anything new comes");
            assertEquals(41, session.lastClient());
            assertEquals(1, session.lastMessage());
            bus.publish(Facts.opened(42));
            bus.publish(Facts.received(42, "two"));
            Fact.Recorded state = recorded.await(2);
            assertEquals(2, state.messages());
            assertEquals(2 * (64 + 3), state.bytes());
            List<LogRow> rows = session.log().rows(1, 10).get();
            assertEquals(
                    List.of("one", "two"), rows.stream().map(LogRow::preview).toList());
        }
        try (var connection = Sqlite.reading(file())) {
            assertEquals(2, Sqlite.number(connection, "SELECT count(*) FROM run WHERE ended_at IS NOT NULL"));
            assertEquals(2, Sqlite.number(connection, "SELECT run FROM client WHERE id = 42"));
        }
    }

    @Test
    void aTemporarySessionLeavesNothing() throws Exception {
        Path file;
        try (RecordingSession session = RecordingSession.open(new SessionLocation.Temporary(), bus);
                Recorded recorded = new Recorded(bus)) {
            file = session.file();
            assertTrue(session.isTemporary());
            bus.publish(Facts.received(1, "gone soon"));
            recorded.await(1);
            assertEquals(1L, session.log().newest().get());
        }
        assertFalse(Files.exists(file.getParent()));
    }

    @Test
    void everythingPublishedBeforeTheEndIsInTheFile() throws Exception {
        RecordingSession session = open();
        for (int count = 0; count < 5_000; count++) {
            bus.publish(Facts.received(1, "message " + count));
        }
        assertEquals(Optional.empty(), session.end());
        assertEquals(Optional.empty(), session.end(), "ending twice changes nothing");
        try (var connection = Sqlite.reading(file())) {
            assertEquals(5_000, Sqlite.number(connection, "SELECT count(*) FROM message"));
        }
        assertEquals(List.of(file()), Recorded.filesIn(directory));
    }

    @Test
    void callsAfterTheEndAreAnsweredByASentence() throws Exception {
        RecordingSession session = open();
        session.close();
        var answer = session.log().newest();
        assertTrue(answer.isCompletedExceptionally());
        Throwable why = answer.handle((value, failure) -> failure).get(5, TimeUnit.SECONDS);
        assertTrue(why.getMessage().contains("answers no more questions"), why.getMessage());
    }
}
