package switchboard.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import switchboard.event.Fact;
import switchboard.event.Request;
import switchboard.model.ClassCode;
import switchboard.model.CloseReason;
import switchboard.model.ConnectionId;
import switchboard.model.Delivery;
import switchboard.model.Limit;
import switchboard.model.ListenerInfo;
import switchboard.model.ListenerSettings;
import switchboard.model.ListenerSettings.AutoReply;
import switchboard.model.ListenerSettings.Where;
import switchboard.server.accept.ListenException;
import switchboard.server.context.ServerLimits;
import switchboard.text.ServerText;
import switchboard.text.WireText;
import switchboard.thread.Await;
import switchboard.wire.Cause;
import switchboard.wire.FrameStatus;
import switchboard.wire.ReplyFormat;
import switchboard.wire.framing.Framings;

@Timeout(30)
class ServerTest {
    @Test
    void aMessageIsAnsweredByHandWithTheSameFraming() throws IOException {
        try (TestServer exchange = new TestServer();
                TestClient client = new TestClient(exchange.port(TestServer.SETTINGS))) {
            client.sendFramed("Hello Server!");
            Fact.Received received = exchange.next(Fact.Received.class);
            assertEquals("Hello Server!", received.message().text());
            long request = exchange.reply("Hi, Ana!", received.id());
            assertEquals("Hi, Ana!", client.readFrame());
            Fact.Delivered outcome = exchange.next(Fact.Delivered.class);
            assertEquals(new Fact.Delivered(request, received.id(), Delivery.SENT, Optional.empty()), outcome);
        }
    }

    @Test
    void whatAClientSaysToAReplyAlwaysComesAfterIt() throws IOException {
        try (TestServer exchange = new TestServer();
                TestClient client = new TestClient(exchange.port(TestServer.SETTINGS))) {
            ConnectionId id = exchange.next(Fact.Opened.class).id();
            for (int i = 0; i < 300; i++) {
                exchange.reply("question " + i, id);
                client.sendFramed("answer to " + client.readFrame());
                exchange.next(Fact.Delivered.class);
            }
            exchange.next(Fact.Received.class, last -> last.message().text().endsWith(" 299"));
            List<String> said = exchange.rest().stream()
                    .map(fact -> switch (fact) {
                        case Fact.Sent sent -> "out " + sent.message().text();
                        case Fact.Received received ->
                            "in " + received.message().text();
                        default -> "";
                    })
                    .filter(text -> !text.isEmpty())
                    .toList();
            for (int i = 0; i < 299; i++) {
                assertTrue(
                        said.indexOf("in answer to question " + i) > said.indexOf("out question " + i),
                        "question " + i + " comes before its answer");
                assertTrue(said.contains("out question " + i));
            }
        }
    }

    @Test
    void everyReplyFormatAndAFalseLengthLeaveAsAsked() throws IOException {
        try (TestServer exchange = new TestServer();
                TestClient client = new TestClient(exchange.port(TestServer.SETTINGS))) {
            ConnectionId id = exchange.next(Fact.Opened.class).id();
            List<Request.RecipientBody> letter = List.of(new Request.RecipientBody(id, TestClient.utf8("ok")));
            exchange.ask(new Request.Reply(1, letter, new Request.ReplyForm.InFormat(ReplyFormat.RAW)));
            exchange.ask(new Request.Reply(2, letter, new Request.ReplyForm.InFormat(ReplyFormat.LINE)));
            exchange.ask(new Request.Reply(3, letter, new Request.ReplyForm.FalseLength(9)));
            exchange.ask(new Request.SetReplyFormat(TestServer.only(id), ReplyFormat.RAW));
            exchange.ask(new Request.Reply(4, letter, new Request.ReplyForm.ClientFormat()));
            assertEquals("okok\n9" + " ".repeat(63) + "okok", client.readBytes(2 + 3 + 64 + 2 + 2));
        }
    }

    @Test
    void whileAClientIsUnframedItsRepliesAreToo() throws IOException {
        try (TestServer exchange = new TestServer();
                TestClient client = new TestClient(exchange.port(TestServer.SETTINGS))) {
            client.send("alice");
            ConnectionId id =
                    exchange.next(Fact.Changed.class, Fact.Changed::unframed).id();
            exchange.reply("who?", id);
            assertEquals("who?", client.readBytes(4));
            client.sendFramed("proper");
            exchange.next(Fact.Changed.class, changed -> !changed.unframed());
            exchange.reply("good", id);
            assertEquals("good", client.readFrame());
        }
    }

    @Test
    void echoKeepsTheOrderOfAThousandMessagesInOneWrite() throws IOException {
        try (TestServer exchange = new TestServer();
                TestClient client = new TestClient(exchange.port(TestServer.echoing()))) {
            StringBuilder all = new StringBuilder();
            for (int i = 0; i < 1_000; i++) {
                String body = "n" + i;
                all.append(body.length()).append(" ".repeat(63)).append(body);
            }
            client.send(all.toString());
            for (int i = 0; i < 1_000; i++) {
                assertEquals("n" + i, client.readFrame());
            }
        }
    }

    @Test
    void aClientThatHalfClosesIsAnsweredByHandAndCountedAsGone() throws IOException {
        try (TestServer exchange = new TestServer();
                TestClient client = new TestClient(exchange.port(TestServer.SETTINGS))) {
            client.sendFramed("question");
            client.socket.shutdownOutput();
            Fact.Closed closed = exchange.next(Fact.Closed.class);
            assertEquals(CloseReason.FIN, closed.reason());
            assertTrue(closed.answerable());
            assertEquals(0, exchange.counts().live());
            exchange.reply("answer", closed.id());
            assertEquals("answer", client.readFrame());
            assertEquals("", client.readAll());
            exchange.next(Fact.AnswerEnded.class);
        }
    }

    @Test
    void theEndOfAClientThatIsNotAnsweredSaysWhatEndedIt() throws IOException {
        try (TestServer exchange = new TestServer();
                TestClient kicked = new TestClient(exchange.port(TestServer.SETTINGS));
                TestClient stopped = new TestClient(exchange.port(TestServer.SETTINGS))) {
            kicked.sendFramed("question");
            kicked.socket.shutdownOutput();
            ConnectionId id = exchange.next(Fact.Closed.class).id();
            exchange.ask(new Request.Disconnect(TestServer.only(id)));
            assertEquals(
                    ServerText.ANSWER_ENDED.with(ServerText.LEFT_KICKED.with()),
                    exchange.next(Fact.AnswerEnded.class).text());
            stopped.sendFramed("question");
            stopped.socket.shutdownOutput();
            exchange.next(Fact.Closed.class);
            exchange.server.stopAll();
            assertEquals(
                    ServerText.ANSWER_STOPPED.with(),
                    exchange.next(Fact.AnswerEnded.class).text());
        }
    }

    @Test
    void aClientThatHalfClosesWithThreeQuestionsGetsThreeAnswers() throws IOException {
        try (TestServer exchange = new TestServer();
                TestClient client = new TestClient(exchange.port(TestServer.SETTINGS))) {
            client.sendFramed("1").sendFramed("2").sendFramed("3");
            client.socket.shutdownOutput();
            ConnectionId id = exchange.next(Fact.Closed.class).id();
            for (String answer : List.of("one", "two", "three")) {
                exchange.reply(answer, id);
                assertEquals(answer, client.readFrame());
            }
            assertEquals("", client.readAll());
        }
    }

    @Test
    void whatIsNotAnsweredInTimeIsClosed() throws IOException {
        ServerLimits limits =
                ServerLimits.DEFAULTS.with(new ServerLimits.Closing(Duration.ofMillis(300), Duration.ofMillis(300)));
        try (TestServer exchange = new TestServer(limits);
                TestClient client = new TestClient(exchange.port(TestServer.SETTINGS))) {
            client.sendFramed("question");
            client.socket.shutdownOutput();
            assertEquals("", client.readAll());
            ConnectionId id = exchange.next(Fact.AnswerEnded.class).id();
            long request = exchange.reply("late", id);
            Fact.Delivered outcome = exchange.next(Fact.Delivered.class);
            assertEquals(
                    new Fact.Delivered(request, id, Delivery.FAILED, Optional.of(ServerText.REPLY_LEFT.with())),
                    outcome);
        }
    }

    @Test
    void aReplyToAClientThatLeftFailsAndReachesNobodyElse() throws IOException {
        try (TestServer exchange = new TestServer()) {
            int port = exchange.port(TestServer.SETTINGS);
            new TestClient(port).close();
            ConnectionId gone = exchange.next(Fact.Closed.class).id();
            try (TestClient other = new TestClient(port)) {
                ConnectionId there = exchange.next(
                                Fact.Opened.class, opened -> !opened.id().equals(gone))
                        .id();
                exchange.reply("for the one who left", gone);
                assertEquals(
                        Delivery.FAILED, exchange.next(Fact.Delivered.class).delivery());
                exchange.reply("for you", there);
                assertEquals("for you", other.readFrame());
            }
        }
    }

    @Test
    void eachWayOfLeavingHasItsReason() throws IOException {
        try (TestServer exchange = new TestServer()) {
            int port = exchange.port(TestServer.SETTINGS);
            new TestClient(port).close();
            assertEquals(CloseReason.FIN, exchange.next(Fact.Closed.class).reason());
            TestClient resetting = new TestClient(port);
            exchange.next(
                    Fact.Opened.class, opened -> opened.connection().peer().equals(resetting.address()));
            resetting.reset();
            assertEquals(CloseReason.RESET, exchange.next(Fact.Closed.class).reason());
            TestClient cut = new TestClient(port).send("12");
            cut.close();
            Fact.Closed truncated = exchange.next(Fact.Closed.class);
            assertEquals(CloseReason.TRUNCATED, truncated.reason());
            assertEquals(
                    ServerText.LEFT_TRUNCATED.with(WireText.HEADER_INCOMPLETE_ENDED.with("“12”", 2, 64)),
                    truncated.text());
            try (TestClient polite = new TestClient(port).sendFramed("!DISCONNECT")) {
                assertEquals(
                        CloseReason.GOODBYE, exchange.next(Fact.Closed.class).reason());
                assertEquals("", polite.readAll());
            }
            try (TestClient kicked = new TestClient(port)) {
                ConnectionId id = exchange.next(
                                Fact.Opened.class,
                                opened -> opened.connection().peer().equals(kicked.address()))
                        .id();
                exchange.ask(new Request.Disconnect(TestServer.only(id)));
                assertEquals("", kicked.readAll());
                assertEquals(
                        CloseReason.KICKED, exchange.next(Fact.Closed.class).reason());
            }
            assertEquals(5, exchange.counts().total());
            assertEquals(0, exchange.counts().live());
        }
    }

    @Test
    void whoListensHearsTheLastCountsThoughNobodyComesOrLeavesAnyMore() throws IOException {
        try (TestServer exchange = new TestServer();
                TestClient client = new TestClient(exchange.port(TestServer.SETTINGS))) {
            client.sendFramed("!DISCONNECT");
            exchange.next(Fact.Closed.class);
            // The thread ends a moment later than its connection; its end is published too.
            assertEquals("", client.readAll());
            client.close();
            exchange.next(
                    Fact.Counted.class,
                    told -> told.counts().threads() == 0 && told.counts().total() == 1);
        }
    }

    @Test
    void aReplyAskedForJustBeforeADisconnectStillArrives() throws IOException {
        try (TestServer exchange = new TestServer();
                TestClient client = new TestClient(exchange.port(TestServer.SETTINGS))) {
            ConnectionId id = exchange.next(Fact.Opened.class).id();
            String text = "x".repeat(500_000);
            exchange.reply(text, id);
            exchange.ask(new Request.Disconnect(TestServer.only(id)));
            assertEquals(text, client.readFrame());
            assertEquals("", client.readAll());
        }
    }

    @Test
    void aLongReplyStillArrivesWhenAClientFinishesSendingWhileItIsDisconnected() throws IOException {
        try (TestServer exchange = new TestServer();
                TestClient client = new TestClient("127.0.0.1", exchange.port(TestServer.SETTINGS), 4_096)) {
            ConnectionId id = exchange.next(Fact.Opened.class).id();
            String text = "x".repeat(1_000_000);
            for (int i = 0; i < 7; i++) {
                exchange.reply(text, id);
            }
            exchange.next(Fact.Delivered.class, outcome -> outcome.delivery() == Delivery.WAITING);
            exchange.ask(new Request.Disconnect(TestServer.only(id)));
            exchange.next(Fact.Closed.class);
            client.socket.shutdownOutput();
            for (int i = 0; i < 7; i++) {
                assertEquals(text, client.readFrame());
            }
            assertEquals("", client.readAll());
        }
    }

    @Test
    void aStrictListenerSaysWhyAndTheClientCanReadItThoughItSendsOn() throws IOException {
        try (TestServer exchange = new TestServer();
                TestClient client = new TestClient(exchange.port(TestServer.strict()))) {
            client.send("alice and " + "much more ".repeat(3_000));
            String why = client.readAll();
            assertTrue(why.contains("without a header"), why);
            assertEquals(CloseReason.PROTOCOL, exchange.next(Fact.Closed.class).reason());
            assertEquals(
                    Cause.NO_HEADER,
                    exchange.next(Fact.Received.class)
                            .message()
                            .findings()
                            .getFirst()
                            .cause());
        }
    }

    @Test
    void onHoldNothingIsReadAndAfterReleaseNothingIsMissing() throws IOException {
        try (TestServer exchange = new TestServer();
                TestClient client = new TestClient(exchange.port(TestServer.SETTINGS))) {
            ConnectionId id = exchange.next(Fact.Opened.class).id();
            exchange.ask(new Request.Hold(TestServer.only(id)));
            exchange.next(Fact.Changed.class, Fact.Changed::held);
            for (int i = 0; i < 100; i++) {
                client.sendFramed("m" + i);
            }
            exchange.reply("still answered", id);
            assertEquals("still answered", client.readFrame());
            assertTrue(exchange.rest().stream().noneMatch(Fact.Received.class::isInstance));
            exchange.ask(new Request.Release(TestServer.only(id)));
            for (int i = 0; i < 100; i++) {
                assertEquals(
                        "m" + i, exchange.next(Fact.Received.class).message().text());
            }
        }
    }

    @Test
    void holdingAllAlsoHoldsThoseWhoComeLater() throws IOException {
        try (TestServer exchange = new TestServer()) {
            int port = exchange.port(TestServer.SETTINGS);
            try (TestClient early = new TestClient(port)) {
                exchange.next(Fact.Opened.class);
                exchange.ask(new Request.Hold(new Request.Target.All()));
                exchange.next(Fact.Changed.class, Fact.Changed::held);
                try (TestClient late = new TestClient(port)) {
                    exchange.next(Fact.Changed.class, Fact.Changed::held);
                    late.sendFramed("later");
                    early.sendFramed("earlier");
                    exchange.ask(new Request.Release(new Request.Target.All()));
                    Set<String> texts = Set.of(
                            exchange.next(Fact.Received.class).message().text(),
                            exchange.next(Fact.Received.class).message().text());
                    assertEquals(Set.of("earlier", "later"), texts);
                }
            }
        }
    }

    @Test
    void aHeldClientCanBeDisconnected() throws IOException {
        try (TestServer exchange = new TestServer();
                TestClient client = new TestClient(exchange.port(TestServer.SETTINGS))) {
            ConnectionId id = exchange.next(Fact.Opened.class).id();
            exchange.ask(new Request.Hold(TestServer.only(id)));
            exchange.ask(new Request.Disconnect(TestServer.only(id)));
            assertEquals("", client.readAll());
            assertEquals(CloseReason.KICKED, exchange.next(Fact.Closed.class).reason());
        }
    }

    @Test
    void aHeaderThatTakesTooLongIsShownAndALenientConnectionStays() throws IOException {
        ServerLimits.Inbound inbound =
                new ServerLimits.Inbound(1 << 20, Duration.ofMillis(200), Duration.ofMillis(200), 8_192, 1 << 26);
        try (TestServer exchange = new TestServer(ServerLimits.DEFAULTS.with(inbound));
                TestClient client = new TestClient(exchange.port(TestServer.SETTINGS))) {
            client.send("42");
            Fact.Received shown = exchange.next(Fact.Received.class);
            assertEquals(
                    Cause.HEADER_INCOMPLETE,
                    shown.message().findings().getFirst().cause());
            assertEquals(Limit.HEADER_TIME, exchange.next(Fact.LimitHit.class).limit());
            client.sendFramed("now right");
            assertEquals(
                    "now right", exchange.next(Fact.Received.class).message().text());
            assertEquals(1, exchange.counts().live());
        }
    }

    @Test
    void aBodyThatTakesTooLongEndsAStrictConnection() throws IOException {
        ServerLimits.Inbound inbound =
                new ServerLimits.Inbound(1 << 20, Duration.ofMillis(100), Duration.ofMillis(100), 1 << 20, 1 << 26);
        try (TestServer exchange = new TestServer(ServerLimits.DEFAULTS.with(inbound));
                TestClient client = new TestClient(exchange.port(TestServer.strict()))) {
            client.send("9" + " ".repeat(63) + "abc");
            assertTrue(client.readAll().contains("announced 9 bytes"));
            assertEquals(CloseReason.TIMEOUT, exchange.next(Fact.Closed.class).reason());
        }
    }

    @Test
    void aPauseBetweenFramesIsNoDeadline() throws IOException {
        ServerLimits.Inbound inbound =
                new ServerLimits.Inbound(1 << 20, Duration.ofMillis(50), Duration.ofMillis(50), 1 << 20, 1 << 26);
        try (TestServer exchange = new TestServer(ServerLimits.DEFAULTS.with(inbound));
                TestClient idle = new TestClient(exchange.port(TestServer.SETTINGS))) {
            idle.sendFramed("one");
            exchange.next(Fact.Received.class);
            // Another client's header misses its deadline meanwhile, so more time than the deadline has passed.
            try (TestClient slow = new TestClient(idle.socket.getPort()).send("4")) {
                exchange.next(Fact.LimitHit.class);
                idle.sendFramed("two");
                assertEquals(
                        "two",
                        exchange.next(
                                        Fact.Received.class,
                                        m -> m.message().text().equals("two"))
                                .message()
                                .text());
                // A lenient listener keeps the client.
                slow.send("2");
                assertEquals(2, exchange.counts().live());
            }
        }
    }

    @Test
    void aClientThatReadsNothingIsDisconnectedAndTheOthersAreServed() throws IOException {
        ServerLimits limits =
                ServerLimits.DEFAULTS.with(new ServerLimits.Outbound(4 << 20, 100, Duration.ofMillis(500)));
        try (TestServer exchange = new TestServer(limits)) {
            int port = exchange.port(TestServer.SETTINGS);
            try (TestClient deaf = new TestClient("127.0.0.1", port, 4_096);
                    TestClient other = new TestClient(port)) {
                ConnectionId id = exchange.next(
                                Fact.Opened.class,
                                opened -> opened.connection().peer().equals(deaf.address()))
                        .id();
                String text = "x".repeat(1_000_000);
                for (int i = 0; i < 12; i++) {
                    exchange.reply(text, id);
                }
                exchange.next(Fact.Delivered.class, outcome -> outcome.delivery() == Delivery.WAITING);
                Fact.Delivered full =
                        exchange.next(Fact.Delivered.class, outcome -> outcome.delivery() == Delivery.FAILED);
                assertTrue(
                        full.detail().orElseThrow().english().contains("wait already"),
                        full.detail().toString());
                exchange.ask(new Request.ReplyAll(99, TestClient.utf8("all"), new Request.ReplyForm.ClientFormat()));
                assertEquals("all", other.readFrame());
                assertEquals(
                        CloseReason.SLOW_CONSUMER,
                        exchange.next(Fact.Closed.class).reason());
                assertEquals(
                        Limit.OUTBOUND_STALL,
                        exchange.next(Fact.LimitHit.class, hit -> hit.limit() == Limit.OUTBOUND_STALL)
                                .limit());
            }
        }
    }

    @Test
    void oneMoreThanTheLimitIsTurnedAwayWithAReasonAndTheSlotComesFree() throws IOException {
        try (TestServer exchange = new TestServer(ServerLimits.DEFAULTS.withMaxConnections(2))) {
            int port = exchange.port(TestServer.echoing());
            try (TestClient one = new TestClient(port);
                    TestClient two = new TestClient(port)) {
                one.sendFramed("a").readFrame();
                two.sendFramed("b").readFrame();
                try (TestClient three = new TestClient(port)) {
                    assertTrue(three.readAll().contains("full"));
                }
                assertEquals(1, exchange.counts().rejected());
                assertEquals(
                        Limit.CONNECTIONS, exchange.next(Fact.Rejected.class).limit());
            }
            Await.soon("the slots are free", () -> exchange.counts().live() == 0);
            try (TestClient four = new TestClient(port)) {
                assertEquals("c", four.sendFramed("c").readFrame());
            }
        }
    }

    @Test
    void aFixedAutomaticReplyAnswersEveryMessage() throws IOException {
        try (TestServer exchange = new TestServer();
                TestClient client =
                        new TestClient(exchange.port(TestServer.with(new AutoReply.Fixed("Msg received"))))) {
            assertEquals("Msg received", client.sendFramed("1").readFrame());
            assertEquals("Msg received", client.sendFramed("2").readFrame());
        }
    }

    @Test
    void anAutomaticReplyThatDoesNotFitIsSaidAndNothingElseIsSentInstead() throws IOException {
        ListenerSettings settings = new ListenerSettings(
                new Where.Tcp("127.0.0.1", 0),
                Framings.parse("zero2"),
                ReplyFormat.FRAMED,
                false,
                "!DISCONNECT",
                new AutoReply.Fixed("x".repeat(100)),
                ClassCode.NONE);
        try (TestServer exchange = new TestServer();
                TestClient client = new TestClient(exchange.port(settings))) {
            client.send("02hi");
            assertTrue(exchange.next(Fact.Warning.class)
                    .text()
                    .orElseThrow()
                    .english()
                    .contains("carries at most 99 bytes"));
            client.send("11!DISCONNECT");
            assertEquals("", client.readAll());
        }
    }

    @Test
    void severalListenersOfSeveralFramingsRunAtOnceAndStopOneByOne() throws IOException {
        try (TestServer exchange = new TestServer()) {
            ListenerInfo first = exchange.listen(TestServer.echoing());
            ListenerSettings lines = new ListenerSettings(
                    new Where.Tcp("127.0.0.1", 0),
                    Framings.parse("lines"),
                    ReplyFormat.FRAMED,
                    false,
                    "",
                    new AutoReply.Echo(),
                    ClassCode.NONE);
            ListenerInfo second = exchange.listen(lines);
            try (TestClient client = new TestClient(second.port());
                    TestClient other = new TestClient(first.port())) {
                client.send("hello\r\n");
                assertEquals("hello\n", client.readBytes(6));
                exchange.server.stopListening(second.id());
                exchange.next(Fact.ListeningEnded.class);
                client.send("still here\n");
                assertEquals("still here\n", client.readBytes(11));
                assertEquals("x", other.sendFramed("x").readFrame());
            }
            assertThrows(UncheckedIOException.class, () -> new TestClient(second.port()).close());
        }
    }

    @Test
    void oneListenerOnTheIpv6WildcardTakesBothFamilies() throws IOException {
        try (TestServer exchange = new TestServer()) {
            ListenerInfo both = exchange.listen(TestServer.echoing().at(new Where.Tcp("::", 0)));
            assertEquals("[::]:" + both.port(), both.address());
            try (TestClient four = new TestClient("127.0.0.1", both.port(), 0);
                    TestClient six = new TestClient("::1", both.port(), 0)) {
                assertEquals("4", four.sendFramed("4").readFrame());
                assertEquals("6", six.sendFramed("6").readFrame());
                List<String> peers = List.of(
                        exchange.next(Fact.Opened.class).connection().peer(),
                        exchange.next(Fact.Opened.class).connection().peer());
                assertTrue(peers.contains("127.0.0.1:" + four.socket.getLocalPort()), peers.toString());
                assertTrue(peers.contains("[::1]:" + six.socket.getLocalPort()), peers.toString());
            }
        }
    }

    @Test
    void aUnixSocketIsPrivateReplacesAStaleOneAndIsRemovedAtTheEnd(@TempDir Path directory) throws IOException {
        Path path = directory.resolve("s");
        try (TestServer exchange = new TestServer()) {
            ListenerSettings settings = TestServer.echoing().at(new Where.Unix(path));
            ListenerInfo first = exchange.listen(settings);
            assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(path)));
            try (SocketChannel client = SocketChannel.open(StandardProtocolFamily.UNIX)) {
                client.connect(UnixDomainSocketAddress.of(path));
                client.write(ByteBuffer.wrap(
                        Framings.HEADER64.frame(TestClient.utf8("hi")).bytes()));
                ByteBuffer back = ByteBuffer.allocate(66);
                while (back.hasRemaining() && client.read(back) >= 0) {}
                assertEquals('h', back.get(64));
            }
            ListenException inUse = assertThrows(ListenException.class, () -> exchange.server.listen(settings));
            assertTrue(inUse.getMessage().contains("in use by another program"), inUse.getMessage());
            exchange.server.stopListening(first.id());
            assertFalse(Files.exists(path));
        }
        try (var stale = java.nio.channels.ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            stale.bind(UnixDomainSocketAddress.of(path));
        }
        assertTrue(Files.exists(path), "closing a channel leaves its file: it is stale now");
        try (TestServer exchange = new TestServer()) {
            exchange.listen(TestServer.SETTINGS.at(new Where.Unix(path)));
        }
        Files.writeString(path, "precious");
        try (TestServer exchange = new TestServer()) {
            ListenException exists = assertThrows(
                    ListenException.class, () -> exchange.server.listen(TestServer.SETTINGS.at(new Where.Unix(path))));
            assertTrue(exists.getMessage().contains("no socket"), exists.getMessage());
            assertEquals("precious", Files.readString(path));
        }
    }

    @Test
    void whatCanNotBeListenedOnIsSaidInASentence() throws IOException {
        try (TestServer exchange = new TestServer();
                ServerSocket taken = new ServerSocket(0, 1, java.net.InetAddress.getLoopbackAddress())) {
            assertRefused(exchange, new Where.Tcp("127.0.0.1", taken.getLocalPort()), "is in use");
            assertRefused(exchange, new Where.Tcp("203.0.113.7", 0), "not an address of this computer");
            assertRefused(exchange, new Where.Tcp("example.com", 0), "not an IP address");
            assertRefused(exchange, new Where.Tcp("127.0.0.1", 70_000), "not a port");
            assertRefused(exchange, new Where.Unix(Path.of("/no/such/place/s")), "does not exist");
        }
    }

    private static void assertRefused(TestServer exchange, Where where, String part) {
        ListenException refused =
                assertThrows(ListenException.class, () -> exchange.server.listen(TestServer.SETTINGS.at(where)));
        assertTrue(refused.getMessage().contains(part), refused.getMessage());
        exchange.ask(new Request.StartListening(TestServer.SETTINGS.at(where)));
        assertEquals(refused.text(), exchange.next(Fact.ListeningFailed.class).text());
    }

    @Test
    void itCanBeStoppedAndStartedAgainManyTimesOnTheSamePort() throws IOException {
        try (TestServer exchange = new TestServer()) {
            int port = exchange.port(TestServer.echoing());
            for (int i = 0; i < 8; i++) {
                try (TestClient client = new TestClient(port)) {
                    assertEquals("x", client.sendFramed("x").readFrame());
                    exchange.server.stopAll();
                    assertEquals("", client.readAll());
                }
                assertEquals(0, exchange.counts().live());
                exchange.listen(TestServer.echoing().at(new Where.Tcp("127.0.0.1", port)));
            }
        }
    }

    @Test
    void repliesThatDoNotFitAreRefusedInASentenceAndTheClientStays() throws IOException {
        try (TestServer exchange = new TestServer(ServerLimits.DEFAULTS.withMaxMessage(1_000));
                TestClient client = new TestClient(exchange.port(TestServer.SETTINGS))) {
            ConnectionId id = exchange.next(Fact.Opened.class).id();
            exchange.reply("x".repeat(1_001), id);
            Fact.Delivered outcome = exchange.next(Fact.Delivered.class);
            assertEquals(Delivery.FAILED, outcome.delivery());
            assertTrue(
                    outcome.detail().orElseThrow().english().contains("too long"),
                    outcome.detail().toString());
            exchange.reply("short", id);
            assertEquals("short", client.readFrame());
        }
    }

    @Test
    void whatCameOfAMessageIsKeptWhenTheConnectionBreaks() throws IOException {
        try (TestServer exchange = new TestServer();
                TestClient client = new TestClient(exchange.port(TestServer.SETTINGS))) {
            client.send("10" + " ".repeat(62) + "abc");
            Await.soon("three bytes are there", () -> isInsideAMessage(exchange));
            client.reset();
            assertTruncated("abc", exchange.next(Fact.Received.class));
            assertEquals(CloseReason.RESET, exchange.next(Fact.Closed.class).reason());
        }
    }

    @Test
    void whatCameOfAMessageIsKeptWhenTheClientIsDisconnectedByHand() throws IOException {
        try (TestServer exchange = new TestServer();
                TestClient client = new TestClient(exchange.port(TestServer.SETTINGS))) {
            ConnectionId id = exchange.next(Fact.Opened.class).id();
            client.send("10" + " ".repeat(62) + "abc");
            Await.soon("three bytes are there", () -> isInsideAMessage(exchange));
            exchange.ask(new Request.Disconnect(TestServer.only(id)));
            assertEquals("", client.readAll());
            client.socket.shutdownOutput();
            assertTruncated("abc", exchange.next(Fact.Received.class));
        }
    }

    private static boolean isInsideAMessage(TestServer exchange) {
        return exchange.server.roster().clients().stream().anyMatch(client -> client.frameOpen() == 67);
    }

    private static void assertTruncated(String body, Fact.Received received) {
        assertEquals(FrameStatus.PARTIAL, received.message().shape());
        assertEquals(body, received.message().text());
        String why = received.message().findings().getFirst().text().english();
        assertTrue(why.contains("the connection was cut: 7 are missing"), why);
    }

    @Test
    void aNamedPipeIsNotTakenForAStaleSocket(@TempDir Path directory) throws Exception {
        Path pipe = directory.resolve("pipe");
        assertEquals(0, new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor());
        try (TestServer exchange = new TestServer()) {
            assertRefused(exchange, new Where.Unix(pipe), "no socket");
            assertTrue(Files.exists(pipe));
        }
    }

    @Test
    void whatOneReadOfAUnixSocketDeliversIsOneMessage(@TempDir Path directory) throws IOException {
        Path path = directory.resolve("s");
        ListenerSettings raw = new ListenerSettings(
                new Where.Unix(path),
                Framings.parse("raw"),
                ReplyFormat.RAW,
                false,
                "",
                new AutoReply.Off(),
                ClassCode.NONE);
        try (TestServer exchange = new TestServer();
                SocketChannel client = SocketChannel.open(StandardProtocolFamily.UNIX)) {
            exchange.listen(raw);
            client.connect(UnixDomainSocketAddress.of(path));
            client.write(ByteBuffer.allocate(5_000));
            assertEquals(5_000, exchange.next(Fact.Received.class).message().bodyLength());
        }
    }

    @Test
    void whoIsTurnedAwayFromAUnixSocketIsNotKept(@TempDir Path directory) throws IOException {
        Path path = directory.resolve("s");
        ServerLimits limits = ServerLimits.DEFAULTS
                .withMaxConnections(1)
                .with(new ServerLimits.Closing(Duration.ofSeconds(60), Duration.ofMillis(50)));
        try (TestServer exchange = new TestServer(limits);
                SocketChannel first = SocketChannel.open(StandardProtocolFamily.UNIX);
                SocketChannel second = SocketChannel.open(StandardProtocolFamily.UNIX)) {
            exchange.listen(TestServer.SETTINGS.at(new Where.Unix(path)));
            first.connect(UnixDomainSocketAddress.of(path));
            second.connect(UnixDomainSocketAddress.of(path));
            ByteBuffer reason = ByteBuffer.allocate(200);
            while (second.read(reason) >= 0) {}
            assertTrue(new String(reason.array(), 0, reason.position(), StandardCharsets.UTF_8).contains("full"));
            Await.soon("the server has closed its end", () -> !canWrite(second));
        }
    }

    private static boolean canWrite(SocketChannel client) {
        try {
            return client.write(ByteBuffer.allocate(1)) > 0;
        } catch (IOException closed) {
            return false;
        }
    }
}
