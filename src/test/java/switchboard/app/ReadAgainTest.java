package switchboard.app;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import switchboard.event.EventBus;
import switchboard.event.Fact;
import switchboard.event.LosslessSubscription;
import switchboard.event.Request;
import switchboard.export.Export;
import switchboard.export.ExportFormat;
import switchboard.export.ExportOutcome;
import switchboard.export.ExportRequest;
import switchboard.export.ExportTarget;
import switchboard.filter.Filter;
import switchboard.filter.ReadAgainCondition;
import switchboard.filter.Readings;
import switchboard.filter.SupersededCondition;
import switchboard.filter.TextCondition;
import switchboard.model.ClassCode;
import switchboard.model.ClientSummary;
import switchboard.model.CloseReason;
import switchboard.model.ConnectionId;
import switchboard.model.ListenerSettings;
import switchboard.model.ListenerSettings.AutoReply;
import switchboard.model.ListenerSettings.Where;
import switchboard.record.LogRow;
import switchboard.record.SessionLocation;
import switchboard.record.SessionLog;
import switchboard.record.SessionStore;
import switchboard.record.memory.MemorySession;
import switchboard.record.session.RecordingSession;
import switchboard.replay.script.RecordedScripts;
import switchboard.server.Server;
import switchboard.server.TestClient;
import switchboard.server.context.ReceivedHistory;
import switchboard.server.context.ServerLimits;
import switchboard.text.ServerText;
import switchboard.thread.Await;
import switchboard.wire.Cause;
import switchboard.wire.Finding;
import switchboard.wire.FrameStatus;
import switchboard.wire.ReplyFormat;
import switchboard.wire.framing.Framing;
import switchboard.wire.framing.Framings;

/** Earlier messages of a client are read again in another framing: a server with a session, over real sockets. */
@Timeout(120)
class ReadAgainTest {
    @TempDir
    Path folder;

    private final EventBus bus = new EventBus();
    private final LosslessSubscription facts = bus.subscribe("test", 1_000_000, 1L << 30, fact -> true);
    private final List<Fact> seen = new ArrayList<>();
    private Optional<SessionStore> opened = Optional.empty();
    private Optional<Server> running = Optional.empty();

    private SessionLog log() {
        return opened.orElseThrow().log();
    }

    private int start(boolean recorded, String framing, String code) throws Exception {
        return start(recorded, framing, code, false, ServerLimits.DEFAULTS);
    }

    private int start(boolean recorded, String framing, String code, boolean strict, ServerLimits limits)
            throws Exception {
        opened = Optional.of(
                recorded
                        ? RecordingSession.open(new SessionLocation.ChosenFile(folder.resolve("s.db")), bus)
                        : MemorySession.open(bus));
        Server server = new Server(bus, limits, 0, () -> {
            throw new IllegalStateException("this test needs no certificate");
        });
        running = Optional.of(server);
        server.readAgainFrom(new SessionHistory(log()));
        server.start();
        return server.listen(new ListenerSettings(
                        new Where.Tcp("127.0.0.1", 0),
                        Framings.parse(framing),
                        ReplyFormat.FRAMED,
                        strict,
                        "",
                        new AutoReply.Off(),
                        new ClassCode(code)))
                .port();
    }

    @AfterEach
    void end() throws Exception {
        running.ifPresent(Server::close);
        if (opened.isPresent()) {
            opened.get().end();
            opened.get().close();
        }
        bus.close();
    }

    private <F extends Fact> F next(Class<F> kind) throws InterruptedException {
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (until - System.nanoTime() > 0) {
            while (!seen.isEmpty()) {
                Fact fact = seen.removeFirst();
                if (kind.isInstance(fact)) {
                    return kind.cast(fact);
                }
            }
            facts.take(seen, 1_000, TimeUnit.MILLISECONDS.toNanos(20));
        }
        throw new AssertionError("no " + kind.getSimpleName());
    }

    private Fact.ReadAs readAs(ConnectionId id, String framing) throws InterruptedException {
        bus.request(new Request.ReadAs(new Request.Target.Only(Set.of(id)), Optional.of(Framings.parse(framing))));
        return next(Fact.ReadAs.class);
    }

    private LogRow row(long number) throws Exception {
        Await.soon(
                "message " + number + " is in the session", () -> log().newest().join() >= number);
        return log().rows(number, 1).get(10, TimeUnit.SECONDS).getFirst();
    }

    private long[] found(Filter filter) throws Exception {
        return log().allMatches(filter, 0, log().newest().get(10, TimeUnit.SECONDS))
                .get(20, TimeUnit.SECONDS);
    }

    private String said(long number) throws Exception {
        return log().message(number)
                .get(10, TimeUnit.SECONDS)
                .orElseThrow()
                .message()
                .text();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void earlierMessagesAreSupersededAndNeverRenumberedOrDeleted(boolean recorded) throws Exception {
        try (TestClient client = new TestClient(start(recorded, "header64", ""))) {
            ConnectionId id = next(Fact.Opened.class).id();
            client.send("one\ntwo\nthree");
            next(Fact.Received.class);
            Fact.ReadAs chosen = readAs(id, "lines");
            assertEquals(List.of(1L), chosen.again().superseded());
            assertEquals(2, chosen.again().messages());
            assertEquals("one", next(Fact.Received.class).message().text());
            assertEquals("two", next(Fact.Received.class).message().text());
            client.send("!\n");
            assertEquals("three!", next(Fact.Received.class).message().text());

            assertEquals("one\ntwo\nthree", row(1).preview());
            assertEquals("three!", row(4).preview());
            assertTrue(row(1).superseded());
            assertFalse(row(2).superseded());
            assertArrayEquals(new long[] {1}, found(new SupersededCondition()));
            assertArrayEquals(new long[] {2, 3}, found(new ReadAgainCondition()));
            assertArrayEquals(new long[] {2, 3, 4}, found(Readings.LAST));
            assertArrayEquals(new long[] {1, 4}, found(Readings.FIRST));
            ClientSummary summary = running.orElseThrow().roster().clients().getFirst();
            assertEquals(3, summary.messagesIn());
            assertEquals(15, summary.bytesIn());
            assertEquals(Optional.empty(), summary.problem());

            // A second reading supersedes the one before, with all its bytes.
            Fact.ReadAs second = readAs(id, "end=t,keep=end");
            assertEquals(List.of(2L, 3L, 4L), second.again().superseded());
            assertEquals("one\nt", next(Fact.Received.class).message().text());
            assertEquals("wo\nt", next(Fact.Received.class).message().text());
            assertEquals("wo\nt", row(6).preview());
            assertArrayEquals(new long[] {1, 2, 3, 4}, found(new SupersededCondition()));
            assertEquals("two", said(3));
        }
    }

    @Test
    void whatIsNotReadAgainIsToldUntilAllIs() throws Exception {
        int port = start(false, "raw", "");
        try (TestClient client = new TestClient(port)) {
            ConnectionId id = next(Fact.Opened.class).id();
            client.send("one\ntwo\n");
            next(Fact.Received.class);
            Server server = running.orElseThrow();
            server.readAgainFrom((who, last, wanted) ->
                    new ReceivedHistory.Found(List.of(), Optional.of(ServerText.AGAIN_LATE.with(who.number()))));
            assertEquals(Fact.Again.NOTHING, readAs(id, "lines").again());
            Fact.Warning told = next(Fact.Warning.class);
            assertEquals(
                    "Earlier messages of #1 keep their first reading: the session log did not answer in time.",
                    told.text().orElseThrow().english());
            server.readAgainFrom(new SessionHistory(log()));
            assertEquals(1, readAs(id, "end=;").again().superseded().size());
            assertEquals(Fact.Warning.over(told.source()), next(Fact.Warning.class));
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aRowThatLaterBytesProveWrongIsSupersededWithoutAClick(boolean recorded) throws Exception {
        try (TestClient client = new TestClient(start(recorded, "header64", ""))) {
            next(Fact.Opened.class);
            // The first length counts its header, so the next header is taken for the end of the first text.
            client.sendFramed("right");
            assertEquals("right", next(Fact.Received.class).message().text());
            client.send("69" + " ".repeat(62) + "hello").send("3" + " ".repeat(63));
            assertEquals(69, next(Fact.Received.class).message().bodyLength());
            client.send("now");
            Fact.ReadAs better = next(Fact.ReadAs.class);
            assertFalse(better.chosen());
            assertEquals(List.of(2L), better.again().superseded());
            assertEquals(1, better.again().messages());
            assertEquals(Framings.HEADER64, better.framing());
            Fact.Received hello = next(Fact.Received.class);
            assertEquals("hello", hello.message().text());
            assertEquals(
                    Cause.LENGTH_TOO_LARGE,
                    hello.message().findings().getFirst().cause());
            assertEquals("now", next(Fact.Received.class).message().text());

            assertEquals("now", row(4).preview());
            assertTrue(row(2).superseded());
            assertFalse(row(1).superseded());
            assertArrayEquals(new long[] {1, 3, 4}, found(Readings.LAST));
            assertEquals(69, said(2).length(), "the first reading can be shown");
            ClientSummary summary = running.orElseThrow().roster().clients().getFirst();
            assertEquals(3, summary.messagesIn());
            assertEquals(5 + 5 + 3 + 3 * 64, summary.bytesIn());
        }
    }

    @Test
    void packetsOfADeviceSupersedeTheLinesThatWereCutInThem() throws Exception {
        byte[] packet = HexFormat.of().parseHex("78780a130403040002000943210d0a");
        try (TestClient client = new TestClient(start(true, "lines", ""))) {
            next(Fact.Opened.class);
            client.socket.getOutputStream().write(packet, 0, 5);
            assertEquals("xx", next(Fact.Received.class).message().text());
            client.socket.getOutputStream().write(packet, 5, packet.length - 5);
            assertEquals(List.of(1L), next(Fact.ReadAs.class).again().superseded());
            Fact.Received whole = next(Fact.Received.class);
            assertArrayEquals(packet, whole.message().bytes());
            assertEquals(
                    Cause.OTHER_PROGRAM, whole.message().findings().getFirst().cause());
            assertFalse(row(2).superseded());
            assertTrue(row(1).superseded());
        }
    }

    static Stream<String> presets() {
        return Framings.names().stream().filter(name -> !name.equals("raw"));
    }

    @ParameterizedTest
    @MethodSource("presets")
    void whatCameInAnyPiecesIsReadAgainInEachPreset(String preset) throws Exception {
        Framing framing = Framings.parse(preset);
        List<String> texts = List.of("Hello 🧦", "x", "a longer one that goes on");
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (String text : texts) {
            all.write(framing.frame(text.getBytes(StandardCharsets.UTF_8)).bytes());
        }
        byte[] bytes = all.toByteArray();
        Random random = new Random(preset.hashCode());
        try (TestClient client = new TestClient(start(false, preset.equals("header64") ? "lines" : "header64", ""))) {
            ConnectionId id = next(Fact.Opened.class).id();
            for (int at = 0; at < bytes.length; ) {
                int to = Math.min(bytes.length, at + 1 + random.nextInt(20));
                client.socket.getOutputStream().write(Arrays.copyOfRange(bytes, at, to));
                at = to;
                int sent = to;
                Await.soon("the server has read them", () -> came() == sent);
            }
            readAs(id, preset);
            for (String text : texts) {
                Fact.Received received = next(Fact.Received.class);
                assertEquals(
                        text,
                        new String(framing.content(received.message()), StandardCharsets.UTF_8),
                        received.toString());
                assertEquals(List.of(), received.message().findings());
            }
        }
    }

    /** The time for a header is 0.4 s. */
    private static ServerLimits shortDeadlines() {
        Duration time = Duration.ofMillis(400);
        return ServerLimits.DEFAULTS.with(new ServerLimits.Inbound(1 << 20, time, time, 1 << 10, 1 << 26));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aMessageThatTheOtherFramingLeavesOpenHasADeadlineThoughNothingMoreComes(boolean strict) throws Exception {
        try (TestClient client = new TestClient(start(false, "raw", "", strict, shortDeadlines()))) {
            ConnectionId id = next(Fact.Opened.class).id();
            client.send("\u0002fourteen bytes");
            next(Fact.Received.class);
            Fact.ReadAs chosen = readAs(id, "stx-etx");
            assertEquals(List.of(1L), chosen.again().superseded());
            assertEquals(0, chosen.again().messages());
            Fact.Received late = next(Fact.Received.class);
            assertEquals("\u0002fourteen bytes", late.message().text());
            assertEquals(FrameStatus.PARTIAL, late.message().shape());
            assertTrue(late.at() <= chosen.at(), "the row has the time when its bytes came");
            if (strict) {
                assertEquals(CloseReason.TIMEOUT, next(Fact.Closed.class).reason());
                assertTrue(client.readAll().contains("ETX"), "the reason can be read");
            } else {
                client.send("\u0002next\u0003");
                assertEquals("next", next(Fact.Received.class).message().text());
            }
        }
    }

    @Test
    void aLineThatTheOtherFramingLeavesOpenIsShownAfterItsSilence() throws Exception {
        try (TestClient client = new TestClient(start(false, "raw", ""))) {
            ConnectionId id = next(Fact.Opened.class).id();
            client.send("fourteen bytes");
            next(Fact.Received.class);
            Fact.ReadAs chosen = readAs(id, "lines");
            assertEquals(0, chosen.again().messages());
            Fact.Received shown = next(Fact.Received.class);
            assertEquals("fourteen bytes", shown.message().text());
            assertEquals(Cause.LINE_OPEN, shown.message().findings().getFirst().cause());
            assertTrue(shown.at() <= chosen.at(), "the row has the time when its bytes came");
        }
    }

    /** Returns the bytes that the client's row counts, whether their message is complete or not. */
    private long came() {
        return running.orElseThrow().roster().clients().stream()
                .mapToLong(client -> client.bytesIn() + client.frameOpen())
                .sum();
    }

    @Test
    void whatATerminalNegotiatesIsNotReadAgain() throws Exception {
        try (TestClient client = new TestClient(start(true, "lines", ""))) {
            ConnectionId id = next(Fact.Opened.class).id();
            byte[] willNaws = {(byte) 0xff, (byte) 0xfb, 0x1f, (byte) 0xff, (byte) 0xfb, 0x20};
            client.socket.getOutputStream().write(willNaws);
            client.send("one;two;\n");
            assertEquals(
                    List.of(Cause.TELNET),
                    next(Fact.Received.class).message().findings().stream()
                            .map(Finding::cause)
                            .toList());
            next(Fact.Received.class);
            Fact.ReadAs chosen = readAs(id, "end=;");
            assertEquals(List.of(2L), chosen.again().superseded());
            assertEquals("one", next(Fact.Received.class).message().text());
            assertEquals("two", next(Fact.Received.class).message().text());
        }
    }

    @Test
    void whatIsBeforeTheClassCodeIsNotReadAgainAndTheCodeStaysHidden() throws Exception {
        try (TestClient client = new TestClient(start(true, "header64", "apple"))) {
            ConnectionId id = next(Fact.Opened.class).id();
            client.sendFramed("apple");
            next(Fact.Received.class);
            client.send("a\nb\n");
            next(Fact.Received.class);
            Fact.ReadAs chosen = readAs(id, "lines");
            assertEquals(List.of(3L), chosen.again().superseded(), "the second message is the server's answer");
            assertEquals("a", next(Fact.Received.class).message().text());
            assertEquals("b", next(Fact.Received.class).message().text());
            assertFalse(row(1).superseded());
            assertEquals("********", row(1).preview());
        }
    }

    @Test
    void exportsHaveTheLastReadingAndReplayAndPacketsTheFirst() throws Exception {
        try (TestClient client = new TestClient(start(true, "header64", ""))) {
            ConnectionId id = next(Fact.Opened.class).id();
            client.send("one\ntwo\n");
            next(Fact.Received.class);
            readAs(id, "lines");
            row(3);
            client.send("three\n");
            row(4);
            assertEquals(List.of(3L, 1L), written(ExportFormat.TXT, Filter.ALL));
            assertEquals(List.of(2L, 2L), written(ExportFormat.PCAPNG, Filter.ALL));
            assertEquals(List.of(2L, 1L), written(ExportFormat.CSV, new TextCondition("o")), "one, two and the first");
            assertEquals(List.of(2L, 0L), written(ExportFormat.TXT, Readings.FIRST), "as it was asked for");
            String last = export(ExportFormat.TXT, Filter.ALL);
            assertTrue(last.contains("in   3  one\n"), last);
            assertFalse(last.contains("one\\ntwo"), last);
            assertTrue(last.contains("is read as lines: "), last);
            assertTrue(last.contains("; 2 messages from here on are earlier ones, read again"), last);
            String first = export(ExportFormat.TXT, Readings.FIRST);
            assertTrue(first.contains("one\\ntwo\\n"), first);
            assertFalse(first.contains("in   3  one\n"), first);
            assertTrue(first.contains("came from"), "clients are there, too");
            String packets = export(ExportFormat.PCAPNG, Filter.ALL);
            assertTrue(packets.contains("one\ntwo\n"), "the bytes are there");
            assertEquals(packets.indexOf("two\n"), packets.lastIndexOf("two\n"), "and only once");
            assertArrayEquals(
                    new long[] {1, 4},
                    new RecordedScripts(log(), ClassCode.NONE)
                            .scripts(Set.of(id))
                            .getFirst()
                            .numbers());
        }
    }

    private String export(ExportFormat format, Filter filter) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        export(format, filter, out);
        return out.toString(StandardCharsets.ISO_8859_1);
    }

    /** Returns the numbers of messages that were written, and that were left out because of another reading. */
    private List<Long> written(ExportFormat format, Filter filter) {
        ExportOutcome.Complete complete =
                assertInstanceOf(ExportOutcome.Complete.class, export(format, filter, new ByteArrayOutputStream()));
        return List.of(complete.messages(), complete.leftOut());
    }

    private ExportOutcome export(ExportFormat format, Filter filter, ByteArrayOutputStream out) {
        return new Export(new ExportRequest(
                        folder.resolve("s.db"), format, filter, new ExportTarget.ToStream(out), ZoneOffset.UTC))
                .run();
    }

    @Test
    void aClientThatIsReadAgainAfterItWasAnsweredDoesNotWaitForAnAnswer() throws Exception {
        try (TestClient client = new TestClient(start(false, "header64", ""))) {
            ConnectionId id = next(Fact.Opened.class).id();
            client.send("question\n");
            next(Fact.Received.class);
            bus.request(new Request.Reply(
                    bus.nextRequest(),
                    List.of(new Request.RecipientBody(id, TestClient.utf8("answer"))),
                    new Request.ReplyForm.ClientFormat()));
            next(Fact.Sent.class);
            readAs(id, "lines");
            assertEquals("question", next(Fact.Received.class).message().text());
            assertEquals(0, running.orElseThrow().roster().clients().getFirst().unanswered());
        }
    }
}
