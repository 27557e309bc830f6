package switchboard.server;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import switchboard.event.Fact;
import switchboard.event.Request;
import switchboard.model.ClassCode;
import switchboard.model.ClientSummary;
import switchboard.model.ConnectionId;
import switchboard.model.ListenerSettings;
import switchboard.model.ListenerSettings.AutoReply;
import switchboard.model.ListenerSettings.Where;
import switchboard.thread.Await;
import switchboard.wire.Message;
import switchboard.wire.ReplyFormat;
import switchboard.wire.framing.Framing;
import switchboard.wire.framing.Framings;

/** One client is read in another framing than its listener says, over real sockets. */
@Timeout(60)
class ReadAsTest {
    @TempDir
    Path directory;

    private static ListenerSettings settings(Where where, String framing, AutoReply auto, String code) {
        return new ListenerSettings(
                where, Framings.parse(framing), ReplyFormat.FRAMED, false, "!DISCONNECT", auto, new ClassCode(code));
    }

    private static ListenerSettings settings(String framing, AutoReply auto) {
        return settings(new Where.Tcp("127.0.0.1", 0), framing, auto, "");
    }

    private static ConnectionId opened(TestServer server) {
        return server.next(Fact.Opened.class).id();
    }

    private static Fact.ReadAs readAs(TestServer server, ConnectionId id, String framing) {
        server.ask(new Request.ReadAs(TestServer.only(id), Optional.of(Framings.parse(framing))));
        Fact.ReadAs now = server.next(Fact.ReadAs.class, any -> any.id().equals(id));
        assertEquals(Framings.parse(framing), now.framing());
        return now;
    }

    private static void write(TestClient client, byte[] bytes) throws IOException {
        client.socket.getOutputStream().write(bytes);
    }

    private static Message received(TestServer server) {
        return server.next(Fact.Received.class).message();
    }

    private static void awaitOpenFrame(TestServer server) {
        Await.soon(
                "a message is open",
                () -> server.server.roster().clients().stream().anyMatch(client -> client.frameOpen() > 0));
    }

    @Test
    void aClientIsReadInAnotherFramingFromThenOnAndRepliesFollow() throws IOException {
        try (TestServer server = new TestServer();
                TestClient client = new TestClient(server.port(TestServer.SETTINGS))) {
            ConnectionId id = opened(server);
            client.sendFramed("one");
            assertEquals("one", received(server).text());
            readAs(server, id, "lines");
            client.send("two\nthree\n");
            assertEquals("two", received(server).text());
            Message third = received(server);
            assertEquals("three", third.text());
            assertEquals(List.of(), third.findings());
            assertEquals(2, third.reads().firstRead(), "reads are counted on");
            server.reply("hi", id);
            assertEquals("hi\n", client.readBytes(3));

            server.ask(new Request.ReadAs(TestServer.only(id), Optional.empty()));
            server.next(Fact.ReadAs.class);
            client.sendFramed("four");
            assertEquals("four", received(server).text());
            server.reply("bye", id);
            assertEquals("bye", client.readFrame());
        }
    }

    @Test
    void bytesThatWaitForTheRestOfAMessageAreReadAnewAtOnce() throws Exception {
        try (TestServer server = new TestServer();
                TestClient client = new TestClient(server.port(settings("header64", new AutoReply.Echo())))) {
            ConnectionId id = opened(server);
            client.send("12\n");
            awaitOpenFrame(server);
            readAs(server, id, "lines");
            Message first = received(server);
            assertEquals("12", first.text());
            assertEquals(1, first.reads().firstRead());
            assertEquals("12\n", client.readBytes(3), "an automatic reply follows, too");
            client.send("13");
            awaitOpenFrame(server);
            client.send("4\n");
            Message second = received(server);
            assertEquals("134", second.text());
            assertEquals(2, second.reads().count());
        }
    }

    @Test
    void rowsOfBytesThatWaitedHaveTheTimesWhenTheseCame() throws Exception {
        try (TestServer server = new TestServer();
                TestClient client = new TestClient(server.port(settings("stx-etx", new AutoReply.Off())))) {
            ConnectionId id = opened(server);
            client.send("\u0002one\n");
            awaitOpenFrame(server);
            client.send("two\n");
            Await.soon(
                    "both lines are there",
                    () -> server.server.roster().clients().getFirst().frameOpen() == 9);
            Fact.ReadAs chosen = readAs(server, id, "lines");
            Fact.Received one = server.next(Fact.Received.class);
            Fact.Received two = server.next(Fact.Received.class);
            assertEquals("\u0002one", one.message().text());
            assertEquals("two", two.message().text());
            assertTrue(one.at() < two.at(), "each line has its own time");
            assertTrue(two.at() <= chosen.at(), "not that of the choice");
        }
    }

    static Stream<String> presets() {
        return Framings.names().stream();
    }

    @ParameterizedTest
    @MethodSource("presets")
    void aClientCanBeReadInEachPreset(String preset) throws IOException {
        Framing framing = Framings.parse(preset);
        String listener = preset.equals("header64") ? "lines" : "header64";
        try (TestServer server = new TestServer();
                TestClient client = new TestClient(server.port(settings(listener, new AutoReply.Off())))) {
            ConnectionId id = opened(server);
            readAs(server, id, preset);
            for (String text : List.of("Hello 🧦", "and again")) {
                byte[] body = TestClient.utf8(text);
                write(client, framing.frame(body).bytes());
                Message message = received(server);
                assertArrayEquals(body, framing.content(message));
                assertEquals(List.of(), message.findings());
                server.reply(text, id);
                byte[] answer = framing.frame(body).bytes();
                assertArrayEquals(answer, client.socket.getInputStream().readNBytes(answer.length));
            }
        }
    }

    @Test
    void noMessageIsLostOrReadTwiceWhileTheFramingChanges() throws Exception {
        int lines = 3_000;
        try (TestServer server = new TestServer();
                TestClient client = new TestClient(server.port(settings("lines", new AutoReply.Off())))) {
            ConnectionId id = opened(server);
            Thread sender = Thread.ofVirtual().start(() -> {
                try {
                    for (int line = 0; line < lines; line++) {
                        client.send("line " + line + (line % 3 == 0 ? "" : "\n"));
                        if (line % 3 == 0) {
                            client.send("\n");
                        }
                    }
                } catch (IOException broken) {
                    throw new AssertionError(broken);
                }
            });
            for (int round = 0; round < 40; round++) {
                readAs(server, id, round % 2 == 0 ? "end=\\n,keep=end" : "lines");
            }
            List<String> came = new ArrayList<>();
            while (came.size() < lines) {
                came.add(received(server).text().strip());
            }
            sender.join();
            for (int line = 0; line < lines; line++) {
                assertEquals("line " + line, came.get(line));
            }
        }
    }

    @Test
    void aHeldClientIsReadOtherwiseAfterItsRelease() throws IOException {
        try (TestServer server = new TestServer();
                TestClient client = new TestClient(server.port(TestServer.SETTINGS))) {
            ConnectionId id = opened(server);
            server.ask(new Request.Hold(TestServer.only(id)));
            server.next(Fact.Changed.class, Fact.Changed::held);
            client.send("a line\n");
            readAs(server, id, "lines");
            server.ask(new Request.Release(TestServer.only(id)));
            assertEquals("a line", received(server).text());
        }
    }

    @Test
    void theClassCodeMayComeInTheOtherFramingAndStaysHidden() throws IOException {
        try (TestServer server = new TestServer();
                TestClient client = new TestClient(server.port(
                        settings(new Where.Tcp("127.0.0.1", 0), "header64", new AutoReply.Off(), "apple")))) {
            ConnectionId id = opened(server);
            readAs(server, id, "lines");
            client.send("apple\nHello\n");
            assertEquals("********", received(server).text());
            assertEquals("Hello", received(server).text());
        }
    }

    @Test
    void aChoiceThatChangesNothingIsNotTold() throws IOException {
        try (TestServer server = new TestServer();
                TestClient client = new TestClient(server.port(TestServer.SETTINGS))) {
            ConnectionId id = opened(server);
            server.ask(new Request.ReadAs(TestServer.only(id), Optional.empty()));
            readAs(server, id, "lines");
            client.send("x\n");
            received(server);
            assertTrue(server.rest().stream().noneMatch(Fact.ReadAs.class::isInstance));
        }
    }

    @Test
    void aMessageThatIsLeftOpenOnAUnixSocketIsShownAtItsDeadlineAndTheClientStays() throws IOException {
        Path path = directory.resolve("s");
        try (TestServer server = new TestServer(DeadlineTest.SHORT)) {
            server.listen(settings(new Where.Unix(path), "lines", new AutoReply.Off(), ""));
            try (SocketChannel socket = SocketChannel.open(StandardProtocolFamily.UNIX)) {
                socket.connect(UnixDomainSocketAddress.of(path));
                ConnectionId id = opened(server);
                socket.write(ByteBuffer.wrap(TestClient.utf8("\u0002late")));
                awaitOpenFrame(server);
                readAs(server, id, "stx-etx");
                assertEquals("\u0002late", received(server).text());
                socket.write(ByteBuffer.wrap(TestClient.utf8("\u0002next\u0003")));
                assertEquals("next", received(server).text());
            }
        }
    }

    @Test
    void pausesCannotBeMeasuredOnAUnixSocketSoTheFramingStays() throws IOException {
        Path path = directory.resolve("s");
        try (TestServer server = new TestServer()) {
            server.listen(settings(new Where.Unix(path), "lines", new AutoReply.Off(), ""));
            try (SocketChannel socket = SocketChannel.open(StandardProtocolFamily.UNIX)) {
                socket.connect(UnixDomainSocketAddress.of(path));
                ConnectionId id = opened(server);
                server.ask(new Request.ReadAs(TestServer.only(id), Optional.of(Framings.parse("pause=20ms"))));
                Fact.Warning warning = server.next(Fact.Warning.class);
                assertEquals(
                        "Pauses cannot be measured on a Unix socket, so #" + id.number()
                                + " cannot be read as pause=20ms: choose another framing.",
                        warning.text().orElseThrow().english());
                ClientSummary client = server.server.roster().clients().getFirst();
                assertEquals(Framings.LINES, client.reading().framing());
                assertTrue(client.info().isUnix());
            }
        }
    }
}
